import { versionsOf } from '../../domain/history/versions.ts';
import type { RoundId, WorkspaceId } from '../../domain/names.ts';
import { goalsIn } from '../../domain/round/round.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import type { AcceptedCheckIn } from './celebrate.ts';

/**
 * The rounds whose messages change with what was said of goals, each once: those that it was said in; those that are
 * open and about these goals, as their prompts and lines name the last value; and those that a value spared the question
 * which was corrected now, open or over.
 */
export async function affectedRounds(
  rounds: RoundStore,
  workspace: WorkspaceId,
  accepted: readonly AcceptedCheckIn[],
): Promise<ReadonlySet<RoundId>> {
  const goals = new Set(accepted.map(({ goal }) => goal.id));
  const versions = accepted.flatMap(({ goal, checkIn }) =>
    checkIn.corrects === undefined ? [] : versionsOf(goal.checkIns, checkIn.id).map(({ id }) => id),
  );
  const teams = [...new Set(accepted.map(({ goal }) => goal.team))];
  const [open, spared] = await Promise.all([
    Promise.all(teams.map((team) => rounds.forTeam(workspace, team, 'open'))),
    Promise.all(versions.length === 0 ? [] : teams.map((team) => rounds.sparedBy(workspace, team, versions))),
  ]);
  const about = open.flat().filter((round) => goalsIn(round).some((goal) => goals.has(goal)));
  return new Set([
    ...accepted.flatMap(({ checkIn }) => checkIn.round ?? []),
    ...[...about, ...spared.flat()].map(({ id }) => id),
  ]);
}
