/** Which events a posted message gives rise to (docs.slack.dev/reference/events/message). */
import { isSubscribed, sendEvent } from './events.ts';
import type { Conversation, Message, Workspace } from './model.ts';
import { messageJson } from './payloads/message-json.ts';
import type { World } from './world.ts';

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
