import type { Goal, GoalChange, GoalEnd } from '../goal/goal.ts';
import { isJourney, type Kpi, type Unit } from '../kpi/kpi.ts';
import type { LocalDate, UserId } from '../names.ts';
import type { Decision } from './review.ts';

export const DECIDED_MARKS = ['baseline', 'target', 'stretch', 'low', 'high'] as const;

/** A number of the goal that was changed; null where there was, or is, none. */
export interface ChangedMark {
  readonly mark: (typeof DECIDED_MARKS)[number];
  readonly was: number | null;
  readonly now: number | null;
}

interface Closed {
  readonly end: GoalEnd;
  readonly score?: number;
  readonly learned?: string;
  readonly undone?: true;
}

/** What a decision came to, as the goal has it. `unknown` where the goal does not know of it. */
export type DecisionDetail =
  | { readonly what: 'kept' }
  | {
      readonly what: 'adjusted';
      readonly unit: Unit;
      readonly marks: readonly ChangedMark[];
      readonly due?: { readonly was: LocalDate; readonly now: LocalDate };
    }
  | { readonly what: 'planned'; readonly text: string; readonly owner: UserId; readonly due?: LocalDate }
  | { readonly what: 'asked'; readonly to: UserId; readonly question: string; readonly answer?: string }
  /** `undone`: it is open again. */
  | (Closed & { readonly what: 'closed' })
  | { readonly what: 'carried-on'; readonly was: LocalDate; readonly now: LocalDate }
  /** Closed, and set again for the next period; without `next` that goal is there no more, or others may not see it. */
  | (Closed & {
      readonly what: 'carried-over';
      readonly next?: Pick<Goal, 'kpi' | 'due'> & { readonly isHabit?: true };
    })
  | { readonly what: 'transferred'; readonly to: UserId }
  | { readonly what: 'unknown' };

/** What a decision came to. The goal that was set in place of one that was carried over is among `goals`. */
export function detailOf({ what, ref, help }: Decision, goal: Goal, goals: readonly Goal[] = []): DecisionDetail {
  const change = goal.changes?.find(({ id }) => id === ref);
  if (what === 'kept') return { what };
  if (what === 'asked') return askedDetail(goal, ref, help);
  if (what === 'planned') return plannedDetail(goal, ref);
  if (change === undefined) return { what: 'unknown' };
  if (what === 'adjusted') return adjustedDetail(change, goal);
  if (what === 'closed') return closedDetail(change, goal);
  if (what === 'carried-over') return carriedDetail(change, goal, goals);
  if (what === 'carried-on') {
    return change.was.due && change.now.due ? { what, was: change.was.due, now: change.now.due } : { what: 'unknown' };
  }
  const to = change.now.owner ?? change.now.reporter;
  return to ? { what, to } : { what: 'unknown' };
}

/** Why it was decided so, where somebody wrote that. */
export function reasonOf({ reason, ref }: Decision, goal: Goal): string | undefined {
  const change = goal.changes?.find(({ id }) => id === ref);
  return reason ?? change?.reason ?? change?.now.outcome?.reason;
}

function askedDetail(goal: Goal, ref: string | undefined, help: Decision['help']): DecisionDetail {
  const request = goal.helps?.find(({ id }) => id === ref);
  const asked = request ?? help;
  if (asked === undefined) return { what: 'unknown' };
  const answer = request?.answer?.text;
  return { what: 'asked', to: asked.to, question: asked.question, ...(answer !== undefined && { answer }) };
}

function plannedDetail({ actions = [] }: Goal, ref: string | undefined): DecisionDetail {
  const action = actions.find(({ id }) => id === ref);
  if (action === undefined) return { what: 'unknown' };
  const { text, owner, due } = action;
  return { what: 'planned', text, owner, ...(due !== undefined && { due }) };
}

function adjustedDetail({ was, now }: GoalChange, goal: Goal): DecisionDetail {
  const marks = was.kpi && now.kpi ? changedMarks(was.kpi, now.kpi) : [];
  const due = was.due && now.due ? { was: was.due, now: now.due } : undefined;
  return { what: 'adjusted', unit: (now.kpi ?? goal.kpi).unit, marks, ...(due && { due }) };
}

function changedMarks(was: Kpi, now: Kpi): ChangedMark[] {
  const of = (kpi: Kpi, mark: ChangedMark['mark']): number | null => {
    const numbers: Readonly<Record<string, unknown>> = { ...kpi };
    const number = numbers[mark];
    return typeof number === 'number' ? number : null;
  };
  return DECIDED_MARKS.map((mark) => ({ mark, was: of(was, mark), now: of(now, mark) })).filter(
    (one) => one.was !== one.now,
  );
}

function closedDetail(change: GoalChange, goal: Goal): Extract<DecisionDetail, { what: 'closed' | 'unknown' }> {
  const { state, outcome } = change.now;
  if (state !== 'achieved' && state !== 'missed' && state !== 'dropped') return { what: 'unknown' };
  const isOpenAgain = goal.state !== state;
  return {
    what: 'closed',
    end: state,
    ...(outcome && { score: outcome.score }),
    ...(outcome?.learned !== undefined && { learned: outcome.learned }),
    ...(isOpenAgain && { undone: true }),
  };
}

function carriedDetail(change: GoalChange, goal: Goal, goals: readonly Goal[]): DecisionDetail {
  const closed = closedDetail(change, goal);
  if (closed.what === 'unknown') return closed;
  const next = goals.find(({ follows }) => follows === goal.id);
  if (next === undefined) return { ...closed, what: 'carried-over' };
  const { kpi, due } = next;
  const isHabit = isJourney(goal.kpi) && !isJourney(kpi);
  return { ...closed, what: 'carried-over', next: { kpi, due, ...(isHabit && { isHabit }) } };
}
