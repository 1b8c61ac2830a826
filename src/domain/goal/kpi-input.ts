import { type Direction, isJourney, type JourneyKpi, type Kpi, type Unit } from '../kpi/kpi.ts';
import { difference, tidy } from '../kpi/numbers.ts';
import { decimalsOf } from '../kpi/precision.ts';
import type { FieldProblem, Problem } from '../problem.ts';
import { readValue } from '../reading/value.ts';
import type { Milestone } from './goal.ts';
import { readMilestones } from './milestones-input.ts';

export type KpiField = 'baseline' | 'target' | 'stretch' | 'low' | 'high' | 'milestones';
export const MAX_MILESTONES = 10;
/** Where milestones lie that nobody named, as shares of the way. */
export const QUARTERS: readonly number[] = [0.25, 0.5, 0.75];

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
 * Marks on the way, as a rule a quarter, half and three quarters of it: the milestones of a goal that names none. Rounded
 * as a person would name them, to the decimals of baseline and target and to a hundredth of the way, or as finely as it
 * takes to tell them apart from each other and from the ends.
 */
export function quarterMarks(kpi: JourneyKpi, shares: readonly number[] = QUARTERS): Milestone[] {
  const way = difference(kpi.baseline, kpi.target);
  const exact = shares.map((share) => tidy(kpi.baseline + share * way));
  const marks = finenesses(kpi, way)
    .map((round) => exact.map(round))
    .find((rounded) => new Set(rounded).size === shares.length && rounded.every((value) => isBetween(value, kpi)));
  return shares.map((share, index) => ({ id: `q${share * 4}`, value: (marks ?? exact)[index] ?? kpi.target }));
}

/** Ways to round, the coarsest first. */
function finenesses({ baseline, target }: JourneyKpi, way: number): ((value: number) => number)[] {
  const decimals = decimalsOf([baseline, target]);
  const ofWay = 2 - Math.floor(Math.log10(Math.abs(way)));
  const coarsest = Math.min(decimals, ofWay);
  return [0, 1, 2].map((finer) => (value: number) => toDecimals(value, coarsest + finer));
}

/** Half away from zero; below no decimals to tens, hundreds and so on. */
function toDecimals(value: number, decimals: number): number {
  const scale = 10 ** Math.abs(decimals);
  const size = Math.abs(value);
  const rounded = decimals < 0 ? Math.round(size / scale) * scale : Math.round(size * scale) / scale;
  return tidy(value < 0 ? -rounded : rounded);
}

function isBetween(value: number, { baseline, target }: JourneyKpi): boolean {
  return Math.min(baseline, target) < value && value < Math.max(baseline, target);
}
