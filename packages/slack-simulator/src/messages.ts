/** What happens to messages, whoever causes it: the app through its methods, or a person in the client. */
import { randomUUID } from 'node:crypto';
import type { KnownBlock, MessageMetadata } from '@slack/types';
import { changeEvent, messageEvents } from './message-events.ts';
import type { Conversation, Message, Workspace } from './model.ts';
import { storedBlocks } from './stored-blocks.ts';
import { type World, workspaceOf } from './world.ts';

export interface Draft {
  readonly user: string;
  readonly text: string;
  readonly botId?: string;
  readonly blocks?: readonly unknown[];
  readonly attachments?: readonly unknown[];
  readonly metadata?: MessageMetadata;
  readonly threadTs?: string;
  readonly subtype?: string;
  readonly files?: readonly string[];
}

/** Of each conversation; older ones are forgotten. */
const maxMessages = 20_000;
const maxEphemerals = 200;
const noWords = "This content can't be displayed.";

function made(world: World, conversation: Conversation, draft: Draft, visibleTo?: string): Message {
  const blocks: KnownBlock[] | undefined = draft.blocks === undefined ? undefined : storedBlocks(draft.blocks);
  return {
    ts: world.nextTs(),
    order: world.nextOrder(),
    channel: conversation.id,
    user: draft.user,
    text: draft.text === '' && blocks !== undefined ? noWords : draft.text,
    files: [...(draft.files ?? [])],
    reactions: [],
    ...(draft.botId === undefined ? { clientMsgId: randomUUID() } : { botId: draft.botId }),
    ...(draft.subtype === undefined ? {} : { subtype: draft.subtype }),
    ...(draft.threadTs === undefined ? {} : { threadTs: draft.threadTs }),
    ...(draft.metadata === undefined ? {} : { metadata: draft.metadata }),
    ...(draft.attachments === undefined ? {} : { attachments: [...draft.attachments] }),
    ...(blocks === undefined ? {} : { blocks }),
    ...(visibleTo === undefined ? {} : { visibleTo }),
  };
}

function keep(conversation: Conversation, message: Message): void {
  conversation.messages.push(message);
  if (conversation.messages.length > maxMessages) conversation.messages.shift();
  if (message.threadTs === undefined) return;
  const thread = conversation.threads.get(message.threadTs) ?? [];
  thread.push(message);
  conversation.threads.set(message.threadTs, thread);
}

export function post(world: World, conversation: Conversation, draft: Draft): Message {
  const message = made(world, conversation, draft);
  keep(conversation, message);
  conversation.opened = true;
  conversation.reads.set(draft.user, message.ts);
  messageEvents(world, workspaceOf(world, conversation.workspace), conversation, message);
  world.changes.notify();
  return message;
}

export function postEphemeral(world: World, conversation: Conversation, to: string, draft: Draft): Message {
  const message = made(world, conversation, draft, to);
  const workspace = workspaceOf(world, conversation.workspace);
  workspace.ephemerals = [...workspace.ephemerals, message].slice(-maxEphemerals);
  world.changes.notify();
  return message;
}

export interface Revision {
  readonly user: string;
  readonly text: string | undefined;
  readonly blocks: readonly unknown[] | undefined;
  readonly attachments: readonly unknown[] | undefined;
  /** Null removes it. */
  readonly metadata?: MessageMetadata | null | undefined;
}

/**
 * Puts new content in a message. What is left out stays; an empty list removes
 * (docs.slack.dev/reference/methods/chat.update).
 */
export function edit(world: World, message: Message, draft: Revision): void {
  const before = { ...message };
  if (draft.text !== undefined) message.text = draft.text;
  if (draft.blocks !== undefined) message.blocks = storedBlocks(draft.blocks);
  if (draft.blocks?.length === 0) delete message.blocks;
  if (draft.attachments !== undefined) message.attachments = [...draft.attachments];
  if (draft.metadata !== undefined && draft.metadata !== null) message.metadata = draft.metadata;
  if (draft.metadata === null) delete message.metadata;
  if (message.visibleTo === undefined) {
    message.edited = { user: draft.user, ts: world.nextTs() };
    changeEvent(world, message, 'message_changed', before);
  }
  world.changes.notify();
}

export function remove(world: World, workspace: Workspace, conversation: Conversation, message: Message): void {
  conversation.messages = conversation.messages.filter((other) => other !== message);
  workspace.ephemerals = workspace.ephemerals.filter((other) => other !== message);
  const thread = conversation.threads.get(message.threadTs ?? '');
  thread?.splice(0, thread.length, ...thread.filter((other) => other !== message));
  if (message.visibleTo === undefined) changeEvent(world, message, 'message_deleted', message);
  world.changes.notify();
}

export function findMessage(
  workspace: Workspace,
  conversation: Conversation,
  ts: string,
  viewer?: string,
): Message | undefined {
  const mine = (message: Message) => message.ts === ts && message.channel === conversation.id;
  const ephemeral = workspace.ephemerals.find((message) => mine(message) && message.visibleTo === viewer);
  return conversation.messages.find(mine) ?? (viewer === undefined ? undefined : ephemeral);
}
