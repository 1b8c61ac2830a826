import type { Goal } from '../../domain/goal/goal.ts';
import { byId, unanswered } from '../../domain/round/due-items.ts';
import { askedOf, type Round } from '../../domain/round/round.ts';
import type { RoundRefusal } from '../../domain/round/round-changes.ts';
import { admit } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Directory } from '../../ports/people.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import type { Clock } from '../../ports/runtime.ts';
import { isOpen, type RoundClick } from './change-round.ts';

export interface OpenGoalsPorts {
  readonly rounds: RoundStore;
  readonly goals: GoalStore;
  readonly directory: Directory;
  readonly clock: Clock;
}

export type RespondentOpenGoals =
  | { readonly ok: true; readonly round: Round; readonly goals: readonly Goal[] }
  | { readonly ok: false; readonly why: RoundRefusal };

/** What a person has still to answer in an open round. */
export function openGoalsOf({ rounds, goals, directory, clock }: OpenGoalsPorts) {
  return async ({ workspace, person, round: id }: RoundClick): Promise<RespondentOpenGoals> => {
    await admit(directory, workspace, person);
    const round = await rounds.get(id);
    if (round === undefined || round.workspace !== workspace || !isOpen(round, clock.now())) {
      return { ok: false, why: 'over' };
    }
    const asked = askedOf(round, person);
    if (asked.length === 0) return { ok: false, why: 'not-asked' };
    const open = unanswered(round, person, byId(await goals.getMany(workspace, asked)));
    return open.length === 0 ? { ok: false, why: 'nothing-open' } : { ok: true, round, goals: open };
  };
}
