import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';

/**
 * What happens to the channels of teams. None of it is the only way: a channel that takes one message gets what it did
 * not take before, and a lead whose channel takes none is told.
 */
export function register(routes: Routes, deps: ListenerDeps): void {
  const { useCases, workspace } = deps;
  routes.event('channel_unarchive', ({ event }) => isBack(deps, event.channel));
  routes.event('group_unarchive', ({ event }) => isBack(deps, event.channel));
  routes.event('channel_id_changed', ({ event }) =>
    handle(deps, useCases.renameChannel(workspace, event.old_channel_id, event.new_channel_id)),
  );
}

/** A channel takes messages again: what it did not take goes out now. */
export function isBack(deps: ListenerDeps, channel: string): Promise<void> {
  return handle(deps, deps.useCases.channelIsBack(deps.workspace, channel));
}

async function handle(deps: ListenerDeps, work: Promise<unknown>): Promise<void> {
  const failed = (error: unknown) => deps.logger.error({ error }, 'what happened to a channel could not be followed');
  await deps.track(work.then(deps.nudge).catch(failed));
}
