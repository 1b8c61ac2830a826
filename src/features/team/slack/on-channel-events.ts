import type { EventDeps, Routes } from '../../../slack/routes.ts';
import type { TeamDeps } from './deps.ts';

/**
 * What happens to the channels of teams. None of it is the only way: a channel that takes one message gets what it did
 * not take before, and a lead whose channel takes none is told.
 */
export function onChannelEvents(routes: Routes<TeamDeps>): void {
  routes.event('channel_unarchive', ({ event }, deps) => isBack(deps, event.channel));
  routes.event('group_unarchive', ({ event }, deps) => isBack(deps, event.channel));
  routes.event('channel_id_changed', ({ event }, deps) => {
    const { followUps, workspace } = deps;
    return handle(deps, followUps.renameChannel(workspace, event.old_channel_id, event.new_channel_id));
  });
  routes.event('member_joined_channel', async ({ event, context }, deps) => {
    const { user, channel, inviter } = event;
    // People who join a channel are members of no team by that; only the bot's own coming is of interest.
    if (user !== context.botUserId) return;
    await isBack(deps, channel);
    if (inviter === undefined) return;
    await deps.track(deps.followUps.welcomeInviter(deps.workspace, channel, inviter));
    deps.requestDelivery();
  });
}

/** A channel takes messages again: what it did not take goes out now. */
function isBack(deps: EventDeps<TeamDeps>, channel: string): Promise<void> {
  return handle(deps, deps.followUps.channelIsBack(deps.workspace, channel));
}

async function handle(deps: EventDeps<TeamDeps>, work: Promise<unknown>): Promise<void> {
  const failed = (error: unknown) => deps.logger.error({ error }, 'what happened to a channel could not be followed');
  await deps.track(work.then(deps.requestDelivery).catch(failed));
}
