import type { Workspace } from '../model.ts';
import type { Tier } from '../rate-limits.ts';
import type { World } from '../world.ts';
import type { Args } from './args.ts';
import { ApiError } from './errors.ts';

export interface CallContext {
  readonly world: World;
  readonly workspace: Workspace;
}

export interface Method {
  /** All of these are needed; scopes that depend on the arguments are asked for by the handler. */
  readonly scopes: readonly string[];
  readonly tier: Tier;
  /** Takes `application/json` besides forms, as methods that write do; the others do not see what JSON holds. */
  readonly json?: boolean;
  /** The token with which it may be called; `bot` where left out. */
  readonly token?: 'bot' | 'app' | 'configuration' | 'none';
  readonly run: (context: CallContext, args: Args) => object | Promise<object>;
}

export type MethodTable = Readonly<Record<string, Method>>;

/** Throws missing_scope with what is needed and what there is, as Slack does. */
export function requireScope(workspace: Workspace, needed: string): void {
  if (workspace.scopes.includes(needed)) return;
  throw new ApiError('missing_scope', { needed, provided: workspace.scopes.join(',') });
}
