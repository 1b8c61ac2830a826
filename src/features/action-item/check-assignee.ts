import type { ActionField } from '../../domain/goal/action-items.ts';
import type { UserId } from '../../domain/names.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import { assigneeProblem as problemOf } from '../../ports/assignee.ts';
import type { Planned, PlanPorts } from './admit-to-plan.ts';

/** Why somebody cannot be given an action, at its field. */
export async function assigneeProblem(
  { directory }: Pick<PlanPorts, 'directory'>,
  { goal, team }: Pick<Planned, 'goal' | 'team'>,
  owner: UserId,
): Promise<FieldProblem<ActionField> | undefined> {
  const problem = await problemOf(directory, goal, team, owner);
  return problem && { field: 'owner', problem };
}
