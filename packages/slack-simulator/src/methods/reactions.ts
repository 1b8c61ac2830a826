import { type Args, neededArg } from '../api/args.ts';
import { ApiError } from '../api/errors.ts';
import type { CallContext, MethodTable } from '../api/method.ts';
import { isEmoji } from '../emoji.ts';
import { findMessage } from '../messages.ts';
import { messageJson } from '../payloads/message-json.ts';
import { addReaction, removeReaction } from '../reactions.ts';
import { visibleConversation } from './lookup.ts';

function target(context: CallContext, args: Args) {
  const conversation = visibleConversation(context, neededArg(args, 'channel'));
  const message = findMessage(context.workspace, conversation, neededArg(args, 'timestamp'));
  if (message === undefined) throw new ApiError('message_not_found');
  return { conversation, message };
}

function emojiArg(args: Args): string {
  const name = neededArg(args, 'name').replace(/^:|:$/g, '');
  if (!isEmoji(name)) throw new ApiError('invalid_name');
  return name;
}

function add(context: CallContext, args: Args) {
  const { conversation, message } = target(context, args);
  const { workspace, world } = context;
  if (conversation.archived) throw new ApiError('is_archived');
  if (!conversation.members.has(workspace.botUser)) throw new ApiError('not_in_channel');
  if (!addReaction(world, message, emojiArg(args), workspace.botUser)) throw new ApiError('already_reacted');
  return {};
}

function remove(context: CallContext, args: Args) {
  const { message } = target(context, args);
  if (!removeReaction(context.world, message, emojiArg(args), context.workspace.botUser)) {
    throw new ApiError('no_reaction');
  }
  return {};
}

function get(context: CallContext, args: Args) {
  const { conversation, message } = target(context, args);
  return {
    type: 'message',
    channel: conversation.id,
    message: messageJson(message, { ...context, conversation }),
  };
}

export const reactionMethods: MethodTable = {
  'reactions.add': { json: true, scopes: ['reactions:write'], tier: 3, run: add },
  'reactions.remove': { json: true, scopes: ['reactions:write'], tier: 2, run: remove },
  'reactions.get': { scopes: ['reactions:read'], tier: 3, run: get },
};
