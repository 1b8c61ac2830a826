import type { CheckInInput } from '../../domain/check-in/check-in-input.ts';
import type { ActionItem, Goal } from '../../domain/goal/goal.ts';
import { parseTypedActions, type TypedActionField } from '../../domain/goal/typed-actions.ts';
import type { LocalDate, UserId } from '../../domain/names.ts';
import { type Actor, policy } from '../../domain/policy.ts';
import type { FieldProblem, Problem } from '../../domain/problem.ts';
import type { Team } from '../../domain/team/team.ts';

interface Answering {
  readonly actor: Actor;
  /** The people who are named in the form. */
  readonly responsible: ReadonlyMap<UserId, Actor>;
  /** Of the answer. */
  readonly id: string;
  readonly now: Date;
  readonly today: LocalDate;
}

type PlannedActions =
  | { readonly ok: true; readonly actions: readonly ActionItem[] }
  | { readonly ok: false; readonly problems: readonly FieldProblem<TypedActionField>[] };

/**
 * What will be done for a goal, as an answer says it: by who is named, else by who answers. Whoever may answer for a goal
 * may say so; it is added in the write of the answer.
 */
export function plannedActions(input: CheckInInput, goal: Goal, team: Team, answering: Answering): PlannedActions {
  if (input.actions === undefined) return { ok: true, actions: [] };
  const { actor, id, now, today } = answering;
  const parsed = parseTypedActions(input.actions, { today, owner: actor.id, goal });
  if (!parsed.ok) return parsed;
  const { contents } = parsed;
  const owner = contents.length > 0 ? answering.responsible.get(input.actions.owner ?? '') : undefined;
  const unfit = owner && unfitFor(owner, goal, team);
  if (unfit) return { ok: false, problems: [{ field: 'actionOwner', problem: unfit }] };
  const by = { createdBy: actor.id, createdAt: now };
  return {
    ok: true,
    actions: contents.map((content, index) => ({ id: `${id}:${goal.id}:${index}`, ...content, ...by })),
  };
}

/** Of whom nothing is known just now it is not held against them. */
function unfitFor(owner: Actor, goal: Goal, team: Team): Problem | undefined {
  if (owner.outsider && !owner.unknown) return { code: 'cannot-answer' };
  return policy.seeGoal({ ...owner, outsider: false }, goal, team).allowed ? undefined : { code: 'action-unseen' };
}
