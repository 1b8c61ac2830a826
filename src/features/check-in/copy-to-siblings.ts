import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { AnswerEntry } from '../../domain/check-in/answer.ts';
import { MAX_CHECK_INS, withCheckIn } from '../../domain/check-in/check-in.ts';
import { copiedTo } from '../../domain/check-in/copied-check-in.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { WorkspaceId } from '../../domain/names.ts';
import type { Round } from '../../domain/round/round.ts';
import { roundOfValue } from '../../domain/round/value-round.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import type { TeamStore } from '../../ports/teams.ts';
import type { AcceptedCheckIn } from './celebrate.ts';

export interface CopyToSiblingsPorts {
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly rounds: RoundStore;
}

/**
 * Brings what was said of goals to the other active goals on their KPIs: one value moves all of them, and answers the
 * rounds that wait for them. May be repeated: a copy has the id of what it copies. A goal that takes no more is left out.
 */
export async function copyToSiblings(
  ports: CopyToSiblingsPorts,
  workspace: WorkspaceId,
  accepted: readonly AcceptedCheckIn[],
): Promise<AcceptedCheckIn[]> {
  const kpis = [...new Set(accepted.flatMap(({ goal }) => goal.kpiId ?? []))];
  const answered = accepted.map(({ goal }) => goal.id);
  const siblings = await ports.goals.siblingsOn(workspace, kpis, answered);
  const copies: AcceptedCheckIn[] = [];
  for (const sibling of siblings) {
    const waiting = await openRounds(ports, sibling);
    for (const { goal, checkIn } of accepted.filter(({ goal: { kpiId } }) => kpiId === sibling.kpiId)) {
      const taken = await take(ports, sibling, { goal: goal.id, checkIn }, waiting);
      if (taken !== undefined) copies.push(taken);
    }
  }
  return copies;
}

type Waiting = (goal: Goal, entry: AnswerEntry) => Round | undefined;

async function openRounds({ teams, rounds }: CopyToSiblingsPorts, { workspace, team: id }: Goal): Promise<Waiting> {
  const [team, open] = await Promise.all([teams.get(workspace, id), rounds.forTeam(workspace, id, 'open')]);
  return (goal, { checkIn }) => (team === undefined ? undefined : roundOfValue(goal, checkIn.on, open, team));
}

function take(
  { goals }: CopyToSiblingsPorts,
  sibling: Goal,
  entry: AnswerEntry,
  waiting: Waiting,
): Promise<AcceptedCheckIn | undefined> {
  const attempt = async (): Promise<AcceptedCheckIn | undefined | 'again'> => {
    const goal = await goals.get(sibling.workspace, sibling.id);
    if (goal === undefined || goal.state !== 'active') return undefined;
    const known = goal.checkIns.find(({ id }) => id === entry.checkIn.id);
    if (known !== undefined) return { goal, checkIn: known };
    if (goal.checkIns.length >= MAX_CHECK_INS) return undefined;
    const checkIn = copiedTo(goal, entry, waiting(goal, entry)?.id);
    const next = withCheckIn(goal, checkIn);
    if (next === undefined) return { goal, checkIn };
    return (await goals.save(next)) ? { goal: next, checkIn } : 'again';
  };
  return retryOnConflict(attempt, 'Too many writes to one goal at the same time; the sweep brings the value to it.');
}
