import z from 'zod';
import { idsCodec, jsonCodec } from '../../../../slack/codec.ts';

/** The client that a form or a page is about. */
export const pulseContext = idsCodec('client');

/** The client that is skipped, and Slack's ID of the form below. */
export const skipContext = idsCodec('client', 'below');

/** To which goal of which client the next step is added. */
export const plannedStep = jsonCodec(z.object({ client: z.string(), goal: z.string() }));
