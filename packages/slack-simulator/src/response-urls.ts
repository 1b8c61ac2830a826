import { forgetOldest } from './forget-oldest.ts';
import { secret } from './ids.ts';

/** What a response_url answers to: a command, or a message that was clicked. */
export interface ResponseOrigin {
  readonly workspace: string;
  readonly user: string;
  readonly channel: string;
  /** The message that `replace_original` and `delete_original` mean. */
  readonly messageTs?: string;
  readonly threadTs?: string;
}

export interface ResponseUrls {
  /** The path of a new one. */
  readonly create: (origin: ResponseOrigin) => string;
  /** Counts one use; undefined where it is unknown, used up or too old. */
  readonly use: (path: string) => ResponseOrigin | undefined;
}

/** docs.slack.dev/interactivity/handling-user-interaction: up to 5 times within 30 minutes. Real time. */
const maxUses = 5;
const lifetimeMs = 30 * 60_000;
/** The oldest are forgotten beyond this, and are then as if too old. */
const maxKept = 5_000;

export function createResponseUrls(now: () => number = () => performance.now()): ResponseUrls {
  const issued = new Map<string, { readonly origin: ResponseOrigin; readonly until: number; uses: number }>();
  return {
    create: (origin) => {
      const path = `/respond/${origin.workspace}/${secret(12)}`;
      issued.set(path, { origin, until: now() + lifetimeMs, uses: 0 });
      forgetOldest(issued, maxKept);
      return path;
    },
    use: (path) => {
      const found = issued.get(path);
      if (found === undefined || found.uses >= maxUses || now() > found.until) return undefined;
      found.uses += 1;
      return found.origin;
    },
  };
}
