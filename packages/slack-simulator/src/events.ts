import { slackId } from './ids.ts';
import type { Conversation, Message, User, Workspace } from './model.ts';
import { eventCallback, type SlackEventBody } from './payloads/event.ts';
import { viewOutput } from './payloads/view-output.ts';
import type { World } from './world.ts';

export function isSubscribed(world: World, event: string): boolean {
  return world.app.events === undefined || world.app.events.includes(event);
}

const delayedMs = 100;

/** Sends an event with Slack's retries, in the background; a fault may repeat, double or delay it. */
export function sendEvent(world: World, workspace: Workspace, event: SlackEventBody): void {
  const name = `event ${event.type}`;
  const payload = eventCallback(world, workspace, event);
  const outgoing = { kind: 'events_api', name, payload } as const;
  const fault = world.faults.takeEvent(event.type);
  world.deliver.event(outgoing, workspace.id, fault?.what === 'delay' ? (fault.delayMs ?? delayedMs) : 0);
  if (fault?.what === 'repeat') world.deliver.event(outgoing, workspace.id);
  if (fault?.what === 'twin') {
    world.deliver.event({ ...outgoing, payload: { ...payload, event_id: slackId('Ev') } }, workspace.id);
  }
}

/**
 * docs.slack.dev/reference/events/app_home_opened: of either tab of the app. `view` is there with the Home tab, once the
 * app has published one.
 */
export function appHomeOpened(
  { world, workspace, user }: { readonly world: World; readonly workspace: Workspace; readonly user: User },
  channel: Conversation,
  tab: 'home' | 'messages',
): void {
  if (!isSubscribed(world, 'app_home_opened')) return;
  const home = tab === 'home' ? world.views.home(user.id) : undefined;
  sendEvent(world, workspace, {
    type: 'app_home_opened',
    user: user.id,
    channel: channel.id,
    tab,
    event_ts: world.nextTs(),
    ...(home === undefined ? {} : { view: viewOutput(home, workspace, world.app.id) }),
  });
}

/** docs.slack.dev/reference/events/member_joined_channel and member_left_channel. */
export function membershipEvent(
  world: World,
  workspace: Workspace,
  what: 'member_joined_channel' | 'member_left_channel',
  person: { readonly user: string; readonly conversation: Conversation; readonly inviter?: string },
): void {
  const { conversation, user, inviter } = person;
  const sees = conversation.members.has(workspace.botUser) || user === workspace.botUser;
  if (!sees || !isSubscribed(world, what)) return;
  sendEvent(world, workspace, {
    type: what,
    user,
    channel: conversation.id,
    channel_type: conversation.kind === 'private' ? 'G' : 'C',
    team: workspace.id,
    ...(inviter === undefined ? {} : { inviter }),
    event_ts: world.nextTs(),
  });
}

/** channel_archive, channel_rename and their like of private channels, to apps that see the channel. */
export function channelEvent(
  world: World,
  workspace: Workspace,
  conversation: Conversation,
  what: 'archive' | 'unarchive' | 'rename',
): void {
  world.changes.notify();
  const type = `${conversation.kind === 'private' ? 'group' : 'channel'}_${what}`;
  const sees = conversation.kind === 'channel' || conversation.members.has(workspace.botUser);
  if (!sees || !isSubscribed(world, type)) return;
  const { id, name, created } = conversation;
  const event_ts = world.nextTs();
  if (what !== 'rename') sendEvent(world, workspace, { type, channel: id, user: 'USLACKBOT', event_ts });
  else {
    const is_channel = conversation.kind === 'channel';
    const channel = { id, name, name_normalized: name, created, is_channel, is_mpim: false };
    sendEvent(world, workspace, { type, channel, event_ts });
  }
}

/** docs.slack.dev/reference/events/channel_id_changed: a channel that becomes shared may get another id. */
export function channelIdEvent(world: World, workspace: Workspace, oldId: string, newId: string): void {
  world.changes.notify();
  if (!isSubscribed(world, 'channel_id_changed')) return;
  sendEvent(world, workspace, {
    type: 'channel_id_changed',
    old_channel_id: oldId,
    new_channel_id: newId,
    event_ts: world.nextTs(),
  });
}

/** docs.slack.dev/reference/events/reaction_added and reaction_removed; to apps that are in the conversation. */
export function reactionEvent(
  world: World,
  what: 'reaction_added' | 'reaction_removed',
  on: Message,
  reaction: { readonly name: string; readonly user: string },
): void {
  const workspace = [...world.workspaces.values()].find(({ conversations }) => conversations.has(on.channel));
  const isIn = workspace?.conversations.get(on.channel)?.members.has(workspace.botUser) === true;
  if (workspace === undefined || !isIn || !isSubscribed(world, what)) return;
  sendEvent(world, workspace, {
    type: what,
    user: reaction.user,
    reaction: reaction.name,
    item_user: on.user,
    item: { type: 'message', channel: on.channel, ts: on.ts },
    event_ts: world.nextTs(),
  });
}
