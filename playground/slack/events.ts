import type { Conversation, User, Workspace } from './model.ts';
import { eventCallback, type SlackEventBody } from './payloads/event.ts';
import { viewOutput } from './payloads/view-output.ts';
import type { World } from './world.ts';

export function isSubscribed(world: World, event: string): boolean {
  return world.app.events === undefined || world.app.events.includes(event);
}

/** Sends an event with Slack's retries, in the background. */
export function sendEvent(world: World, workspace: Workspace, event: SlackEventBody): void {
  const payload = eventCallback(world, workspace, event);
  world.deliver.event({ kind: 'events_api', name: `event ${event.type}`, payload });
}

/** docs.slack.dev/reference/events/app_home_opened. `view` is there once the app has published one. */
export function appHomeOpened(world: World, workspace: Workspace, user: User, channel: Conversation): void {
  if (!isSubscribed(world, 'app_home_opened')) return;
  const home = world.views.home(user.id);
  sendEvent(world, workspace, {
    type: 'app_home_opened',
    user: user.id,
    channel: channel.id,
    tab: 'home',
    event_ts: world.nextTs(),
    ...(home === undefined ? {} : { view: viewOutput(home, workspace, world.app.id) }),
  });
}

/** docs.slack.dev/reference/events/member_joined_channel and member_left_channel. */
export function membershipEvent(
  world: World,
  workspace: Workspace,
  what: 'member_joined_channel' | 'member_left_channel',
  who: { readonly user: string; readonly conversation: Conversation; readonly inviter?: string },
): void {
  const { conversation, user, inviter } = who;
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
