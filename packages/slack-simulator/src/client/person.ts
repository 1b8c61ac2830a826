/** A person at Slack's client, and what they see. */
import { ApiError } from '../api/errors.ts';
import type { Conversation, Message, User, Workspace } from '../model.ts';
import { type World, workspaceOf } from '../world.ts';

export interface Person {
  readonly world: World;
  readonly workspace: Workspace;
  readonly user: User;
}

/** Throws user_not_found. */
export function personAt(world: World, id: string): Person {
  for (const workspace of world.workspaces.values()) {
    const user = workspace.users.get(id);
    if (user !== undefined) return { world, workspace: workspaceOf(world, user.workspace), user };
  }
  throw new ApiError('user_not_found');
}

/** Guests and strangers see only what they are members of. */
export function sees({ user }: Pick<Person, 'user'>, conversation: Conversation): boolean {
  if (conversation.members.has(user.id)) return true;
  return conversation.kind === 'channel' && !user.isRestricted && !user.isStranger;
}

/** By id, `#name` or name; a person's id or name means the direct messages with them. Throws channel_not_found. */
export function conversationFor(person: Person, reference: string): Conversation {
  const { workspace, user } = person;
  const name = reference.replace(/^#/, '');
  const direct = [...workspace.users.values()].find(
    (other) => other.id === reference || `@${other.name}` === reference,
  );
  for (const entry of workspace.conversations.values()) {
    const named = entry.kind !== 'im' && entry.name === name;
    const withOther = direct !== undefined && entry.kind === 'im' && entry.members.has(direct.id);
    const mine = entry.members.has(user.id);
    if ((entry.id === reference || named || (withOther && mine)) && sees(person, entry)) return entry;
  }
  throw new ApiError('channel_not_found');
}

/** The direct messages with the bot. */
export function appConversation({ workspace, user }: Person): Conversation {
  for (const entry of workspace.conversations.values()) {
    if (entry.kind === 'im' && entry.members.has(user.id) && entry.members.has(workspace.botUser)) return entry;
  }
  throw new ApiError('channel_not_found');
}

/** What the person sees in a conversation, ephemeral messages included, as it came; the last `max`. */
export function seenMessages({ workspace, user }: Person, conversation: Conversation, max = Infinity): Message[] {
  const mine = workspace.ephemerals.filter(
    (message) => message.channel === conversation.id && message.visibleTo === user.id,
  );
  const recent = conversation.messages.slice(-max);
  if (mine.length === 0) return recent;
  return [...recent, ...mine].sort((one, other) => one.order - other.order).slice(-max);
}
