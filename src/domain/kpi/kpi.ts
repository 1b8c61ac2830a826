/** What a KPI is counted in. `duration` values are held in the named unit, `percent` values as 80 for 80 %. */
export type Unit =
  | { readonly kind: 'number' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'score' }
  | { readonly kind: 'currency'; readonly currency: string }
  | { readonly kind: 'duration'; readonly in: 'minutes' | 'hours' | 'days' | 'weeks' };

/** A KPI that travels from a baseline to a target. `decrease` has its target below the baseline. */
export interface JourneyKpi {
  readonly direction: 'increase' | 'decrease';
  readonly unit: Unit;
  readonly baseline: number;
  readonly target: number;
  /** Beyond the target, in the same direction. */
  readonly stretch?: number;
}

/** A KPI that is to be held at a bound, counted in periods that kept it. */
export interface BoundKpi {
  readonly direction: 'at-least' | 'at-most';
  readonly unit: Unit;
  readonly target: number;
}

/** A KPI that is to be held between two bounds, both inclusive, counted in periods that kept it. */
export interface RangeKpi {
  readonly direction: 'within-range';
  readonly unit: Unit;
  readonly low: number;
  readonly high: number;
}

/** The one number of a goal. */
export type Kpi = JourneyKpi | BoundKpi | RangeKpi;
export type Direction = Kpi['direction'];

export const DIRECTIONS = [
  'increase',
  'decrease',
  'at-least',
  'at-most',
  'within-range',
] as const satisfies Direction[];

/** Whether a larger value is a better one. A range has no such direction. */
export function isUp(direction: Direction): boolean {
  return direction === 'increase' || direction === 'at-least';
}

/** The numbers that a KPI is made of: where it begins and is to get to, or the bounds that it is to keep. */
export function marksOf(kpi: Kpi): number[] {
  if (isJourney(kpi)) return [kpi.baseline, kpi.target, ...(kpi.stretch === undefined ? [] : [kpi.stretch])];
  return kpi.direction === 'within-range' ? [kpi.low, kpi.high] : [kpi.target];
}

/** Tells a KPI that travels to a target from one that is held. */
export function isJourney(kpi: Kpi): kpi is JourneyKpi {
  return kpi.direction === 'increase' || kpi.direction === 'decrease';
}
