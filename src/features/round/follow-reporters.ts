import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { reporterOf } from '../../domain/goal/people.ts';
import type { GoalId, RoundId, UserId } from '../../domain/names.ts';
import { type AnswererOf, withAsksFollowing } from '../../domain/round/follow-reporters.ts';
import { isUnattended } from '../../domain/round/nobody-there.ts';
import { askedOf, goalsIn, peopleAsked, type Round } from '../../domain/round/round.ts';
import { answererFor } from '../../domain/round/select-respondents.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { ineligiblePeople } from '../../ports/actors.ts';
import { absencesAround, delegatesOf } from './absences-around.ts';
import { type PromptForPorts, promptFor } from './prompt-for.ts';
import { refreshRound } from './refresh-round.ts';
import { viewRound } from './round-view.ts';

/**
 * Asks who reports goals now for what open rounds still ask somebody else, and that one no more: with one prompt, and
 * with the reminders that are planned. The prompts of before say who has the goals. May be repeated: what has moved is not
 * moved again, and the prompt is the same one.
 */
export function followReporters(ports: PromptForPorts) {
  return async (goals: readonly Goal[]): Promise<void> => {
    const teams = [...new Map(goals.map(({ workspace, team }) => [team, workspace])).entries()];
    await forEachSequentially(teams, async ([id, workspace]) => {
      const team = await ports.teams.get(workspace, id);
      if (team === undefined) return;
      const ids = new Set(goals.filter((goal) => goal.team === id).map((goal) => goal.id));
      const open = await ports.rounds.forTeam(workspace, id, 'open');
      const about = open.filter((round) => goalsIn(round).some((goal) => ids.has(goal)));
      await forEachSequentially(about, (round) => followIn(ports, team, round.id, ids));
    });
  };
}

async function followIn(ports: PromptForPorts, team: Team, id: RoundId, goals: ReadonlySet<GoalId>): Promise<void> {
  const round = await moved(ports, team, id, goals);
  if (round === undefined) return;
  await refreshRound(ports)(id);
  const view = await viewRound(ports, round, team);
  for (const person of peopleAsked(round)) {
    const came = movedTo(round, person);
    const isConcerned = came.some((goal) => goals.has(goal) && !isUnattended(view.round, goal));
    if (isConcerned) await promptFor(ports, round, person, `now-yours|${came.toSorted().join()}`);
  }
}

/** What a person is asked in a round that was asked of somebody else before. */
function movedTo(round: Round, person: UserId): GoalId[] {
  const before = new Set((round.moves ?? []).map(({ goal }) => goal));
  return askedOf(round, person).filter((goal) => before.has(goal));
}

/** The round as it is to be; also where it was so before, as an earlier try may have been cut short. */
function moved(
  ports: PromptForPorts,
  team: Team,
  id: RoundId,
  selected: ReadonlySet<GoalId>,
): Promise<Round | undefined> {
  const attempt = async (): Promise<Round | undefined | 'again'> => {
    const round = await ports.rounds.get(id);
    if (round === undefined || round.state !== 'open') return undefined;
    const others = await ports.goals.getMany(round.workspace, goalsIn(round));
    const goals = others.filter(({ id: goal }) => selected.has(goal));
    const next = withAsksFollowing(round, goals, await answerers(ports, team, goals), { team, others });
    if (next === undefined) return round;
    return (await ports.rounds.save(next)) ? next : 'again';
  };
  return retryOnConflict(
    attempt,
    `Too many writes to the round ${id} at the same time; its asks follow at the next try`,
  );
}

/** Who is there today to answer for whom. */
async function answerers(ports: PromptForPorts, team: Team, goals: readonly Goal[]): Promise<AnswererOf> {
  const today = localDateOf(ports.clock.now(), team.zone);
  const reporters = goals.map(reporterOf);
  const absences = await absencesAround(ports, team, reporters, today);
  const ineligible = await ineligiblePeople(ports.directory, team.workspace, delegatesOf(absences));
  return (goal) => answererFor(goal, { opensOn: today, ineligible, absences, team });
}
