import type { JourneyKpi, Kpi } from '../kpi/kpi.ts';
import { isJourney } from '../kpi/kpi.ts';
import { difference } from '../kpi/numbers.ts';
import { reaches } from './progress.ts';

/** Where a value stands in its KPI, in the KPI's unit. All but `change` are 0 or more. */
export interface Measures {
  /** Since the value before; absent where there is none. */
  readonly change?: number;
  /** What is missing to the target, or to the bound that is broken; 0 once it is met. */
  readonly toTarget: number;
  /** How far beyond the target; 0 for a bound. */
  readonly beyondTarget: number;
  /** How far beyond the stretch target; absent where there is none. */
  readonly beyondStretch?: number;
  /** How far a journey fell back behind its baseline; 0 for a bound. */
  readonly behindBaseline: number;
}

/** Measures a value. Every distance is the exact difference of the two decimals. */
export function measure(kpi: Kpi, value: number, previous?: number): Measures {
  const change = previous === undefined ? {} : { change: difference(previous, value) };
  if (isJourney(kpi)) return { ...change, ...measureJourney(kpi, value) };
  return { ...change, toTarget: outside(kpi, value), beyondTarget: 0, behindBaseline: 0 };
}

function measureJourney(kpi: JourneyKpi, value: number): Measures {
  const { baseline, target, stretch } = kpi;
  const beyond = (mark: number) => (reaches(kpi, value, mark) ? Math.abs(difference(mark, value)) : 0);
  return {
    toTarget: reaches(kpi, value, target) ? 0 : Math.abs(difference(value, target)),
    beyondTarget: beyond(target),
    ...(stretch !== undefined && { beyondStretch: beyond(stretch) }),
    behindBaseline: reaches(kpi, value, baseline) ? 0 : Math.abs(difference(value, baseline)),
  };
}

function outside(kpi: Exclude<Kpi, JourneyKpi>, value: number): number {
  const low = kpi.direction === 'within-range' ? kpi.low : kpi.direction === 'at-least' ? kpi.target : -Infinity;
  const high = kpi.direction === 'within-range' ? kpi.high : kpi.direction === 'at-most' ? kpi.target : Infinity;
  if (value < low) return difference(value, low);
  return value > high ? difference(high, value) : 0;
}
