import { isClosed } from '../goal/closing.ts';
import type { Goal, GoalChange } from '../goal/goal.ts';
import type { GoalId } from '../names.ts';
import { byKey } from '../report/by-key.ts';
import type { Agenda, AgendaItem } from './agenda.ts';
import type { Decision, Review } from './review.ts';

/** An item of the agenda with what was decided about it in this review, the first decision first. */
export interface BoardItem extends AgendaItem {
  readonly decisions: readonly Decision[];
  /** It was changed since the review began, and not by it: so often. */
  readonly meanwhile: number;
}

/** A review as it stands. A goal stands in it once, and moves to `decided` when something is decided about it. */
export interface Board {
  readonly needsDecision: readonly BoardItem[];
  readonly wentWell: readonly BoardItem[];
  readonly decided: readonly BoardItem[];
  /** Closed in the period, and not by this review. */
  readonly closed: readonly BoardItem[];
}

/** The agenda with what the review decided so far; without a review nothing is. */
export function boardOf(agenda: Agenda, goals: readonly Goal[], review: Review | undefined): Board {
  const made = byKey(review?.decisions ?? [], ({ goal }) => goal);
  const known = new Map(goals.map((goal) => [goal.id, goal]));
  const isSetHere = setHere(known, review);
  const onBoard = (item: AgendaItem): BoardItem => {
    const goal = known.get(item.goal);
    const meanwhile = review && goal ? changedMeanwhile(goal, review).length : 0;
    return { ...item, decisions: made.get(item.goal) ?? [], meanwhile };
  };
  const isDone = ({ goal: id, decisions }: BoardItem) => {
    const goal = known.get(id);
    return goal !== undefined && isDecided(goal, decisions);
  };
  const [needs, well, closed] = [agenda.needsDecision, agenda.wentWell, agenda.closed].map((items) =>
    items.filter(({ goal }) => !isSetHere(goal)).map(onBoard),
  ) as [BoardItem[], BoardItem[], BoardItem[]];
  return {
    needsDecision: needs.filter((item) => !isDone(item)),
    wentWell: well.filter((item) => !isDone(item)),
    decided: [...needs, ...well, ...closed].filter(isDone),
    closed: closed.filter((item) => !isDone(item)),
  };
}

/** Whether something was decided about a goal that still holds: a closing that was taken back does not. */
export function isDecided(goal: Pick<Goal, 'state'>, decisions: readonly Decision[]): boolean {
  const last = decisions.at(-1);
  const isEnd = last?.what === 'closed' || last?.what === 'carried-over';
  return last !== undefined && (!isEnd || isClosed(goal));
}

/** Whether a goal was set in this review, in place of one that it carried over: that one stands in it. */
function setHere(known: ReadonlyMap<GoalId, Goal>, review: Review | undefined): (id: GoalId) => boolean {
  const carried = new Set(review?.decisions.flatMap(({ what, goal }) => (what === 'carried-over' ? [goal] : [])));
  return (id) => {
    const { follows } = known.get(id) ?? {};
    return follows !== undefined && carried.has(follows);
  };
}

/** What was changed about a goal since the review began, and is none of its decisions. */
export function changedMeanwhile(
  { changes = [] }: Pick<Goal, 'changes'>,
  { startedAt, decisions }: Pick<Review, 'startedAt' | 'decisions'>,
): GoalChange[] {
  const made = new Set(decisions.flatMap(({ ref }) => ref ?? []));
  return changes.filter(({ id, at }) => at >= startedAt && !made.has(id));
}

/** Every goal of a review in the order in which it is gone through. */
export function inOrder({ needsDecision, wentWell, decided, closed }: Board): readonly BoardItem[] {
  return [...needsDecision, ...wentWell, ...decided, ...closed];
}

/** The goal to take up after one: the next of those that are left, else the first of them; undefined where none is. */
export function nextLeft({ needsDecision, wentWell }: Board, after: GoalId | undefined): GoalId | undefined {
  const left = [...needsDecision, ...wentWell].map(({ goal }) => goal);
  const at = after === undefined ? -1 : left.indexOf(after);
  return left.slice(at + 1).find((goal) => goal !== after) ?? left.find((goal) => goal !== after);
}

/** The goal before one on the board, and the one to take up after it: the next that is left, else the next that there is. */
export function beside(board: Board, goal: GoalId): { readonly before?: GoalId; readonly after?: GoalId } {
  const all = inOrder(board).map((item) => item.goal);
  const at = all.indexOf(goal);
  const before = all[at - 1];
  const after = nextLeft(board, goal) ?? all[at + 1];
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}
