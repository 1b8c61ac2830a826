import type { BoundKpi, RangeKpi } from './kpi.ts';

/** Whether a value keeps the bound. Bounds are inclusive. */
export function keepsBound(kpi: BoundKpi | RangeKpi, value: number): boolean {
  if (kpi.direction === 'within-range') return value >= kpi.low && value <= kpi.high;
  return kpi.direction === 'at-least' ? value >= kpi.target : value <= kpi.target;
}
