import { ApiError } from '../api/errors.ts';
import { forgetOldest } from '../forget-oldest.ts';
import { secret } from '../ids.ts';

/** What somebody agreed to on the consent page. */
export interface Consent {
  readonly workspace: string;
  readonly user: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string | undefined;
}

export interface InstallCodes {
  readonly create: (consent: Consent) => string;
  /** Uses it up. Throws invalid_code, code_already_used or code_expired. */
  readonly exchange: (code: string) => Consent;
}

/** docs.slack.dev/authentication/installing-with-oauth: "code ... valid for 10 minutes". Real time. */
const lifetimeMs = 10 * 60_000;
/** The oldest are forgotten beyond this, and are then invalid. */
const maxKept = 1_000;

export function createInstallCodes(now: () => number = () => performance.now()): InstallCodes {
  const issued = new Map<string, { readonly consent: Consent; readonly until: number; used: boolean }>();
  return {
    create: (consent) => {
      const code = `${Date.now()}.${secret(16)}`;
      issued.set(code, { consent, until: now() + lifetimeMs, used: false });
      forgetOldest(issued, maxKept);
      return code;
    },
    exchange: (code) => {
      const found = issued.get(code);
      if (found === undefined) throw new ApiError('invalid_code');
      if (found.used) throw new ApiError('code_already_used');
      if (now() > found.until) throw new ApiError('code_expired');
      found.used = true;
      return found.consent;
    },
  };
}
