import { z } from 'zod';

/** A request as Socket Mode wraps it (docs.slack.dev/apis/events-api/using-socket-mode, "Receive events"). */
export interface Envelope {
  readonly id: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Of an event that Slack sends again. */
  readonly retryNum: number | undefined;
  readonly retryReason: string | undefined;
}

export type Message =
  | { readonly kind: 'hello' }
  /** `warning`, `refresh_requested`, `link_disabled`, `too_many_websockets`, or another word of Slack's. */
  | { readonly kind: 'farewell'; readonly reason: string }
  | { readonly kind: 'envelope'; readonly envelope: Envelope };

const schema = z.union([
  z.object({ type: z.literal('hello') }).transform((): Message => ({ kind: 'hello' })),
  z
    .object({ type: z.literal('disconnect'), reason: z.string().default('disconnect') })
    .transform(({ reason }): Message => ({ kind: 'farewell', reason })),
  z
    .object({
      envelope_id: z.string(),
      payload: z.record(z.string(), z.unknown()),
      retry_attempt: z.number().optional().catch(undefined),
      retry_reason: z.string().optional().catch(undefined),
    })
    .transform(
      ({ envelope_id: id, payload, retry_attempt: retryNum, retry_reason: retryReason }): Message => ({
        kind: 'envelope',
        envelope: { id, payload, retryNum, retryReason },
      }),
    ),
]);

const ADVICE: Readonly<Record<string, string>> = {
  link_disabled: "Socket Mode is turned off. Turn it on under Socket Mode in your Slack app's settings",
  too_many_websockets: 'Slack allows ten connections per app. Stop other processes that use this app token',
};

/** What to do about the reason of a farewell, where there is something to do. */
export function adviceOn(reason: string): string | undefined {
  return ADVICE[reason];
}

/** What Slack says on a connection; undefined for what is none of its messages. */
export function readMessage(text: string): Message | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
