import type { Workspace } from '../model.ts';
import type { World } from '../world.ts';
import { type Args, listArg, textArg } from './args.ts';
import { ApiError } from './errors.ts';

/** Methods whose answer depends on the workspace, and that have no other argument to tell it. */
const needTeam = new Set(['users.list', 'conversations.list', 'users.conversations']);

function isMentioned(world: World, workspace: Workspace, args: Args): boolean {
  const channel = textArg(args, 'channel') ?? textArg(args, 'channel_id') ?? '';
  const users = [textArg(args, 'user'), textArg(args, 'user_id'), channel, ...listArg(args, 'users')];
  const view = world.views.find(textArg(args, 'view_id') ?? '');
  const trigger = world.triggers.workspaceOf(textArg(args, 'trigger_id') ?? '');
  const file = world.files.get(textArg(args, 'file') ?? '');
  return (
    workspace.conversations.has(channel) ||
    users.some((user) => user !== undefined && user !== workspace.botUser && workspace.users.has(user)) ||
    [view?.workspace, trigger, file?.workspace].includes(workspace.id)
  );
}

/**
 * The workspace on which a call with an org-wide token acts: the one of `team_id`, else that of whatever the arguments
 * name. Throws missing_argument where a list does not say, team_not_found where there is no such workspace.
 */
export function workspaceOfCall(world: World, method: string, args: Args): Workspace {
  const workspaces = [...world.workspaces.values()];
  const [first] = workspaces;
  if (first === undefined) throw new ApiError('fatal_error');
  const team = textArg(args, 'team_id');
  if (team === undefined || team === '') {
    if (needTeam.has(method)) throw new ApiError('missing_argument');
    return workspaces.find((workspace) => isMentioned(world, workspace, args)) ?? first;
  }
  const named = world.workspaces.get(team);
  if (named === undefined) throw new ApiError('team_not_found');
  return named;
}
