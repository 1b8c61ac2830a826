import { openActions } from '../../domain/goal/action-items.ts';
import type { ActionItem, Goal } from '../../domain/goal/goal.ts';
import { isPrivate } from '../../domain/goal/people.ts';
import { ACTION_FIELDS, parseTypedActions, type TypedActions } from '../../domain/goal/typed-actions.ts';
import type { LocalDate, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import type { Team } from '../../domain/team/team.ts';
import { assigneeProblem } from '../../ports/assignee.ts';
import type { Directory } from '../../ports/people.ts';
import type { Ids } from '../../ports/runtime.ts';

type People = Pick<Goal, 'owner' | 'reporter' | 'contributors' | 'visibility'>;

interface Setting {
  readonly workspace: WorkspaceId;
  /** Who sets the goal, in which form, at which time and on which day of theirs. */
  readonly person: UserId;
  readonly view: string;
  readonly now: Date;
  readonly today: LocalDate;
  readonly team: Team;
  /** The goal in whose place it is set. */
  readonly earlier?: Goal | undefined;
}

type FirstActions =
  | { readonly ok: true; readonly actions: readonly ActionItem[] }
  | {
      readonly ok: false;
      readonly problems: readonly FieldProblem<(typeof ACTION_FIELDS)['text' | 'owner' | 'due']>[];
    };

/**
 * What is to be done for a goal that is being set: what was typed into its form, after what is open of the goal that it
 * follows. There that stays as it was at its end. What belongs to somebody who does not see the new goal goes to its owner;
 * what is open of a private goal stays there where others will see the new one.
 */
export async function firstActions(
  { directory, ids }: { readonly directory: Directory; readonly ids: Ids },
  goal: People,
  typed: TypedActions | undefined,
  { workspace, person, view, now, today, team, earlier }: Setting,
): Promise<FirstActions> {
  const before = earlier !== undefined && isPrivate(earlier) && !isPrivate(goal) ? undefined : earlier;
  const carried = openActions(before ?? {}).map((action): ActionItem => {
    const sees = policy.seeGoal({ id: action.owner, admin: false, outsider: false }, goal, team).allowed;
    return { ...action, id: ids.derive('action', view, action.id), ...(!sees && { owner: goal.owner }) };
  });
  const background = { today, owner: goal.owner, goal: { actions: carried } };
  const parsed = parseTypedActions(typed ?? { text: '', due: '' }, background);
  if (!parsed.ok) return parsed;
  const { contents } = parsed;
  const [first] = contents;
  const named = first === undefined || first.owner === goal.owner ? undefined : first.owner;
  const unfit = named && (await assigneeProblem(directory, { ...goal, workspace }, team, named));
  if (unfit) return { ok: false, problems: [{ field: ACTION_FIELDS.owner, problem: unfit }] };
  const added = contents.map((content, index): ActionItem => {
    const id = ids.derive('action', view, String(index), content.text);
    return { id, ...content, createdBy: person, createdAt: now };
  });
  return { ok: true, actions: [...carried, ...added] };
}
