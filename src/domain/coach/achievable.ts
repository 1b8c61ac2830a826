import { limitsOf } from '../calculators/index.ts';
import { isJourney, isUp, type Kpi } from '../kpi/kpi.ts';
import { sameUnit } from '../kpi/unit.ts';
import { MIN_VALUES } from '../progress/forecast.ts';
import { meetsTarget } from '../progress/progress.ts';
import { templateOfCalculator } from '../templates/library.ts';
import type { Remark } from './finding.ts';
import { againstHistory } from './pace-of-history.ts';
import type { CoachContext, Rule, Sketch } from './sketch.ts';

type Found = Extract<
  Remark,
  {
    code:
      | 'unproven'
      | 'impossible'
      | 'reached-already'
      | 'within-reach'
      | 'ambitious'
      | 'too-steep'
      | 'against-trend'
      | 'not-moving'
      | 'too-easy'
      | 'small-step'
      | 'leap'
      | 'below-benchmark'
      | 'beyond-benchmark'
      | 'never-kept'
      | 'always-kept';
  }
>;

/** Less than this share of the baseline is no step that one would see. */
const SMALLEST_STEP = 0.005;
/** So many times the baseline, or one part in so many, is no goal for one period. */
const LEAP = 10;

/** A: what the number can be, what it did so far, and what others reach, in this order; the first that speaks counts. */
export const achievable: Rule<Found> = (sketch, context) => {
  const { kpi } = sketch;
  if (kpi === undefined) return [];
  const hard = impossible(sketch, kpi) ?? reachedAlready(sketch, kpi, context) ?? byHistory(sketch, kpi, context);
  const benchmark = byBenchmark(sketch, kpi);
  const soft = hard ?? (context.series.length < MIN_VALUES ? unseen(kpi) : undefined);
  if (soft !== undefined || benchmark !== undefined) return [soft, benchmark].filter((found) => found !== undefined);
  return context.series.length < MIN_VALUES ? [{ code: 'unproven' }] : [];
};

function impossible({ calculator, unit }: Sketch, kpi: Kpi): Found | undefined {
  const limits = limitsOf(calculator);
  if (limits === undefined) return undefined;
  const aims = kpi.direction === 'within-range' ? [kpi.low, kpi.high] : [kpi.target];
  return aims.some((aim) => aim < limits.min || aim > limits.max) ? { code: 'impossible', limits, unit } : undefined;
}

/** A journey that is to begin where it ends. A running one that has arrived is no mistake. */
function reachedAlready({ running, unit }: Sketch, kpi: Kpi, { series }: CoachContext): Found | undefined {
  const last = series.at(-1);
  if (!isJourney(kpi) || running || last === undefined || !meetsTarget(kpi, last.value)) return undefined;
  return { code: 'reached-already', ...last, unit };
}

function byHistory(sketch: Sketch, kpi: Kpi, context: CoachContext): Found | undefined {
  const { series } = context;
  if (series.length < MIN_VALUES) return undefined;
  if (isJourney(kpi)) return againstHistory(sketch, kpi, context);
  const kept = series.filter(({ value }) => meetsTarget(kpi, value)).length;
  if (kept === 0) return { code: 'never-kept', values: series.length };
  return kept === series.length ? { code: 'always-kept', values: series.length } : undefined;
}

/** What the two ends alone say, where nothing is known of the past. */
function unseen(kpi: Kpi): Found | undefined {
  if (!isJourney(kpi) || kpi.baseline === 0) return undefined;
  const { baseline, target } = kpi;
  if (Math.abs(target - baseline) < SMALLEST_STEP * Math.abs(baseline)) return { code: 'small-step' };
  const times = target / baseline;
  if (times >= LEAP) return { code: 'leap', times: Math.round(times) };
  return times > 0 && times <= 1 / LEAP ? { code: 'leap', times: Math.round(1 / times) } : undefined;
}

/** Held against the number of others: that of the goal, or of the template that its calculator belongs to. */
function byBenchmark({ benchmark, calculator, unit }: Sketch, kpi: Kpi): Found | undefined {
  const template = templateOfCalculator(calculator);
  const against = benchmark ?? (template && sameUnit(template.unit, unit) ? template.benchmark?.value : undefined);
  if (against === undefined || kpi.direction === 'within-range') return undefined;
  const meets = isUp(kpi.direction) ? kpi.target >= against : kpi.target <= against;
  return { code: meets ? 'beyond-benchmark' : 'below-benchmark', benchmark: against, unit };
}
