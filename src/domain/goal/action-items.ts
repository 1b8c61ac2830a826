import type { LocalDate, UserId } from '../names.ts';
import type { FieldProblem } from '../problem.ts';
import { isLocalDate } from '../time/local-date.ts';
import type { ActionItem, Goal } from './goal.ts';

/** So many actions of a goal are open at once; more are refused until some are ticked off. */
export const MAX_OPEN_ACTIONS = 100;
/** So many a goal holds in all, those that are done too. */
export const MAX_ACTIONS = 500;
export const MAX_ACTION_LENGTH = 300;

/** An action as it was typed into its form. */
export interface ActionInput {
  readonly text: string;
  readonly owner: UserId | undefined;
  /** May be empty. */
  readonly due: string;
}
export type ActionField = 'text' | 'owner' | 'due';

/** What of an action can be changed. */
export type ActionContent = Pick<ActionItem, 'text' | 'owner' | 'due'>;

export type ParsedAction =
  | { readonly ok: true; readonly content: ActionContent }
  | { readonly ok: false; readonly problems: readonly FieldProblem<ActionField>[] };

/** Reads the form of an action. A day that is over is taken where the action had it before. */
export function parseAction(input: ActionInput, today: LocalDate, before?: ActionContent): ParsedAction {
  const text = input.text.trim();
  const { owner, due } = input;
  const problems: FieldProblem<ActionField>[] = [];
  if (text === '') problems.push({ field: 'text', problem: { code: 'required' } });
  if (text.length > MAX_ACTION_LENGTH) {
    problems.push({ field: 'text', problem: { code: 'too-long', max: MAX_ACTION_LENGTH } });
  }
  if (owner === undefined) problems.push({ field: 'owner', problem: { code: 'choose-one' } });
  if (due !== '' && !isLocalDate(due)) problems.push({ field: 'due', problem: { code: 'not-a-date' } });
  else if (due !== '' && due < today && due !== before?.due) {
    problems.push({ field: 'due', problem: { code: 'over-already', today } });
  }
  if (problems.length > 0 || owner === undefined) return { ok: false, problems };
  return { ok: true, content: { text, owner, ...(due !== '' && { due }) } };
}

/** Whether it is still to be done. */
export function isOpenAction({ done }: Pick<ActionItem, 'done'>): boolean {
  return done === undefined;
}

/** Whether its day is over and it is not done. */
export function isOverdue({ done, due }: Pick<ActionItem, 'done' | 'due'>, today: LocalDate): boolean {
  return done === undefined && due !== undefined && due < today;
}

/** What is still to be done for a goal: what is due first comes first, what has no day last. */
export function openActions({ actions = [] }: Pick<Goal, 'actions'>): ActionItem[] {
  return actions.filter(isOpenAction).toSorted(dueFirst);
}

/** All that was and is to be done for a goal: what is open first, then what was ticked off last. */
export function actionsInOrder(goal: Pick<Goal, 'actions'>): ActionItem[] {
  const at = ({ done }: ActionItem) => done?.at.getTime() ?? 0;
  const done = (goal.actions ?? []).filter((action) => !isOpenAction(action));
  return [...openActions(goal), ...done.toSorted((one, other) => at(other) - at(one))];
}

/** What is due first comes first; what has no day, last. */
export function dueFirst(one: Pick<ActionItem, 'due'>, other: Pick<ActionItem, 'due'>): number {
  if (one.due === other.due) return 0;
  if (one.due === undefined || other.due === undefined) return one.due === undefined ? 1 : -1;
  return one.due < other.due ? -1 : 1;
}

export type PlannedAction =
  | { readonly ok: true; readonly goal: Goal; readonly isNew: boolean }
  | { readonly ok: false; readonly max: number; readonly open: boolean };

/** The goal with one more action, or as it is where it has one of this id. */
export function withAction(goal: Goal, action: ActionItem): PlannedAction {
  const { actions = [] } = goal;
  if (actions.some(({ id }) => id === action.id)) return { ok: true, goal, isNew: false };
  if (actions.filter(isOpenAction).length >= MAX_OPEN_ACTIONS) return { ok: false, max: MAX_OPEN_ACTIONS, open: true };
  if (actions.length >= MAX_ACTIONS) return { ok: false, max: MAX_ACTIONS, open: false };
  return { ok: true, goal: { ...goal, actions: [...actions, action], version: goal.version + 1 }, isNew: true };
}

/** The goal with an action ticked off; undefined where it is not open, so that who ticked it off first did. */
export function withActionDone(goal: Goal, id: string, by: UserId, at: Date): Goal | undefined {
  return withActionAs(goal, id, (action) => (isOpenAction(action) ? { ...action, done: { by, at } } : undefined));
}

/** The goal with an action that is to be done after all; undefined where it is open, or too many are. */
export function withActionReopened(goal: Goal, id: string): Goal | undefined {
  if (openActions(goal).length >= MAX_OPEN_ACTIONS) return undefined;
  return withActionAs(goal, id, ({ done, ...action }) => (done === undefined ? undefined : action));
}

/**
 * The goal with an open action that says something else; undefined where it is not open or says so already. What the
 * person left as they found it (`before`) stays as it is by now.
 */
export function withActionChanged(
  goal: Goal,
  id: string,
  content: ActionContent,
  before: ActionContent,
): Goal | undefined {
  return withActionAs(goal, id, (action) => {
    const { due: dueNow, ...rest } = action;
    const text = content.text === before.text ? action.text : content.text;
    const owner = content.owner === before.owner ? action.owner : content.owner;
    const due = content.due === before.due ? dueNow : content.due;
    const isSame = text === action.text && owner === action.owner && due === dueNow;
    if (!isOpenAction(action) || isSame) return undefined;
    return { ...rest, text, owner, ...(due !== undefined && { due }) };
  });
}

function withActionAs(goal: Goal, id: string, as: (action: ActionItem) => ActionItem | undefined): Goal | undefined {
  const found = goal.actions?.find((action) => action.id === id);
  const next = found && as(found);
  if (next === undefined) return undefined;
  const actions = goal.actions?.map((action) => (action === found ? next : action)) ?? [];
  return { ...goal, actions, version: goal.version + 1 };
}
