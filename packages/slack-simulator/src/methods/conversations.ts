import { type Args, flagArg, limitArg, listArg, neededArg, page, textArg } from '../api/args.ts';
import { ApiError } from '../api/errors.ts';
import { type CallContext, type MethodTable, requireScope } from '../api/method.ts';
import { membershipEvent } from '../events.ts';
import type { Conversation, Message } from '../model.ts';
import { conversationJson } from '../payloads/conversation-json.ts';
import { messageJson } from '../payloads/message-json.ts';
import { slowedPage } from '../rate-limits.ts';
import { isInConversation } from '../threads.ts';
import { directMessage } from '../workspace.ts';
import { historyOf, knownUser, readableConversation, visibleConversation } from './lookup.ts';

const kindOfType = { public_channel: 'channel', private_channel: 'private', im: 'im', mpim: 'mpim' } as const;
const scopeOfType = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
} as const;

type TypeName = keyof typeof kindOfType;
const isTypeName = (type: string): type is TypeName => type in kindOfType;

function wantedKinds({ workspace }: CallContext, args: Args): ReadonlySet<string> {
  const types = listArg(args, 'types');
  const wanted = types.length === 0 ? ['public_channel'] : types;
  const kinds = wanted.map((type) => {
    if (!isTypeName(type)) throw new ApiError('invalid_types');
    requireScope(workspace, scopeOfType[type]);
    return kindOfType[type];
  });
  return new Set<string>(kinds);
}

/** Those that the bot sees, of the wanted kinds, in the order in which they were made. */
function listed(context: CallContext, args: Args, member?: string): Conversation[] {
  const kinds = wantedKinds(context, args);
  const { botUser, conversations } = context.workspace;
  return [...conversations.values()].filter(
    (entry) =>
      kinds.has(entry.kind) &&
      (entry.kind === 'channel' || entry.members.has(botUser)) &&
      (entry.kind !== 'im' || entry.opened) &&
      !(flagArg(args, 'exclude_archived') && entry.archived) &&
      (member === undefined || entry.members.has(member)),
  );
}

function listPage(
  context: CallContext,
  args: Args,
  all: readonly Conversation[],
  shown: Parameters<typeof conversationJson>[2],
) {
  const { items, next_cursor } = page(all, args, limitArg(args, 100, 1_000));
  const channels = items.map((entry) => conversationJson(entry, context.workspace, shown));
  return { channels, response_metadata: { next_cursor } };
}

function open(context: CallContext, args: Args) {
  const { workspace, world } = context;
  requireScope(workspace, 'im:write');
  const users = listArg(args, 'users');
  if (users.length > 1) throw new ApiError('method_not_supported_for_channel_type');
  const conversation = users.length === 1 ? withUser(context, users[0] ?? '') : resumed(context, args);
  const already = conversation.opened;
  conversation.opened = true;
  const full = flagArg(args, 'return_im') ? conversationJson(conversation, workspace) : { id: conversation.id };
  if (!already) world.changes.notify();
  return { ...(already ? { no_op: true, already_open: true } : {}), channel: full };
}

function withUser(context: CallContext, id: string): Conversation {
  const user = knownUser(context, id);
  if (user.deleted) throw new ApiError('user_disabled');
  if (user.isBot) throw new ApiError('cannot_dm_bot');
  return directMessage(context.workspace, user.id, context.workspace.botUser, context.world.clock.now());
}

function resumed(context: CallContext, args: Args): Conversation {
  const id = textArg(args, 'channel');
  if (id === undefined || id === '') throw new ApiError('users_list_not_supplied');
  const conversation = visibleConversation(context, id);
  if (conversation.kind !== 'im') throw new ApiError('method_not_supported_for_channel_type');
  return conversation;
}

function info(context: CallContext, args: Args) {
  const conversation = readableConversation(context, neededArg(args, 'channel'));
  const counted = flagArg(args, 'include_num_members');
  return { channel: conversationJson(conversation, context.workspace, { counted }) };
}

function members(context: CallContext, args: Args) {
  const conversation = readableConversation(context, neededArg(args, 'channel'));
  const { items, next_cursor } = page([...conversation.members], args, limitArg(args, 100, 1_000));
  return { members: items, response_metadata: { next_cursor } };
}

