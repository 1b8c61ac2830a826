import z from 'zod';
import { GROUPINGS } from '../../../../domain/portfolio/portfolio.ts';
import { jsonCodec } from '../../../../slack/codec.ts';

/** What of all teams a modal shows: the groups, or the goals of one, from an item on. */
export const portfolioPlace = jsonCodec(
  z.object({
    by: z.enum(GROUPINGS),
    /** The group that is open. */
    key: z.string().exactOptional(),
    from: z.number().int().min(0).exactOptional(),
  }),
);
export type PortfolioPlace = ReturnType<typeof portfolioPlace.decode>;
