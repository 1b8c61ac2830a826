import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { MAX_CHANGES, withChange } from '../../domain/goal/changes.ts';
import { closingOf, isClosed } from '../../domain/goal/closing.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { dueProblem, MAX_TEXT_LENGTH } from '../../domain/goal/goal-input.ts';
import type { LocalDate } from '../../domain/names.ts';
import type { FieldProblem, Problem } from '../../domain/problem.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import type { Clock, Ids } from '../../ports/runtime.ts';
import { type AdmittedToGoal, admitToReopen, type GoalPolicyPorts, type GoalRequest } from './admit-to-goal.ts';
import { type MissedValuesPorts, withMissedValues } from './missed-values.ts';

export interface ReopenGoalPorts extends GoalPolicyPorts, MissedValuesPorts {
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface ReopeningRequest extends GoalRequest {
  /** Slack's id of the modal: submitted twice it is one change. */
  readonly view: string;
  readonly reason: string;
  readonly due: string;
}

export type ReopenedGoal =
  | { readonly ok: true; readonly goal: Goal }
  | { readonly ok: false; readonly why: 'gone' | 'team-gone' | 'open' }
  | { readonly ok: false; readonly problems: readonly FieldProblem<'reason' | 'due'>[] };

/**
 * Opens a closed goal again, for a reason and with a due date to come. Its outcome stays in its changes; what was said of
 * its KPI meanwhile comes to it.
 */
export function reopenGoal(ports: ReopenGoalPorts) {
  return (request: ReopeningRequest): Promise<ReopenedGoal> => {
    const attempt = async (): Promise<ReopenedGoal | 'again'> => {
      const admitted = await admitToReopen(ports, request);
      return admitted.ok ? reopen(ports, request, admitted) : admitted;
    };
    return retryOnConflict(attempt, 'Too many writes to one goal at the same time; the form can be submitted again.');
  };
}

async function reopen(
  ports: ReopenGoalPorts,
  { view, person: by, reason: typed, due }: ReopeningRequest,
  { goal, person }: Extract<AdmittedToGoal, { ok: true }>,
): Promise<ReopenedGoal | 'again'> {
  const { goals, clock, ids } = ports;
  const id = ids.derive('reopening', view, goal.id);
  if (goal.changes?.some((change) => change.id === id)) return { ok: true, goal };
  if (!isClosed(goal)) return { ok: false, why: 'open' };
  const at = clock.now();
  const reason = typed.trim();
  const problems = problemsOf(reason, due, localDateOf(at, person.zone));
  if (problems.length > 0) return { ok: false, problems };
  const valued = await withMissedValues(ports, goal);
  const changed = withChange(valued, { state: stateBefore(goal), outcome: null, due }, { id, by, at, reason });
  if (!changed.ok) {
    return { ok: false, problems: [{ field: 'reason', problem: { code: 'too-many-changes', max: MAX_CHANGES } }] };
  }
  return (await goals.save(changed.goal)) ? { ok: true, goal: changed.goal } : 'again';
}

/** What was dropped while it was a draft is one again. */
function stateBefore(goal: Goal): 'active' | 'draft' {
  return closingOf(goal)?.was.state === 'draft' ? 'draft' : 'active';
}

function problemsOf(reason: string, due: string, today: LocalDate): FieldProblem<'reason' | 'due'>[] {
  const problem = (field: 'reason' | 'due', found: Problem | undefined) => (found ? [{ field, problem: found }] : []);
  const tooLong = { code: 'too-long', max: MAX_TEXT_LENGTH } as const;
  const ofReason = reason === '' ? ({ code: 'required' } as const) : tooLong;
  return [
    ...problem('reason', reason === '' || reason.length > MAX_TEXT_LENGTH ? ofReason : undefined),
    ...problem('due', dueProblem(due, today)),
  ];
}
