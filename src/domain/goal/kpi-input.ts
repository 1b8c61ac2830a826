import { type Direction, isJourney, type JourneyKpi, type Kpi, type Unit } from '../kpi/kpi.ts';
import { difference, tidy } from '../kpi/numbers.ts';
import { decimalsFor, toDecimals } from '../kpi/precision.ts';
import type { FieldProblem, Problem } from '../problem.ts';
import { readValue } from '../reading/value.ts';
import type { Milestone } from './goal.ts';
import { readMilestones } from './milestones-input.ts';

export type KpiField = 'baseline' | 'target' | 'stretch' | 'low' | 'high' | 'milestones';
export const MAX_MILESTONES = 10;
/** Where milestones lie that nobody named, as shares of the way. */
export const QUARTERS: readonly number[] = [0.25, 0.5, 0.75];
/** So much of the way a mark may lie beside its share for the sake of a round number. */
const MAX_SHIFT = 1 / 40;

/** The number of a goal as it was typed. */
export interface KpiInput {
  readonly direction: Direction;
  readonly unit: Unit;
  readonly baseline: string;
  readonly target: string;
  /** May be empty. */
  readonly stretch: string;
  readonly low: string;
  readonly high: string;
  /** As `readMilestones` reads them: `82, 83, 84`, or `82 first pilot`; empty for marks on the way. */
  readonly milestones: string;
  /** Where milestones lie that are not named, as shares of the way; quarters where absent. */
  readonly marks?: readonly number[];
}

export type ParsedKpi =
  | { readonly ok: true; readonly kpi: Kpi; readonly milestones: readonly Milestone[] }
  | { readonly ok: false; readonly problems: readonly FieldProblem<KpiField>[] };

/**
 * Reads the number of a goal, as the person's `locale` writes numbers: the bounds that its direction asks for, and for a
 * journey its milestones.
 */
export function parseKpi(input: KpiInput, locale?: string): ParsedKpi {
  const problems: FieldProblem<KpiField>[] = [];
  const refuse = (field: KpiField, problem: Problem): undefined => {
    problems.push({ field, problem });
    return undefined;
  };
  const read = (field: Exclude<KpiField, 'milestones'>): number | undefined => {
    const value = readValue(input[field], input.unit, locale);
    return value.ok ? value.value : refuse(field, value.problem);
  };
  const made = makeKpi(input, read, refuse);
  if (made === undefined || problems.length > 0) return { ok: false, problems };
  const milestones = isJourney(made) ? plan(made, input, refuse, locale) : [];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, kpi: made, milestones };
}

type Read = (field: Exclude<KpiField, 'milestones'>) => number | undefined;
type Refuse = (field: KpiField, problem: Problem) => undefined;

function makeKpi(input: KpiInput, read: Read, refuse: Refuse): Kpi | undefined {
  const { direction, unit } = input;
  if (direction === 'within-range') {
    const low = read('low');
    const high = read('high');
    if (low === undefined || high === undefined) return undefined;
    return low < high ? { direction, unit, low, high } : refuse('high', { code: 'low-not-below-high' });
  }
  if (direction === 'at-least' || direction === 'at-most') {
    const target = read('target');
    return target === undefined ? undefined : { direction, unit, target };
  }
  return makeJourney(input, direction, read, refuse);
}

function makeJourney(
  input: KpiInput,
  direction: JourneyKpi['direction'],
  read: Read,
  refuse: Refuse,
): JourneyKpi | undefined {
  const baseline = read('baseline');
  const target = read('target');
  const stretch = input.stretch.trim() === '' ? undefined : read('stretch');
  if (baseline === undefined || target === undefined) return undefined;
  if (target === baseline) return refuse('target', { code: 'target-equals-baseline' });
  const onward = direction === 'increase' ? 1 : -1;
  if (onward * (target - baseline) < 0) return refuse('target', { code: 'target-on-wrong-side', direction });
  if (stretch !== undefined && onward * (stretch - target) <= 0) {
    return refuse('stretch', { code: 'stretch-on-wrong-side', direction });
  }
  return { direction, unit: input.unit, baseline, target, ...(stretch !== undefined && { stretch }) };
}

function plan(kpi: JourneyKpi, input: KpiInput, refuse: Refuse, locale: string | undefined): Milestone[] {
  const read = readMilestones(input.milestones, kpi.unit, locale);
  if (!read.ok) {
    refuse('milestones', read.problem);
    return [];
  }
  if (read.value.length === 0) return quarterMarks(kpi, input.marks);
  if (read.value.length > MAX_MILESTONES) refuse('milestones', { code: 'too-many-milestones', max: MAX_MILESTONES });
  const distinct = read.value.filter(({ value }, index, all) => all.findIndex((one) => one.value === value) === index);
  if (distinct.some(({ value }) => !isBetween(value, kpi))) refuse('milestones', { code: 'milestone-outside' });
  return distinct.map((milestone, index) => ({ id: `m${index + 1}`, ...milestone }));
}

/**
 * Marks on the way, as a rule a quarter, half and three quarters of it: the milestones of a goal that names none. They are
 * numbers that a person would name: the roundest within a fortieth of the way, and never with more decimals than
 * baseline and target. Where so few of these lie between the two that some would fall together, or on an end, there are
 * fewer marks.
 */
export function quarterMarks(kpi: JourneyKpi, shares: readonly number[] = QUARTERS): Milestone[] {
  const way = difference(kpi.baseline, kpi.target);
  const exact = shares.map((share) => tidy(kpi.baseline + share * way));
  const round = roundestOf(exact, kpi, Math.abs(way));
  const values = exact.map(round);
  return shares.flatMap((share, index) => {
    const value = values[index] ?? kpi.target;
    return values.indexOf(value) === index && isBetween(value, kpi) ? [{ id: `q${share * 4}`, value }] : [];
  });
}

/** Rounds to the largest step of one or five times a power of ten that moves none of the marks too far. */
function roundestOf(exact: readonly number[], kpi: JourneyKpi, way: number): (value: number) => number {
  const finest = -decimalsFor(kpi, []);
  for (let power = Math.floor(Math.log10(way)); power >= finest; power -= 1) {
    for (const times of [5, 1]) {
      const round = (value: number) => tidy(toDecimals(tidy(value / times), -power) * times);
      if (exact.every((value) => Math.abs(difference(value, round(value))) <= MAX_SHIFT * way)) return round;
    }
  }
  return (value) => toDecimals(value, -finest);
}

function isBetween(value: number, { baseline, target }: JourneyKpi): boolean {
  return Math.min(baseline, target) < value && value < Math.max(baseline, target);
}
