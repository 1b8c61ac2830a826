import type { ActionField } from '../../domain/goal/action-items.ts';
import type { UserId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import { actorOf, isIneligible } from '../../ports/actors.ts';
import type { Planned, PlanPorts } from './admit-to-plan.ts';

/** Why somebody cannot be given an action: they can do nothing here, or do not see the goal that it is for. */
export async function assigneeProblem(
  { directory }: Pick<PlanPorts, 'directory'>,
  { goal, team }: Pick<Planned, 'goal' | 'team'>,
  owner: UserId,
): Promise<FieldProblem<ActionField> | undefined> {
  const person = await directory.personToday(goal.workspace, owner);
  if (isIneligible(person)) return { field: 'owner', problem: { code: 'cannot-answer' } };
  // Of whom nothing is known just now it is not held against them.
  const seen = policy.seeGoal({ ...actorOf(person), outsider: false }, goal, team);
  return seen.allowed ? undefined : { field: 'owner', problem: { code: 'action-unseen' } };
}
