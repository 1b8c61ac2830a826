import { dueFirst, isOverdue, openActions } from '../goal/action-items.ts';
import type { ActionItem, Goal } from '../goal/goal.ts';
import type { GoalId, LocalDate, UserId } from '../names.ts';
import type { NameOf } from '../progress/standing.ts';
import { daysBetween } from '../time/local-date.ts';

/** An action whose day is over, as it is told. */
export interface OverdueAction {
  readonly goal: GoalId;
  /** Of the goal. */
  readonly title: string;
  /** Its id within the goal. */
  readonly action: string;
  readonly text: string;
  readonly owner: UserId;
  readonly ownerName: string;
  readonly due: LocalDate;
  /** Calendar days since then. */
  readonly days: number;
}

/** What of goals should have been done by now, the oldest first. */
export function overdueActions(
  goals: readonly Pick<Goal, 'id' | 'title' | 'actions'>[],
  { today, nameOf }: { readonly today: LocalDate; readonly nameOf: NameOf },
): OverdueAction[] {
  return goals
    .flatMap(({ id, title, actions = [] }) => actions.flatMap((one) => line({ id, title }, one)))
    .toSorted(dueFirst);

  function line(goal: Pick<Goal, 'id' | 'title'>, action: ActionItem): OverdueAction[] {
    const { id, text, owner, due } = action;
    if (due === undefined || !isOverdue(action, today)) return [];
    const days = daysBetween(due, today);
    return [{ goal: goal.id, title: goal.title, action: id, text, owner, ownerName: nameOf(owner), due, days }];
  }
}

/** Something that a person is to do. */
export interface OwnAction extends Pick<ActionItem, 'id' | 'text' | 'due'> {
  readonly goal: GoalId;
  /** Of the goal. */
  readonly title: string;
}

/** What a person is to do for goals, what is due first first. */
export function actionsOfPerson(goals: readonly Goal[], person: UserId): OwnAction[] {
  const own = goals.flatMap((goal) => {
    const theirs = openActions(goal).filter(({ owner }) => owner === person);
    return theirs.map(({ id, text, due }) => ({ goal: goal.id, title: goal.title, id, text, ...(due && { due }) }));
  });
  return own.toSorted(dueFirst);
}
