import type { GoalId } from '../../domain/names.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import { byId, unanswered } from '../../domain/round/due-items.ts';
import type { Round } from '../../domain/round/round.ts';
import type { RoundRefusal } from '../../domain/round/round-changes.ts';
import { MAX_REASON_LENGTH, skipped } from '../../domain/round/round-changes.ts';
import { admit } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import { changeRound, type RoundClick } from './change-round.ts';
import { type RefreshRoundPorts, refreshRound } from './refresh-round.ts';

export interface SkipRequest extends RoundClick {
  readonly goals: readonly GoalId[];
  readonly reason: string;
}

export type Skipped =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: RoundRefusal }
  | { readonly ok: false; readonly problems: readonly FieldProblem<'goals' | 'reason'>[] };

/** Leaves goals out of a round, for a reason that the team sees. What is answered or left out by now stays as it is. */
export function skipGoals(ports: RefreshRoundPorts) {
  const refresh = refreshRound(ports);
  return async ({ goals, reason: typed, ...click }: SkipRequest): Promise<Skipped> => {
    await admit(ports.directory, click.workspace, click.person);
    const reason = typed.trim();
    const problems: FieldProblem<'goals' | 'reason'>[] = [];
    if (goals.length === 0) problems.push({ field: 'goals', problem: { code: 'choose-one' } });
    if (reason === '') problems.push({ field: 'reason', problem: { code: 'required' } });
    if (reason.length > MAX_REASON_LENGTH) {
      problems.push({ field: 'reason', problem: { code: 'too-long', max: MAX_REASON_LENGTH } });
    }
    if (problems.length > 0) return { ok: false, problems };
    const at = ports.clock.now();
    const changed = await changeRound(ports.rounds, click, at, async (round) => {
      const open = await openGoals(ports.goals, round, click, goals);
      // All of it was left out before: the same form came twice.
      return { round: skipped(round, open, { by: click.person, at, reason }) };
    });
    if (!changed.ok) return changed;
    await refresh(click.round);
    return { ok: true };
  };
}

/** Which of the goals still wait for this person. */
export async function openGoals(
  goals: GoalStore,
  round: Round,
  { workspace, person }: RoundClick,
  selected: readonly GoalId[],
): Promise<GoalId[]> {
  const found = byId(await goals.getMany(workspace, selected));
  const open = unanswered(round, person, found).map(({ id }) => id);
  return open.filter((id) => selected.includes(id));
}
