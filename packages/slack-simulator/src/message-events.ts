/** Which events a posted message gives rise to (docs.slack.dev/reference/events/message). */
import { isSubscribed, sendEvent } from './events.ts';
import type { Conversation, Message, Workspace } from './model.ts';
import { messageJson } from './payloads/message-json.ts';
import { type World, workspaceOf } from './world.ts';

const channelTypes = { im: 'im', private: 'group', channel: 'channel' } as const;
const eventNames = { im: 'message.im', private: 'message.groups', channel: 'message.channels' } as const;

/** The app hears of messages where it is a member, its own ones included. */
export function messageEvents(world: World, workspace: Workspace, conversation: Conversation, message: Message): void {
  if (!conversation.members.has(workspace.botUser)) return;
  const body = {
    ...messageJson(message, { world, workspace, conversation }),
    channel: conversation.id,
    event_ts: message.ts,
    channel_type: channelTypes[conversation.kind],
  };
  if (isSubscribed(world, eventNames[conversation.kind])) sendEvent(world, workspace, body);
  const mentioned = message.text.includes(`<@${workspace.botUser}>`) && message.botId === undefined;
  if (mentioned && conversation.kind !== 'im' && isSubscribed(world, 'app_mention')) {
    sendEvent(world, workspace, { ...body, type: 'app_mention' });
  }
}

/** An edited or deleted message, for apps that hear of messages there. */
export function changeEvent(
  world: World,
  message: Message,
  subtype: 'message_changed' | 'message_deleted',
  before: Message,
): void {
  const conversation = [...world.workspaces.values()]
    .map(({ conversations }) => conversations.get(message.channel))
    .find((found) => found !== undefined);
  if (conversation === undefined || !isSubscribed(world, eventNames[conversation.kind])) return;
  const workspace = workspaceOf(world, conversation.workspace);
  if (!conversation.members.has(workspace.botUser)) return;
  const place = { world, workspace, conversation };
  const ts = world.nextTs();
  sendEvent(world, workspace, {
    type: 'message',
    subtype,
    hidden: true,
    channel: conversation.id,
    channel_type: channelTypes[conversation.kind],
    ts,
    event_ts: ts,
    previous_message: messageJson(before, place),
    ...(subtype === 'message_changed' ? { message: messageJson(message, place) } : { deleted_ts: message.ts }),
  });
}
