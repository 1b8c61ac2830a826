import { limitsOf } from '../calculators/index.ts';
import type { Unit } from '../kpi/kpi.ts';
import type { Limits } from '../kpi/round-number.ts';
import { fold } from '../search.ts';

/** Measures that are known by their name, in English and German, and what they can be. Names are folded. */
const KNOWN: readonly { readonly named: RegExp; readonly unit: Unit['kind']; readonly limits: Limits }[] = [
  /** Everybody is a detractor, or a promoter. */
  { named: /\bnps\b|net promoter/, unit: 'score', limits: { min: -100, max: 100 } },
  /** Shares of answers or cases: never more than all of them. What is retained may be, as growth counts. */
  {
    named: /\bcsat\b|(client|customer) satisfaction|kundenzufriedenheit|first.contact resolution|erstlosung/,
    unit: 'percent',
    limits: { min: 0, max: 100 },
  },
];

/** What is measured: how it is computed, or else what it is called. */
export interface Measure {
  readonly calculator?: string | undefined;
  readonly title?: string | undefined;
  readonly unit: Unit;
}

/** Between which values a measure can be, whatever a goal wants of it; undefined where it is not known. */
export function limitsOfMeasure({ calculator, title = '', unit }: Measure): Limits | undefined {
  const computed = limitsOf(calculator);
  if (computed !== undefined || calculator !== undefined) return computed;
  const name = fold(title);
  return KNOWN.find((one) => one.unit === unit.kind && one.named.test(name))?.limits;
}
