import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { Logger } from '../logger.ts';
import { withinRequest } from '../request-id.ts';

interface Watching {
  readonly logger: Logger;
  /** A request of a kind was acknowledged, in seconds from when it came. */
  readonly acknowledged: (kind: string, seconds: number) => void;
}

/** What distinguishes requests, of the kinds that Slack sends. */
interface Named {
  readonly type?: string;
  readonly command?: string;
  readonly event_id?: string;
}

/** The kinds of requests that Slack's documentation names; anything else is `other`, so that no label grows freely. */
const KINDS = new Set([
  'command',
  'block_actions',
  'block_suggestion',
  'view_submission',
  'view_closed',
  'shortcut',
  'message_action',
  'event_callback',
]);

/**
 * Gives each request an ID that stands in every line of the log about it, up to the message that comes of it, and
 * measures how long Slack waits. An event has Slack's own ID; nothing else that Slack sends has one that may be logged.
 */
export function watchedListeners(
  listen: Middleware<AnyMiddlewareArgs>,
  { logger, acknowledged }: Watching,
): Middleware<AnyMiddlewareArgs> {
  return (request) => {
    const body = request.body as Named;
    const named = body.type ?? (body.command === undefined ? 'other' : 'command');
    const kind = KINDS.has(named) ? named : 'other';
    return withinRequest(body.event_id ?? randomUUID(), async () => {
      const cameAt = performance.now();
      logger.debug({ kind }, 'a request from Slack');
      const { ack } = request as { ack?: (answer?: unknown) => Promise<void> };
      if (ack === undefined) return listen(request);
      const timed = async (answer?: unknown) => {
        acknowledged(kind, (performance.now() - cameAt) / 1000);
        await ack(answer);
      };
      // The type of an acknowledgement follows from the kind of the request, which goes on as it came.
      await listen({ ...request, ack: timed } as typeof request);
    });
  };
}
