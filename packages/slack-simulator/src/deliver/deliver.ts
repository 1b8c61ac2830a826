/** How a payload gets to the app, and what the app answers. */

type EnvelopeKind = 'slash_commands' | 'interactive' | 'events_api';

export interface Outgoing {
  readonly kind: EnvelopeKind;
  /** For the record: the command, or the payload's type with callback or action id. */
  readonly name: string;
  readonly payload: object;
  readonly retry?: { readonly num: number; readonly reason: FailureReason };
}

/** docs.slack.dev/apis/events-api/using-http-request-urls, "Retries". */
export type RetryReason =
  | 'http_timeout'
  | 'too_many_redirects'
  | 'connection_failed'
  | 'ssl_error'
  | 'http_error'
  | 'unknown_error'
  | 'timeout';

/** Why nothing was sent: interactivity is switched off, or nobody said where options come from. */
export type SettingLacking = 'interactivity_not_enabled' | 'no_options_url';

export type FailureReason = RetryReason | SettingLacking;

export type Ack =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly reason: FailureReason; readonly status?: number; readonly noRetry?: boolean };

export interface Transport {
  readonly send: (outgoing: Outgoing) => Promise<Ack>;
  /** Somebody is there to receive. */
  readonly connected: () => boolean;
  readonly close: () => Promise<void>;
}

/** Slack gives up on an acknowledgement after three seconds of real time. */
export const ackDeadlineMs = 3_000;

export interface Deliver {
  /** One try, recorded. */
  readonly now: (outgoing: Outgoing) => Promise<Ack>;
  /** With Slack's retries and limits, in the background; the first try after `delayMs`. */
  readonly event: (outgoing: Omit<Outgoing, 'retry'>, team: string, delayMs?: number) => void;
  readonly connected: () => boolean;
  readonly overHttp: () => boolean;
  /** The subscription is off, because nearly every delivery of an hour failed. */
  readonly isSwitchedOff: () => boolean;
  readonly switchOn: () => void;
  /** Deliver over HTTP from now on, or over Socket Mode where undefined. */
  readonly setEventsUrl: (url: string | undefined) => void;
  /** Events that are on their way or wait for a retry. */
  readonly inFlight: () => number;
  readonly close: () => Promise<void>;
}
