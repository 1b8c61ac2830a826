import type { BackgroundWork } from './concurrency/background-work.ts';
import type { Known } from './features/index.ts';
import type { Logger } from './logger.ts';

interface Parts {
  readonly followUps: Known['followUps'];
  readonly identity: { readonly workspace: string };
  readonly background: BackgroundWork;
}

/** Slack is asked about many people here; nobody waits for it, and one team that cannot be planned stops no other. */
export function planAllTeams(logger: Logger, { followUps, identity, background }: Parts): void {
  void background
    .track(followUps.followAllTeams(identity.workspace, background.yieldToRequests))
    .then((teams) => logger.info({ teams }, 'every team is planned'))
    .catch((error: unknown) => logger.error({ error }, 'the schedules of some teams could not be brought in step'));
}

/** Another instance died: what it had noted and not done is looked for, as after a start. */
export function lookAfterLost(logger: Logger, parts: Parts): void {
  logger.warn('another instance ended without stopping; what it had in hand is looked after');
  const { lookBackAtTransfers, lookBackAtDrafts, lookBackAtLeads } = parts.followUps;
  for (const lookBack of [lookBackAtTransfers, lookBackAtDrafts, lookBackAtLeads]) lookBack();
  planAllTeams(logger, parts);
}
