import type { Routes } from '../../../slack/routes.ts';
import type { TeamDeps } from './deps.ts';

interface Person {
  readonly deleted?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
}

const isGone = ({ deleted, is_restricted, is_ultra_restricted }: Person) =>
  deleted === true || is_restricted === true || is_ultra_restricted === true;

/**
 * What happens to people in the workspace: of who was deactivated, or is a guest from now on, the leads of their goals
 * hear. An event may come late, when they are back: Slack is asked how it is now. Not the only way: a round that closes tells the lead, too, which goals nobody can answer.
 */
export function onPeopleEvents(routes: Routes<TeamDeps>): void {
  routes.event('user_change', async ({ event, client }, deps) => {
    const { id } = event.user;
    if (!isGone(event.user)) return;
    const failed = (error: unknown) => deps.logger.error({ error }, 'of who is gone the lead could not be told');
    const notify = async () => {
      const present = await client.users.info({ user: id }).catch(() => undefined);
      if (!isGone(present?.user ?? event.user)) return;
      await deps.followUps.notifyOwnerGone(deps.workspace, id);
      deps.requestDelivery();
    };
    await deps.track(notify().catch(failed));
  });
}
