import { type Args, neededArg, textArg } from '../api/args.ts';
import { ApiError, refusal } from '../api/errors.ts';
import type { CallContext, MethodTable } from '../api/method.ts';
import { openModal, publishHome, pushModal, updateView } from '../modals.ts';
import type { OpenView } from '../model.ts';
import { viewOutput } from '../payloads/view-output.ts';

const shown = ({ workspace, world }: CallContext, open: OpenView) => ({
  view: viewOutput(open, workspace, world.app.id),
});

function viewArg(args: Args): unknown {
  if (args['view'] === undefined) throw refusal('invalid_arguments', ['[ERROR] missing required field: view']);
  return args['view'];
}

function triggered(context: CallContext, args: Args, act: typeof openModal) {
  const view = viewArg(args);
  const origin = context.world.triggers.exchange(neededArg(args, 'trigger_id'), context.workspace.id);
  return shown(context, act(context.world, origin, view));
}

function update(context: CallContext, args: Args) {
  const { world, workspace } = context;
  const view = viewArg(args);
  const [id, externalId] = [textArg(args, 'view_id'), textArg(args, 'external_id')];
  if (id === undefined && externalId === undefined) {
    throw refusal('invalid_arguments', ['[ERROR] missing required field: view_id']);
  }
  const open = id === undefined ? world.views.findExternal(workspace.id, externalId ?? '') : world.views.find(id);
  if (open === undefined || open.workspace !== workspace.id) throw new ApiError('not_found');
  updateView(world, open, view, textArg(args, 'hash'));
  return shown(context, open);
}

function publish(context: CallContext, args: Args) {
  const view = viewArg(args);
  const user = context.workspace.users.get(neededArg(args, 'user_id'));
  if (user === undefined || user.isBot || user.deleted)
    throw refusal('invalid_arguments', ['[ERROR] invalid `user_id` [json-pointer:/user_id]']);
  const to = { workspace: context.workspace.id, user: user.id };
  return shown(context, publishHome(context.world, to, view, textArg(args, 'hash')));
}

export const viewMethods: MethodTable = {
  'views.open': { json: true, scopes: [], tier: 4, run: (context, args) => triggered(context, args, openModal) },
  'views.push': { json: true, scopes: [], tier: 4, run: (context, args) => triggered(context, args, pushModal) },
  'views.update': { json: true, scopes: [], tier: 4, run: update },
  'views.publish': { json: true, scopes: [], tier: 4, run: publish },
};
