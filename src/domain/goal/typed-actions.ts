import type { LocalDate, UserId } from '../names.ts';
import type { FieldProblem } from '../problem.ts';
import { type ActionContent, type ActionField, MAX_OPEN_ACTIONS, openActions, parseAction } from './action-items.ts';
import type { ActionItem, Goal } from './goal.ts';

/** Actions as they are typed into a form about something else: one a line, all of one person and day. */
export interface TypedActions {
  readonly text: string;
  /** Absent for who is meant where nobody is named. */
  readonly owner?: UserId | undefined;
  /** May be empty. */
  readonly due: string;
}

/** What such a form calls its fields. */
export const ACTION_FIELDS = { text: 'action', owner: 'actionOwner', due: 'actionDue' } as const;
export type TypedActionField = (typeof ACTION_FIELDS)[ActionField];

export type ParsedActions =
  | { readonly ok: true; readonly contents: readonly ActionContent[] }
  | { readonly ok: false; readonly problems: readonly FieldProblem<TypedActionField>[] };

/** Who adds actions, on which day of theirs, and whose they are where nobody is named. */
export interface ActionsBackground {
  readonly today: LocalDate;
  readonly owner: UserId;
  /** What is to be done already. */
  readonly goal?: Pick<Goal, 'actions'>;
}

/** Reads them, and names each problem once. None where no line says anything, whoever or whichever day is chosen. */
export function parseTypedActions(input: TypedActions, { today, owner, goal = {} }: ActionsBackground): ParsedActions {
  const texts = input.text.split('\n').filter((line) => line.trim() !== '');
  const parsed = texts.map((text) => parseAction({ text, owner: input.owner ?? owner, due: input.due }, today));
  const found = parsed.flatMap((one) => (one.ok ? [] : one.problems));
  const problems = [...new Map(found.map((one) => [one.field, one])).values()].map(({ field, problem }) => ({
    field: ACTION_FIELDS[field],
    problem,
  }));
  if (openActions(goal).length + texts.length > MAX_OPEN_ACTIONS) {
    problems.push({ field: 'action', problem: { code: 'too-many-actions', max: MAX_OPEN_ACTIONS, open: true } });
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, contents: parsed.flatMap((one) => (one.ok ? [one.content] : [])) };
}

/** The goal with actions that it does not have yet; its version stays as it is. */
export function withActionsAdded<T extends Pick<Goal, 'actions'>>(goal: T, added: readonly ActionItem[] = []): T {
  const { actions = [] } = goal;
  const known = new Set(actions.map(({ id }) => id));
  const fresh = added.filter(({ id }) => !known.has(id));
  return fresh.length === 0 ? goal : { ...goal, actions: [...actions, ...fresh] };
}
