import { type Args, flagArg, limitArg, neededArg, page, textArg } from '../api/args.ts';
import { ApiError } from '../api/errors.ts';
import type { CallContext, MethodTable } from '../api/method.ts';
import type { User } from '../model.ts';
import { userJson } from '../payloads/user-json.ts';
import { knownUser } from './lookup.ts';

/** `is_stranger` means that the app shares no channel with somebody of another organisation. */
const sharesChannel = ({ workspace }: CallContext, user: string) =>
  [...workspace.conversations.values()].some(
    ({ kind, members }) => kind !== 'im' && members.has(user) && members.has(workspace.botUser),
  );

/** Slack says it where it is asked for (docs.slack.dev/reference/methods/users.info). */
const localeOf = (user: User, args: Args) =>
  flagArg(args, 'include_locale') && !user.deleted ? { locale: user.locale } : {};

function info(context: CallContext, args: Args) {
  const user = knownUser(context, neededArg(args, 'user'));
  const json = userJson(user, context.world.clock.now());
  return {
    user: {
      ...json,
      ...localeOf(user, args),
      ...(user.isStranger ? { is_stranger: !sharesChannel(context, user.id) } : {}),
    },
  };
}

function list(context: CallContext, args: Args) {
  const all = [...context.workspace.users.values()];
  const { items, next_cursor } = page(all, args, limitArg(args, 200, 1_000));
  const now = context.world.clock.now();
  return {
    members: items.map((user) => ({ ...userJson(user, now), ...localeOf(user, args) })),
    cache_ts: Math.floor(now.getTime() / 1_000),
    response_metadata: { next_cursor },
  };
}

function team({ workspace }: CallContext) {
  const { id, name, domain } = workspace;
  return { team: { id, name, domain, email_domain: '', icon: { image_default: true } } };
}

function bot({ workspace, world }: CallContext, args: Args) {
  const id = textArg(args, 'bot') ?? workspace.botId;
  if (id !== workspace.botId) throw new ApiError('bot_not_found');
  return {
    bot: {
      id,
      deleted: false,
      name: world.app.name,
      updated: 0,
      app_id: world.app.id,
      user_id: workspace.botUser,
      icons: {},
    },
  };
}

export const peopleMethods: MethodTable = {
  'users.info': { scopes: ['users:read'], tier: 4, run: info },
  'users.list': { scopes: ['users:read'], tier: 2, run: list },
  'team.info': { scopes: ['team:read'], tier: 3, run: team },
  'bots.info': { scopes: ['users:read'], tier: 3, run: bot },
};
