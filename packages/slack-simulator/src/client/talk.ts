/** Saying, reacting, reading, joining, opening Home, shortcuts. */

import { ApiError } from '../api/errors.ts';
import type { Ack } from '../deliver/deliver.ts';
import { isEmoji } from '../emoji.ts';
import { appHomeOpened, membershipEvent } from '../events.ts';
import { findMessage, post } from '../messages.ts';
import type { Conversation, Message } from '../model.ts';
import { globalShortcut, messageShortcut } from '../payloads/shortcuts.ts';
import type { Surface } from '../protocol.ts';
import { addReaction, removeReaction } from '../reactions.ts';
import { standOf, uploadFile } from './interact.ts';
import { appConversation, type Person } from './person.ts';

const longest = 40_000;

/** What a person types, as Slack's client sends it: control characters escaped, people's names as references. */
export function typedText({ workspace }: Person, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replace(/(^|\s)@([\w.-]+)/g, (whole, before: string, name: string) => {
    const user = [...workspace.users.values()].find((one) => one.name === name);
    return user === undefined ? whole : `${before}<@${user.id}>`;
  });
}

/** Says a text in Slack's message format. Throws not_in_channel, is_archived, no_text or msg_too_long. */
export function say(person: Person, conversation: Conversation, text: string, threadTs?: string): Message {
  if (!conversation.members.has(person.user.id)) throw new ApiError('not_in_channel');
  if (conversation.archived) throw new ApiError('is_archived');
  if (text.trim() === '') throw new ApiError('no_text');
  if (text.length > longest) throw new ApiError('msg_too_long');
  const thread = threadTs === undefined ? {} : { threadTs };
  return post(person.world, conversation, { user: person.user.id, text, ...thread });
}

/** Puts a file into a conversation, as a person drops it there. Throws not_in_channel or is_archived. */
export function shareFile(person: Person, conversation: Conversation, name: string, content: Buffer): Message {
  if (!conversation.members.has(person.user.id)) throw new ApiError('not_in_channel');
  if (conversation.archived) throw new ApiError('is_archived');
  const { id } = uploadFile(person, name, content);
  person.world.files.get(id)?.channels.push(conversation.id);
  // docs.slack.dev/reference/events/message/file_share
  return post(person.world, conversation, { user: person.user.id, text: '', subtype: 'file_share', files: [id] });
}

/** Adds the reaction, or takes it back where it is there. Throws message_not_found or invalid_name. */
export function react(person: Person, conversation: Conversation, ts: string, name: string): void {
  const message = findMessage(person.workspace, conversation, ts);
  if (message === undefined) throw new ApiError('message_not_found');
  if (!isEmoji(name)) throw new ApiError('invalid_name');
  const { world, user } = person;
  if (!addReaction(world, message, name, user.id)) removeReaction(world, message, name, user.id);
}

export function markRead({ world, user }: Person, conversation: Conversation): void {
  const last = conversation.messages.at(-1);
  if (last === undefined || conversation.reads.get(user.id) === last.ts) return;
  conversation.reads.set(user.id, last.ts);
  world.changes.notify();
}

/** Opens the app's Home, or its messages: the app hears of either. */
export function openHome(person: Person, tab: 'home' | 'messages' = 'home'): void {
  const conversation = appConversation(person);
  appHomeOpened(person, conversation, tab);
}

/** Throws shortcut_not_found where the app has none of that name and kind. */
export async function runShortcut(person: Person, callbackId: string, surface?: Surface): Promise<Ack> {
  const { world, workspace, user } = person;
  const type = surface === undefined ? 'global' : 'message';
  const known = world.app.shortcuts.some((entry) => entry.callbackId === callbackId && entry.type === type);
  if (!known) throw new ApiError('shortcut_not_found');
  const stand = surface === undefined ? undefined : standOf(person, surface);
  const by = { workspace, user };
  const payload =
    stand?.kind === 'message' ? messageShortcut(world, by, callbackId, stand) : globalShortcut(world, by, callbackId);
  return world.deliver.now({ kind: 'interactive', name: `${payload.type} ${callbackId}`, payload });
}

export function joinChannel(person: Person, conversation: Conversation, user: string): void {
  if (conversation.members.has(user)) return;
  conversation.members.add(user);
  const inviter = user === person.user.id ? {} : { inviter: person.user.id };
  membershipEvent(person.world, person.workspace, 'member_joined_channel', { user, conversation, ...inviter });
  person.world.changes.notify();
}

export function leaveChannel(person: Person, conversation: Conversation, user: string): void {
  if (!conversation.members.delete(user)) return;
  membershipEvent(person.world, person.workspace, 'member_left_channel', { user, conversation });
  person.world.changes.notify();
}
