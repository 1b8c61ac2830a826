/**
 * Bot tokens (docs.slack.dev/authentication/tokens) and their rotation (docs.slack.dev/authentication/using-token-rotation):
 * a rotating token lives twelve hours by the workspace's clock, and its refresh token is good for one exchange.
 */

import { ApiError } from './api/errors.ts';
import { forgetOldest } from './forget-oldest.ts';
import { secret } from './ids.ts';

/** As `oauth.v2.access` hands it out. */
export interface Grant {
  readonly access_token: string;
  readonly refresh_token?: string;
  /** Seconds. */
  readonly expires_in?: number;
}

interface Entry {
  readonly workspace: string;
  readonly expiresAt: number | undefined;
  /** What calls with it are answered after a new installation has taken its place. */
  dead?: 'token_revoked' | 'account_inactive';
}

export interface Tokens {
  readonly issue: (workspace: string) => Grant;
  /** The workspace that it is for. Throws invalid_auth, token_expired, or what killed it. */
  readonly workspaceOf: (token: string) => string;
  /** Throws invalid_refresh_token for one that is unknown or used up. */
  readonly refresh: (refreshToken: string) => Grant & { readonly workspace: string };
  /** Kills all tokens of a workspace that there are now. */
  readonly kill: (workspace: string, as: 'token_revoked' | 'account_inactive') => void;
}

const lifetimeSeconds = 43_200;
/** The oldest are forgotten beyond this, and are then as if made up. */
const maxTokens = 10_000;

function bounded<V>(map: Map<string, V>, key: string, value: V): void {
  map.set(key, value);
  forgetOldest(map, maxTokens);
}

/** `now` in milliseconds by the workspace's clock. */
export function createTokens(rotating: boolean, now: () => number): Tokens {
  const tokens = new Map<string, Entry>();
  const refreshable = new Map<string, string>();
  const issue = (workspace: string): Grant => {
    const access_token = `${rotating ? 'xoxe.xoxb-1' : 'xoxb'}-${secret(6)}-${secret(12)}`;
    bounded(tokens, access_token, { workspace, expiresAt: rotating ? now() + lifetimeSeconds * 1_000 : undefined });
    if (!rotating) return { access_token };
    const refresh_token = `xoxe-1-${secret(16)}`;
    bounded(refreshable, refresh_token, workspace);
    return { access_token, refresh_token, expires_in: lifetimeSeconds };
  };
  return {
    issue,
    workspaceOf: (token) => {
      const entry = tokens.get(token);
      if (entry === undefined) throw new ApiError('invalid_auth');
      if (entry.dead !== undefined) throw new ApiError(entry.dead);
      if (entry.expiresAt !== undefined && now() >= entry.expiresAt) throw new ApiError('token_expired');
      return entry.workspace;
    },
    refresh: (refreshToken) => {
      const workspace = refreshable.get(refreshToken);
      if (workspace === undefined) throw new ApiError('invalid_refresh_token');
      refreshable.delete(refreshToken);
      return { ...issue(workspace), workspace };
    },
    kill: (workspace, as) => {
      for (const entry of tokens.values()) if (entry.workspace === workspace) entry.dead ??= as;
      for (const [key, of] of refreshable) if (of === workspace) refreshable.delete(key);
    },
  };
}
