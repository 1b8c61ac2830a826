import type { MessageMetadata } from '@slack/types';
import { type Args, flagArg, neededArg, textArg } from '../api/args.ts';
import { ApiError } from '../api/errors.ts';
import type { CallContext, MethodTable } from '../api/method.ts';
import { isObject } from '../elements.ts';
import { type Draft, edit, findMessage, post, postEphemeral, remove } from '../messages.ts';
import type { Conversation, Message } from '../model.ts';
import { messageJson } from '../payloads/message-json.ts';
import { threadBroadcast } from '../threads.ts';
import { checkContent, checkMetadata, maxUpdateLength, shortened } from '../validate/message.ts';
import { checkPictures, checkRolledOut } from '../validate/pictures.ts';
import { postable, visibleConversation } from './lookup.ts';

const given = (args: Args, key: string) => (args[key] === null || args[key] === '' ? undefined : args[key]);

/** Null for an empty object, with which `chat.update` removes what there was. */
function metadataOf(args: Args): MessageMetadata | null | undefined {
  const metadata = given(args, 'metadata');
  checkMetadata(metadata);
  if (!isObject(metadata)) return undefined;
  if (Object.keys(metadata).length === 0) return null;
  return metadata as unknown as MessageMetadata;
}

function contentOf(context: CallContext, args: Args, maxLength?: number) {
  const [blocks, attachments] = [given(args, 'blocks'), given(args, 'attachments')];
  const text = maxLength === undefined ? shortened(textArg(args, 'text')) : textArg(args, 'text');
  checkContent({ text, blocks, attachments }, maxLength);
  checkRolledOut(context.workspace, blocks);
  checkPictures(context, blocks, 'invalid_blocks');
  return {
    text,
    blocks: Array.isArray(blocks) ? blocks : undefined,
    attachments: Array.isArray(attachments) ? attachments : undefined,
  };
}

function draftOf(context: CallContext, args: Args, conversation: Conversation): Draft {
  const { text, blocks, attachments } = contentOf(context, args);
  const metadata = metadataOf(args) ?? undefined;
  const threadTs = threadOf(conversation, textArg(args, 'thread_ts'));
  return {
    user: context.workspace.botUser,
    botId: context.workspace.botId,
    text: text ?? '',
    ...(blocks === undefined ? {} : { blocks }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(threadTs === undefined ? {} : { threadTs }),
  };
}

/** A reply to a reply goes to the parent's thread. */
function threadOf(conversation: Conversation, ts: string | undefined): string | undefined {
  if (ts === undefined || ts === '') return undefined;
  const parent = conversation.messages.find((message) => message.ts === ts);
  if (parent === undefined) throw new ApiError('thread_not_found');
  return parent.threadTs ?? ts;
}

function ownMessage(context: CallContext, args: Args, refused: string) {
  const conversation = visibleConversation(context, neededArg(args, 'channel'));
  const message = findMessage(context.workspace, conversation, neededArg(args, 'ts'));
  if (message === undefined) throw new ApiError('message_not_found');
  if (message.user !== context.workspace.botUser) throw new ApiError(refused);
  return { conversation, message };
}

const shown = (context: CallContext, conversation: Conversation, message: Message) =>
  messageJson(message, { ...context, conversation }, true);

function postMessage(context: CallContext, args: Args) {
  const conversation = postable(context, neededArg(args, 'channel'));
  const draft = draftOf(context, args, conversation);
  const isBroadcast = draft.threadTs !== undefined && flagArg(args, 'reply_broadcast');
  const message = post(context.world, conversation, { ...draft, ...(isBroadcast ? { subtype: threadBroadcast } : {}) });
  return { channel: conversation.id, ts: message.ts, message: shown(context, conversation, message) };
}

/** Shows a reply that was in its thread alone in the conversation, too. Throws cant_broadcast_message. */
function broadcast(message: Message): void {
  if (message.threadTs === undefined || message.threadTs === message.ts) throw new ApiError('cant_broadcast_message');
  message.subtype = threadBroadcast;
}

function update(context: CallContext, args: Args) {
  const { conversation, message } = ownMessage(context, args, 'cant_update_message');
  if (conversation.archived) throw new ApiError('is_inactive');
  const metadata = metadataOf(args);
  const content = contentOf(context, args, maxUpdateLength);
  if (flagArg(args, 'reply_broadcast')) broadcast(message);
  edit(context.world, message, { user: context.workspace.botUser, ...content, metadata });
  // An edit is answered with the message's content, and not with its place or its thread.
  const { threadTs: _, subtype: __, ...alone } = message;
  const { ts: ___, ...after } = shown(context, { ...conversation, threads: new Map() }, alone);
  return { channel: conversation.id, ts: message.ts, text: message.text, message: after };
}

function deleteMessage(context: CallContext, args: Args) {
  const { conversation, message } = ownMessage(context, args, 'cant_delete_message');
  remove(context.world, context.workspace, conversation, message);
  return { channel: conversation.id, ts: message.ts };
}

/** chat:write.public does not help here: the bot must be a member. */
function ephemeral(context: CallContext, args: Args) {
  const conversation = postable(context, neededArg(args, 'channel'));
  if (!conversation.members.has(context.workspace.botUser)) throw new ApiError('not_in_channel');
  const user = neededArg(args, 'user');
  if (!conversation.members.has(user)) throw new ApiError('user_not_in_channel');
  const message = postEphemeral(context.world, conversation, user, draftOf(context, args, conversation));
  return { message_ts: message.ts };
}

function permalink(context: CallContext, args: Args) {
  const conversation = visibleConversation(context, neededArg(args, 'channel'));
  const ts = neededArg(args, 'message_ts');
  if (findMessage(context.workspace, conversation, ts) === undefined) throw new ApiError('message_not_found');
  const link = `${context.world.base()}/archives/${conversation.id}/p${ts.replace('.', '')}`;
  return { channel: conversation.id, permalink: link };
}

export const chatMethods: MethodTable = {
  'chat.postMessage': { json: true, scopes: ['chat:write'], tier: 'post', run: postMessage },
  'chat.update': { json: true, scopes: ['chat:write'], tier: 3, run: update },
  'chat.delete': { json: true, scopes: ['chat:write'], tier: 3, run: deleteMessage },
  'chat.postEphemeral': { json: true, scopes: ['chat:write'], tier: 4, run: ephemeral },
  'chat.getPermalink': { scopes: [], tier: 4, run: permalink },
};
