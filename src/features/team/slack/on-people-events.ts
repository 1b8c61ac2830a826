import type { Routes } from '../../../slack/routes.ts';
import type { TeamDeps } from './deps.ts';

/**
 * What happens to people in the workspace: of who was deactivated, or is a guest from now on, the leads of their goals
 * hear. Not the only way: a round that closes tells the lead, too, which goals nobody can answer.
 */
export function onPeopleEvents(routes: Routes<TeamDeps>): void {
  routes.event('user_change', async ({ event }, deps) => {
    const { id, deleted, is_restricted, is_ultra_restricted } = event.user;
    if (!deleted && !is_restricted && !is_ultra_restricted) return;
    const failed = (error: unknown) => deps.logger.error({ error }, 'of who is gone the lead could not be told');
    const work = deps.followUps.notifyOwnerGone(deps.workspace, id);
    await deps.track(work.then(deps.requestDelivery).catch(failed));
  });
}
