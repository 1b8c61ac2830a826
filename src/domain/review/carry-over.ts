import { type Proposal, proposalOf } from '../coach/proposal.ts';
import { isClosed } from '../goal/closing.ts';
import { isDraft } from '../goal/drafts.ts';
import type { Goal, Milestone } from '../goal/goal.ts';
import { sharesOfMilestones } from '../goal/milestones-input.ts';
import { limitsOfValue } from '../goal/value-limits.ts';
import { type DayValue, seriesOf } from '../history/series.ts';
import { type Direction, isJourney, isUp, type JourneyKpi, marksOf } from '../kpi/kpi.ts';
import { decimalsFor, isComputed, roundedBeside } from '../kpi/precision.ts';
import type { Limits } from '../kpi/round-number.ts';
import type { LocalDate } from '../names.ts';
import { MIN_VALUES } from '../progress/forecast.ts';
import { meetsTarget, reaches } from '../progress/progress.ts';
import type { ReviewKind } from './review.ts';
import type { Turn } from './reviewed-period.ts';

/** As what a goal goes on after the turn: `goal` to a target again, `habit` at a bound that it has reached. */
export const CARRIED_AS = ['goal', 'habit'] as const;
export type CarriedAs = (typeof CARRIED_AS)[number];

/** How a goal can go on after the turn of a period. Absent is what nothing proposes. */
export interface CarryOver {
  readonly direction: Direction;
  readonly baseline?: number;
  readonly target?: number;
  readonly stretch?: number;
  readonly low?: number;
  readonly high?: number;
  /** Those that people named and that are still ahead. */
  readonly milestones: readonly Milestone[];
  readonly due: LocalDate;
  /** From which history its numbers are; absent where that is too short or leaves nothing to reach. */
  readonly proposal?: Proposal;
  /** Its trend leads to the end of what there can be, such as no time at all, which nobody would set. */
  readonly isEndless?: true;
}

/** What a goal goes on with: its numbers follow from what it did so far. */
export interface CarryOverRequest extends Pick<Turn, 'next'> {
  readonly kind: ReviewKind;
  readonly as: CarriedAs;
  /** The values of its KPI from before the goal, the earliest first. */
  readonly before?: readonly DayValue[];
}

/**
 * A goal as it would be set for the next period. A journey begins at the present value, or at the turn of a year where the
 * trend stands; its target and stretch target are what the history proposes, else what is still ahead of before. A bound
 * stays as it is. A habit is the target that was reached, as a bound.
 */
export function carryOverOf(goal: Goal, { kind, next, as, before = [] }: CarryOverRequest): CarryOver {
  const { kpi } = goal;
  const due = goal.due > next.last ? goal.due : next.last;
  const direction = directionOf(goal, as);
  const history = historyOf(goal, before);
  const limits = limitsOfValue(goal);
  const found = proposalOf(history, { direction, due, limits });
  const isEndless = found?.kind === 'journey' && isAtLimit(found.target, limits);
  const proposal = isEndless ? undefined : found;
  const common = { direction, due, milestones: [], ...(proposal && { proposal }), ...(isEndless && { isEndless }) };
  if (kpi.direction === 'within-range') return { ...common, low: kpi.low, high: kpi.high };
  if (!isJourney(kpi) || as === 'habit') return { ...common, target: kpi.target };
  const ahead = aheadOf(proposal, limits);
  const from = kind === 'year' ? ahead.baseline : undefined;
  const baseline = from ?? presentOf(history, kpi);
  return { ...common, ...journeyOf(goal, kpi, { ...ahead, baseline }) };
}

/** The values of its KPI, of the goal and of the time before it. */
function historyOf({ checkIns }: Pick<Goal, 'checkIns'>, before: readonly DayValue[]): DayValue[] {
  const own = seriesOf(checkIns);
  const first = own[0]?.on;
  return [...before.filter(({ on }) => first === undefined || on < first), ...own];
}

/** In which direction a goal counts that goes on so. */
export function directionOf({ kpi }: Pick<Goal, 'kpi'>, as: CarriedAs): Direction {
  return as === 'habit' ? boundFor(kpi.direction) : kpi.direction;
}

/** What is proposed for a journey; a stretch target is none where it lies at the end of what there can be. */
function aheadOf(proposal: Proposal | undefined, limits: Limits): Partial<Ahead> {
  if (proposal?.kind !== 'journey') return {};
  const { baseline, target, stretch } = proposal;
  return { baseline, target, ...(stretch !== undefined && !isAtLimit(stretch, limits) && { stretch }) };
}

function isAtLimit(value: number, { min, max }: Limits): boolean {
  return value <= min || value >= max;
}

/** Where a journey begins, and what a history proposes for it. */
interface Ahead {
  readonly baseline: number;
  readonly target?: number;
  readonly stretch?: number;
}

function journeyOf(goal: Goal, kpi: JourneyKpi, ahead: Ahead) {
  const { baseline } = ahead;
  const isAhead = (mark: number | undefined): mark is number => mark !== undefined && !reaches(kpi, baseline, mark);
  const known = [kpi.target, kpi.stretch].filter(isAhead);
  const target = isAhead(ahead.target) ? ahead.target : known[0];
  const beyond = [ahead.stretch, kpi.stretch, kpi.target].find(
    (mark) => isAhead(mark) && target !== undefined && mark !== target && reaches(kpi, mark, target),
  );
  const isNamed = sharesOfMilestones(goal.milestones) === undefined;
  const isOnTheWay = ({ value }: Milestone) =>
    isAhead(value) && target !== undefined && value !== target && !reaches(kpi, value, target);
  return {
    baseline,
    ...(target !== undefined && { target }),
    ...(beyond !== undefined && { stretch: beyond }),
    milestones: isNamed ? goal.milestones.filter(isOnTheWay) : [],
  };
}

/** The last value as it is read: a computed one begins the next period with decimals that a person would type. */
function presentOf(history: readonly DayValue[], kpi: JourneyKpi): number {
  const value = history.at(-1)?.value ?? kpi.baseline;
  return isComputed(value) ? roundedBeside(value, decimalsFor(kpi, [value]), marksOf(kpi)) : value;
}

function boundFor(direction: Direction): Direction {
  if (direction === 'within-range') return direction;
  return isUp(direction) ? 'at-least' : 'at-most';
}

/** Whether a goal can be carried over: one that is pursued, at the turn of a quarter or year. */
export function canCarryOver(goal: Pick<Goal, 'state'>, kind: ReviewKind): boolean {
  return (kind === 'quarter' || kind === 'year') && !isClosed(goal) && !isDraft(goal);
}

/** Whether a journey has arrived and stayed: its last {@link MIN_VALUES} values meet the target. It can be held from now on. */
export function isHabit(goal: Pick<Goal, 'kpi' | 'checkIns'>, before: readonly DayValue[] = []): boolean {
  const { kpi } = goal;
  const last = historyOf(goal, before).slice(-MIN_VALUES);
  return isJourney(kpi) && last.length >= MIN_VALUES && last.every(({ value }) => meetsTarget(kpi, value));
}
