import { limitsOf } from '../calculators/index.ts';
import { type Kpi, marksOf } from '../kpi/kpi.ts';
import { LARGEST_VALUE } from '../kpi/numbers.ts';
import type { Limits } from '../kpi/round-number.ts';
import type { Problem } from '../problem.ts';
import type { Goal } from './goal.ts';
import { limitsOfMeasure } from './known-measures.ts';

const WHOLE = 100;

/** What of a goal says what its values can be. Its title may be left out where nobody typed one yet. */
export type Limited = Pick<Goal, 'kpi' | 'category' | 'calculator'> & Partial<Pick<Goal, 'title'>>;

/**
 * Between which values a KPI can be, both included: those that its calculator can give, or that what it is called can be;
 * 0 to 100 for the percentage of a goal about retention or satisfaction, which is a share of clients or answers; 0 and
 * more for a duration. Any other percentage may be more than the whole and less than nothing: growth is. So may that of a
 * goal whose own numbers are.
 */
export function limitsOfValue({ kpi, category, calculator, title }: Limited): Limits {
  const { min, max } = limitsOf(calculator) ?? named(kpi, title) ?? limitsOfKpi(kpi, category);
  return { min: Math.max(min, -LARGEST_VALUE), max: Math.min(max, LARGEST_VALUE) };
}

/** By its name alone, where the goal's own numbers are such as it can be: goals of before were not held to it. */
function named(kpi: Kpi, title: string | undefined): Limits | undefined {
  const limits = limitsOfMeasure({ title, unit: kpi.unit });
  return limits && marksOf(kpi).every((number) => number >= limits.min && number <= limits.max) ? limits : undefined;
}

/** What is wrong with a value that there cannot be; undefined where it lies within the limits. */
export function beyondLimits(value: number, limits: Limits): Problem | undefined {
  const [min, max] = [Math.max(limits.min, -LARGEST_VALUE), Math.min(limits.max, LARGEST_VALUE)];
  return value < min || value > max ? { code: 'number-out-of-range', min, max } : undefined;
}

function limitsOfKpi(kpi: Kpi, category: Goal['category']): Limits {
  if (kpi.unit.kind === 'duration') return { min: 0, max: LARGEST_VALUE };
  const isShare = kpi.unit.kind === 'percent' && (category === 'retention' || category === 'satisfaction');
  const within = marksOf(kpi).every((number) => number >= 0 && number <= WHOLE);
  return isShare && within ? { min: 0, max: WHOLE } : { min: -LARGEST_VALUE, max: LARGEST_VALUE };
}
