import type { GlobalShortcut, MessageShortcut } from '@slack/bolt';
import type { Conversation, Message, User, Workspace } from '../model.ts';
import type { World } from '../world.ts';
import { envelope, personOf, type Sent } from './common.ts';
import { channelNameOf } from './conversation-json.ts';
import { messageJson } from './message-json.ts';

type By = { readonly workspace: Workspace; readonly user: User };

/** docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload. No response_url. */
export function globalShortcut(world: World, { workspace, user }: By, callbackId: string): Sent<GlobalShortcut> {
  return {
    type: 'shortcut',
    ...envelope(world, workspace),
    user: personOf(user),
    callback_id: callbackId,
    action_ts: world.nextTs(),
    trigger_id: world.triggers.create({ workspace: workspace.id, user: user.id }),
  };
}

export function messageShortcut(
  world: World,
  { workspace, user }: By,
  callbackId: string,
  on: { readonly conversation: Conversation; readonly message: Message },
): Sent<MessageShortcut> {
  const { conversation, message } = on;
  const origin = { workspace: workspace.id, user: user.id, channel: conversation.id };
  const path = world.responseUrls.create({ ...origin, messageTs: message.ts });
  return {
    type: 'message_action',
    ...envelope(world, workspace),
    user: personOf(user),
    callback_id: callbackId,
    action_ts: world.nextTs(),
    trigger_id: world.triggers.create(origin),
    response_url: `${world.base()}${path}`,
    message_ts: message.ts,
    channel: { id: conversation.id, name: channelNameOf(conversation) },
    message: messageJson(message, { world, workspace, conversation }, true),
  };
}
