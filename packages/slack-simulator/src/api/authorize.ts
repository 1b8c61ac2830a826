import type { IncomingMessage } from 'node:http';
import type { Workspace } from '../model.ts';
import { type World, workspaceOf } from '../world.ts';
import { type Args, textArg } from './args.ts';
import { ApiError } from './errors.ts';
import { type Method, requireScope } from './method.ts';
import { workspaceOfCall } from './org-workspace.ts';

/** The token of the header, else of the arguments. */
export function tokenOf(request: IncomingMessage, args: Args): string | undefined {
  const header = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1]?.trim();
  return header ?? textArg(args, 'token');
}

const tokenErrors = { revoked: 'token_revoked', gone: 'account_inactive' } as const;

function first(world: World): Workspace {
  const [workspace] = world.workspaces.values();
  if (workspace === undefined) throw new ApiError('fatal_error');
  return workspace;
}

/** The workspace on which the call acts. Throws the ApiError of a token that does not serve for the method. */
export function authorize(
  world: World,
  call: { readonly name: string; readonly method: Method; readonly args: Args },
  token: string | undefined,
): Workspace {
  const { method } = call;
  if (method.token === 'none') return first(world);
  if (token === undefined || token === '') throw new ApiError('not_authed');
  if (token === world.app.appToken) {
    if (method.token !== 'app') throw new ApiError('not_allowed_token_type');
    return first(world);
  }
  if (world.configuration.admits(token)) {
    if (method.token !== 'configuration') throw new ApiError('not_allowed_token_type');
    return first(world);
  }
  const owner = workspaceOf(world, world.tokens.workspaceOf(token));
  if (owner.token !== 'valid') throw new ApiError(tokenErrors[owner.token]);
  if (method.token === 'app' || method.token === 'configuration') throw new ApiError('not_allowed_token_type');
  return world.organization?.isOrgWide === true ? workspaceOfCall(world, call.name, call.args) : owner;
}

/** Throws missing_scope. The app-level token has just the one scope that it needs. */
export function checkScopes(workspace: Workspace, method: Method): void {
  if (method.token === 'app') return;
  for (const scope of method.scopes) requireScope(workspace, scope);
}
