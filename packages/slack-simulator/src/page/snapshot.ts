import { type Person, seenMessages, sees } from '../client/person.ts';
import type { Conversation, Message, OpenView, User } from '../model.ts';
import type { ClockCard, ConversationCard, MessageCard, ModalCard, PersonCard, Snapshot } from '../protocol.ts';
import { isInConversation, threadBroadcast } from '../threads.ts';
import { viewFor } from './view.ts';

/** Of each conversation. */
const maxMessages = 200;

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .slice(0, 2)
    .join('');

function personCard(user: User): PersonCard {
  const { id, realName: name, title, zone, color, isBot } = user;
  return { id, name, title, zone, color, initials: initials(name), isBot: isBot || id === 'USLACKBOT' };
}

function otherOf({ workspace, user }: Person, conversation: Conversation): User | undefined {
  const other = [...conversation.members].find((id) => id !== user.id);
  return workspace.users.get(other ?? user.id);
}

function kindOf(person: Person, conversation: Conversation): ConversationCard['kind'] {
  if (conversation.kind !== 'im') return conversation.kind;
  return conversation.members.has(person.workspace.botUser) ? 'app' : 'dm';
}

/** Messages of others after the last one read; replies in threads alone do not count. */
function unreadOf({ user }: Person, conversation: Conversation): number {
  const read = conversation.reads.get(user.id);
  const index = conversation.messages.findLastIndex(({ ts }) => ts === read);
  return conversation.messages
    .slice(index + 1)
    .filter((message) => message.user !== user.id && isInConversation(message)).length;
}

function conversationCard(person: Person, conversation: Conversation): ConversationCard {
  return {
    id: conversation.id,
    name: conversation.kind === 'im' ? (otherOf(person, conversation)?.realName ?? '') : conversation.name,
    kind: kindOf(person, conversation),
    topic: conversation.topic,
    unread: conversation.members.has(person.user.id) ? unreadOf(person, conversation) : 0,
    isMember: conversation.members.has(person.user.id),
    isArchived: conversation.archived,
    members: [...conversation.members],
  };
}

function filesOf({ world }: Person, message: Message): MessageCard['files'] {
  return message.files.flatMap((id) => {
    const file = world.files.get(id);
    if (file === undefined) return [];
    const url = `/files/${file.id}/${encodeURIComponent(file.name)}`;
    return [{ id, title: file.title, url, ...(file.altText === '' ? {} : { altText: file.altText }) }];
  });
}

function messageCard(person: Person, message: Message, { threads }: Conversation): MessageCard {
  return {
    ts: message.ts,
    channel: message.channel,
    author: message.user,
    text: message.text,
    ...(message.blocks === undefined ? {} : { blocks: message.blocks }),
    ...(message.edited === undefined ? {} : { editedAt: message.edited.ts }),
    ...(message.threadTs === undefined || message.threadTs === message.ts ? {} : { threadTs: message.threadTs }),
    broadcast: message.subtype === threadBroadcast,
    replyCount: threads.get(message.ts)?.length ?? 0,
    reactions: message.reactions.map(({ name, users }) => ({ name, people: [...users] })),
    ephemeral: message.visibleTo !== undefined,
    files: filesOf(person, message),
  };
}

function modalCard(open: OpenView): ModalCard {
  const { id, hash, values, errors, submitting } = open;
  return { id, hash, view: viewFor(open.view), state: values, errors, submitting };
}

function messagesOf(person: Person, conversation: Conversation, since: number): MessageCard[] {
  return seenMessages(person, conversation, maxMessages)
    .filter((message) => message.visibleTo === undefined || message.order > since)
    .map((message) => messageCard(person, message, conversation));
}

/** Everything that the person sees. Ephemeral messages from before `since` are left out: the page was loaded later. */
export function snapshotFor(person: Person, clock: ClockCard, since: number): Snapshot {
  const { world, workspace, user } = person;
  const seen = [...workspace.conversations.values()].filter((entry) => sees(person, entry));
  const home = world.views.home(user.id);
  const { app } = world;
  return {
    revision: world.changes.revision(),
    workspace: { id: workspace.id, name: workspace.name },
    app: { id: app.id, name: app.name, botUser: workspace.botUser, connected: world.deliver.connected() },
    me: personCard(user),
    people: [...workspace.users.values()].filter((one) => !one.deleted).map(personCard),
    conversations: seen.map((entry) => conversationCard(person, entry)),
    messages: Object.fromEntries(seen.map((entry) => [entry.id, messagesOf(person, entry, since)])),
    ...(home === undefined ? {} : { home: modalCard(home) }),
    modals: world.views.stack(user.id).map(modalCard),
    commands: (app.commands ?? []).map(({ command, usageHint: usage, description }) => ({
      command,
      usage,
      description,
    })),
    shortcuts: app.shortcuts.map(({ callbackId, name, type }) => ({ callbackId, name, type })),
    inspector: world.recorder.inspector(),
    clock,
  };
}
