import type { Answer, AnswerEntry } from '../../domain/check-in/answer.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { latestCheckIn } from '../../domain/history/series.ts';
import type { GoalId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import { suggestStatus } from '../../domain/progress/pace.ts';
import type { Round } from '../../domain/round/round.ts';
import type { RoundRefusal } from '../../domain/round/round-changes.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { actorFor } from '../../ports/actors.ts';
import type { AnswerStore } from '../../ports/answers.ts';
import type { Directory } from '../../ports/people.ts';
import type { Ids } from '../../ports/runtime.ts';
import type { TeamStore } from '../../ports/teams.ts';
import { type OpenGoalsPorts, openGoalsOf, type RoundClick } from '../round/index.ts';

export interface NoChangePorts extends OpenGoalsPorts {
  readonly teams: TeamStore;
  readonly answers: AnswerStore;
  readonly directory: Directory;
  readonly ids: Ids;
}

export interface NoChangeRequest extends RoundClick {
  /** One goal alone; everything that is open where absent. */
  readonly goal?: GoalId;
}

export type NoChange =
  | {
      readonly ok: true;
      /** Recorded, and to be applied with `applyAnswer`; absent where there was nothing to say. */
      readonly answer?: Answer;
      /** These have no value yet, and stay open. */
      readonly withoutValue: readonly Goal[];
    }
  | { readonly ok: false; readonly why: RoundRefusal };

/**
 * Answers what a round asks of a person with the last values, as of today. Every goal is answered so at most once in a
 * round, however often and by whomever it is clicked. Goals that have no value yet stay open.
 */
export function answerNoChange(ports: NoChangePorts) {
  const find = openGoalsOf(ports);
  return async ({ workspace, person, round: id, goal: only }: NoChangeRequest): Promise<NoChange> => {
    const now = ports.clock.now();
    const part = await find({ workspace, person, round: id });
    if (!part.ok) return part;
    const { round } = part;
    const [{ person: known, actor }, team] = await Promise.all([
      actorFor(ports.directory, workspace, person),
      ports.teams.get(workspace, round.team),
    ]);
    const open = part.goals.filter((goal) => only === undefined || goal.id === only);
    if (team === undefined || open.length === 0) return { ok: false, why: 'nothing-open' };
    const mine = open.filter((goal) => policy.checkIn(actor, goal, team, round).allowed);
    const authorship = { by: person, at: now, today: localDateOf(now, known.zone) };
    const entries = mine.flatMap((goal) => sameAsLast(goal, round, authorship, ports.ids));
    const withoutValue = mine.filter((goal) => latestCheckIn(goal) === undefined);
    if (entries.length === 0) return { ok: true, withoutValue };
    const answerId = ports.ids.derive(...entries.map(({ checkIn }) => checkIn.id).toSorted());
    const answer: Answer = { id: answerId, workspace, person, at: now, entries, applied: false };
    await ports.answers.record(answer);
    return { ok: true, answer, withoutValue };
  };
}

function sameAsLast(
  goal: Goal,
  round: Round,
  { by, at, today }: { readonly by: string; readonly at: Date; readonly today: string },
  ids: Ids,
): AnswerEntry[] {
  const last = latestCheckIn(goal);
  if (last === undefined) return [];
  // Somebody further west may answer on a day that is over where the last value came from.
  const on = last.on > today ? last.on : today;
  const { value } = last;
  const id = ids.derive('no-change', round.id, goal.id);
  const status = suggestStatus(goal, value, on);
  return [{ goal: goal.id, checkIn: { id, value, status, byPace: true, by, at, on, round: round.id } }];
}
