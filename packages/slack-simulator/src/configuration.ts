/**
 * The settings of the app, and the token of somebody who may see and change them
 * (docs.slack.dev/app-manifests/configuring-apps-with-app-manifests, "Configuration tokens"). It lives twelve hours by the
 * workspace's clock.
 */
import { ApiError } from './api/errors.ts';
import { secret } from './ids.ts';

export interface Configuration {
  readonly token: string;
  /** Whether a token is this one. Throws token_expired for one that was. */
  readonly admits: (token: string) => boolean;
  /** What the settings hold; undefined where nothing is known of them. */
  manifest: object | undefined;
}

const LIFETIME_MS = 12 * 60 * 60 * 1_000;

/** `now` in milliseconds. */
export function createConfiguration(manifest: object | undefined, now: () => number): Configuration {
  const token = `xoxe.xoxp-1-${secret(24)}`;
  const expiresAt = now() + LIFETIME_MS;
  return {
    token,
    manifest,
    admits: (given) => {
      if (given === token && now() >= expiresAt) throw new ApiError('token_expired');
      return given === token;
    },
  };
}
