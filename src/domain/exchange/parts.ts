import { MAX_CHECK_INS } from '../check-in/check-in.ts';
import { MAX_CHANGES } from '../goal/changes.ts';
import { type Feedback, MAX_FEEDBACK } from '../goal/feedback.ts';
import type { Blocker, CheckIn, Goal } from '../goal/goal.ts';
import { type Indicator, type IndicatorValue, MAX_INDICATOR_VALUES } from '../goal/indicator.ts';
import { bySubmission } from '../history/versions.ts';
import { type Decision, MAX_DECISIONS, type Review } from '../review/review.ts';
import { type Compared, compared } from './apply.ts';
import { type FieldChange, fieldsOfChange } from './field-changes.ts';
import { inField, type RowProblem } from './import-problem.ts';
import type { DecisionItem, KeptKind, PartItem, PartKind } from './item.ts';

/** What is stored as part of a goal, a KPI, or a review. */
export type Part = CheckIn | Feedback | IndicatorValue | Decision | FieldChange;

/** What each kind of part belongs to. */
export const WHOLE_OF = {
  'check-in': 'goal',
  feedback: 'goal',
  change: 'goal',
  value: 'kpi',
  decision: 'review',
} as const satisfies Readonly<Record<PartKind, KeptKind>>;

/** A part as it is stored. */
export function partOf(item: PartItem): Part {
  switch (item.item) {
    case 'check-in':
    case 'feedback':
    case 'change': {
      const { item: _, goal: __, ...part } = item;
      return part;
    }
    case 'value': {
      const { item: _, kpi: __, ...part } = item;
      return part;
    }
    case 'decision': {
      const { item: _, review: __, of: ___, ...part } = item;
      return part;
    }
  }
}

/** The parts of a kind that something has already. */
export function partsIn(whole: object, kind: PartKind): readonly Part[] {
  const { checkIns, feedback, values, decisions } = whole as Partial<Goal & Indicator & Review>;
  if (kind === 'change') return (whole as Goal).changes?.flatMap(fieldsOfChange) ?? [];
  return { 'check-in': checkIns, feedback, value: values, decision: decisions }[kind] ?? [];
}

/** Whether a part that is there is as an item has it. Of a table's values, only the value and its day count. */
export function comparedPart(stored: Part, item: PartItem, isOfTable: boolean): Compared {
  if (isOfTable && (item.item === 'check-in' || item.item === 'value')) {
    const { value, on } = stored as IndicatorValue;
    return value === item.value && on === item.on ? 'there' : 'differs';
  }
  if (isOfTable && item.item === 'feedback') return compared((stored as Feedback).text, item.text);
  return compared(stored, partOf(item));
}

/** Whether something has room for one more part than so many. */
export function fullProblem(kind: PartKind, parts: number): RowProblem | undefined {
  switch (kind) {
    case 'check-in':
      return parts < MAX_CHECK_INS ? undefined : inField({ code: 'goal-full', max: MAX_CHECK_INS });
    case 'value':
      return parts < MAX_INDICATOR_VALUES ? undefined : inField({ code: 'kpi-full', max: MAX_INDICATOR_VALUES });
    case 'feedback':
      return parts < MAX_FEEDBACK ? undefined : { code: 'feedback-full', max: MAX_FEEDBACK };
    case 'change':
      return parts < MAX_CHANGES ? undefined : { code: 'changes-full', max: MAX_CHANGES };
    case 'decision':
      return parts < MAX_DECISIONS ? undefined : { code: 'review-full', max: MAX_DECISIONS };
  }
}

/**
 * The goal with check-ins that it does not have, and the blockers that they open: those that the file has of the goal, or,
 * where it has no goal, what stands in the way in its last check-in. What stood there before is history.
 */
export function withCheckIns(goal: Goal, added: readonly CheckIn[], inFile: readonly Blocker[] | undefined): Goal {
  const checkIns = [...goal.checkIns, ...added].toSorted(bySubmission);
  const ids = new Set(added.map(({ id }) => id));
  const known = new Set(goal.blockers.map(({ id }) => id));
  const opened = (inFile ?? blockersOf(goal, checkIns)).filter(({ id }) => ids.has(id) && !known.has(id));
  return { ...goal, checkIns, blockers: [...goal.blockers, ...opened] };
}

function blockersOf(goal: Goal, checkIns: readonly CheckIn[]): Blocker[] {
  const last = checkIns.reduce<CheckIn | undefined>(
    (one, other) => (one === undefined || other.on >= one.on ? other : one),
    undefined,
  );
  if (last?.obstacles === undefined) return [];
  const { id, obstacles, obstacleOwner, by, on } = last;
  return [{ id, text: obstacles, owner: obstacleOwner ?? goal.owner, openedBy: by, since: on }];
}

export function withFeedback(goal: Goal, added: readonly Feedback[]): Goal {
  return { ...goal, feedback: [...(goal.feedback ?? []), ...added].toSorted(bySubmission) };
}

export function withValues(kpi: Indicator, added: readonly IndicatorValue[]): Indicator {
  return { ...kpi, values: [...kpi.values, ...added].toSorted(bySubmission) };
}

export function withDecisions(review: Review, added: readonly Decision[]): Review {
  return { ...review, decisions: [...review.decisions, ...added].toSorted(bySubmission) };
}

/** The review that a table's decisions are of, where it is not there: it is over, and led by who decided first in the table. */
export function reviewOf({ review: id, of, by, at }: DecisionItem): Omit<Review, 'workspace' | 'version'> {
  return { ...of, id, leader: by, startedAt: at, decisions: [], state: 'ended', ended: { by, at } };
}