/** Slack's times compare as numbers; strings of other length would not. Throws the refusal given. */
function micros(ts: string, refused: string): bigint {
  const [seconds = '0', rest = ''] = ts.split('.');
  if (!/^\d+$/.test(seconds) || !/^\d*$/.test(rest)) throw new ApiError(refused);
  return BigInt(seconds) * 1_000_000n + BigInt(rest.padEnd(6, '0').slice(0, 6));
}

/** Whether a time lies between `oldest` and `latest`. Throws invalid_ts_oldest or invalid_ts_latest, whatever there is. */
function span(args: Args): (ts: string) => boolean {
  const inclusive = flagArg(args, 'inclusive');
  const oldest = micros(textArg(args, 'oldest') || '0', 'invalid_ts_oldest');
  const latestText = textArg(args, 'latest') || undefined;
  const latest = latestText === undefined ? undefined : micros(latestText, 'invalid_ts_latest');
  return (text) => {
    const ts = micros(text, 'invalid_ts_latest');
    const after = inclusive ? ts >= oldest : ts > oldest;
    return after && (latest === undefined || (inclusive ? ts <= latest : ts < latest));
  };
}

function messagePage(context: CallContext, args: Args, conversation: Conversation, all: readonly Message[]) {
  const slowed = context.world.app.distribution === 'unlisted';
  const limit = limitArg(args, slowed ? slowedPage : 100, 999);
  const { items, more, next_cursor } = page(all, args, slowed ? Math.min(limit, slowedPage) : limit);
  const withMetadata = flagArg(args, 'include_all_metadata');
  return {
    messages: items.map((message) => messageJson(message, { ...context, conversation }, withMetadata)),
    has_more: more,
    ...(more ? { response_metadata: { next_cursor } } : {}),
  };
}

function history(context: CallContext, args: Args) {
  const conversation = historyOf(context, neededArg(args, 'channel'));
  const within = span(args);
  const top = conversation.messages.filter((message) => isInConversation(message) && within(message.ts));
  return { ...messagePage(context, args, conversation, top.toReversed()), pin_count: 0 };
}

function replies(context: CallContext, args: Args) {
  const conversation = historyOf(context, neededArg(args, 'channel'));
  const root = neededArg(args, 'ts');
  const within = span(args);
  if (!conversation.messages.some(({ ts }) => ts === root)) throw new ApiError('thread_not_found');
  const parent = conversation.messages.filter(({ ts }) => ts === root);
  const thread = [...parent, ...(conversation.threads.get(root) ?? []).filter(({ ts }) => within(ts))];
  return messagePage(context, args, conversation, thread);
}

function join(context: CallContext, args: Args) {
  const { workspace, world } = context;
  const conversation = visibleConversation(context, neededArg(args, 'channel'));
  if (conversation.kind !== 'channel') throw new ApiError('method_not_supported_for_channel_type');
  if (conversation.archived) throw new ApiError('is_archived');
  const already = conversation.members.has(workspace.botUser);
  conversation.members.add(workspace.botUser);
  if (!already) membershipEvent(world, workspace, 'member_joined_channel', { user: workspace.botUser, conversation });
  world.changes.notify();
  return { channel: conversationJson(conversation, workspace), ...(already ? { warning: 'already_in_channel' } : {}) };
}

const list = (context: CallContext, args: Args) => listPage(context, args, listed(context, args), { counted: true });

function ofUser(context: CallContext, args: Args) {
  const user = textArg(args, 'user') ?? context.workspace.botUser;
  knownUser(context, user);
  return listPage(context, args, listed(context, args, user), { mine: false });
}

export const conversationMethods: MethodTable = {
  'conversations.open': { json: true, scopes: [], tier: 3, run: open },
  'conversations.info': { scopes: [], tier: 3, run: info },
  'conversations.list': { scopes: [], tier: 2, run: list },
  'conversations.members': { scopes: [], tier: 4, run: members },
  'conversations.history': { scopes: [], tier: 3, run: history },
  'conversations.replies': { scopes: [], tier: 3, run: replies },
  'conversations.join': { json: true, scopes: ['channels:join'], tier: 3, run: join },
  'users.conversations': { scopes: [], tier: 3, run: ofUser },
};
