/** Finding what a method's arguments name, with the errors of a bot that may not see it. */
import { ApiError } from '../api/errors.ts';
import { type CallContext, requireScope } from '../api/method.ts';
import type { Conversation, User } from '../model.ts';
import { directMessage } from '../workspace.ts';

const readScopes = { channel: 'channels:read', private: 'groups:read', im: 'im:read' } as const;
const historyScopes = { channel: 'channels:history', private: 'groups:history', im: 'im:history' } as const;

/** A conversation that the bot may see: public ones, and others where it is a member. Throws channel_not_found. */
export function visibleConversation({ workspace }: CallContext, id: string): Conversation {
  const found =
    workspace.conversations.get(id) ??
    [...workspace.conversations.values()].find(({ kind, name }) => kind !== 'im' && `#${name}` === id);
  const visible = found !== undefined && (found.kind === 'channel' || found.members.has(workspace.botUser));
  if (!visible) throw new ApiError('channel_not_found');
  return found;
}

export function readableConversation(context: CallContext, id: string): Conversation {
  const conversation = visibleConversation(context, id);
  requireScope(context.workspace, readScopes[conversation.kind]);
  return conversation;
}

/** Throws not_in_channel where the bot is no member. */
export function historyOf(context: CallContext, id: string): Conversation {
  const conversation = visibleConversation(context, id);
  requireScope(context.workspace, historyScopes[conversation.kind]);
  if (!conversation.members.has(context.workspace.botUser)) throw new ApiError('not_in_channel');
  return conversation;
}

/**
 * Where a message may go: a conversation, or a person's direct messages by their user id. Throws channel_not_found,
 * is_archived, or not_in_channel where the bot is no member and has no chat:write.public.
 */
export function postable(context: CallContext, id: string): Conversation {
  const { workspace, world } = context;
  if (/^[UW]/.test(id)) {
    const user = workspace.users.get(id);
    if (user === undefined || user.isBot || user.id === 'USLACKBOT') throw new ApiError('channel_not_found');
    return directMessage(workspace, user.id, workspace.botUser, world.clock.now());
  }
  const conversation = visibleConversation(context, id);
  if (conversation.archived) throw new ApiError('is_archived');
  const isMember = conversation.members.has(workspace.botUser);
  if (!isMember && !workspace.scopes.includes('chat:write.public')) throw new ApiError('not_in_channel');
  return conversation;
}

/** Throws user_not_found. */
export function knownUser({ workspace }: CallContext, id: string): User {
  const user = workspace.users.get(id);
  if (user === undefined) throw new ApiError('user_not_found');
  return user;
}
