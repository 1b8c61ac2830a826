import { policy } from '../../../domain/policy.ts';
import type { GoalDeps } from './deps.ts';

/** The teams that a person may add goals to, that of the channel first. */
export async function teamsToAddTo({ useCases, workspace }: GoalDeps, user: string, channel?: string) {
  const [{ actor }, own, here] = await Promise.all([
    useCases.whoIs(workspace, user),
    useCases.teamsOf(workspace, user),
    channel === undefined ? undefined : useCases.teamIn(workspace, channel),
  ]);
  const all = here === undefined ? own : [here, ...own.filter(({ id }) => id !== here.id)];
  return all.filter((team) => policy.addGoal(actor, team).allowed);
}
