import type { GoalId, UserId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import { withGoalsDelegated } from '../../domain/round/delegate-goals.ts';
import { askedOf } from '../../domain/round/round.ts';
import type { RoundRefusal } from '../../domain/round/round-changes.ts';
import { actorFor, admit } from '../../ports/actors.ts';
import { withoutKept } from '../goal/index.ts';
import { changeRound, type RoundClick } from './change-round.ts';
import { type PromptForPorts, promptFor } from './prompt-for.ts';
import { refreshRound } from './refresh-round.ts';
import { openGoals } from './skip-goals.ts';

export interface DelegateRequest extends RoundClick {
  readonly goals: readonly GoalId[];
  readonly to: UserId | undefined;
}

export type DelegatedGoals =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: RoundRefusal }
  | { readonly ok: false; readonly problems: readonly FieldProblem<'goals' | 'to'>[] };

/**
 * Lets somebody else answer goals in this round. They get a prompt, or find the goals in the one they have, which comes
 * down to the bottom; who handed them over sees who has them. The goals keep their owner. Twice is once.
 */
export function delegateGoals(ports: PromptForPorts) {
  const refresh = refreshRound(ports);
  return async ({ goals, to, ...click }: DelegateRequest): Promise<DelegatedGoals> => {
    await admit(ports.directory, click.workspace, click.person);
    const problems = await problemsOf(ports, click, goals, to);
    if (problems.length > 0 || to === undefined) return { ok: false, problems };
    const now = ports.clock.now();
    const changed = await changeRound(ports.rounds, click, now, async (round) => {
      // The form came before, and its answer was lost: it is only made good that they are asked.
      if (goals.every((goal) => askedOf(round, to).includes(goal))) return { round };
      const moved = await openGoals(ports.goals, round, click, goals);
      const next = withGoalsDelegated(round, click.person, to, moved);
      return next === undefined ? { refused: 'nothing-open' } : { round: next };
    });
    if (!changed.ok) return changed;
    await refresh(click.round);
    await promptFor(ports, changed.round, to, `handed|${[...goals].toSorted().join()}`);
    return { ok: true };
  };
}

async function problemsOf(
  { directory, goals: store, teams }: PromptForPorts,
  { workspace, person }: RoundClick,
  goals: readonly GoalId[],
  to: UserId | undefined,
): Promise<FieldProblem<'goals' | 'to'>[]> {
  const none: FieldProblem<'goals'>[] = goals.length > 0 ? [] : [{ field: 'goals', problem: { code: 'choose-one' } }];
  if (to === undefined) return [...none, { field: 'to', problem: { code: 'choose-one' } }];
  if (to === person) return [...none, { field: 'to', problem: { code: 'yourself' } }];
  const { actor } = await actorFor(directory, workspace, to);
  if (!policy.beResponsible(actor).allowed) return [...none, { field: 'to', problem: { code: 'cannot-answer' } }];
  const found = await store.getMany(workspace, goals);
  const seen = await withoutKept({ teams }, workspace, actor, found);
  return seen.length === found.length ? none : [...none, { field: 'to', problem: { code: 'private-goal' } }];
}
