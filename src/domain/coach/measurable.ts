import { isJourney } from '../kpi/kpi.ts';
import { difference } from '../kpi/numbers.ts';
import { templateKey } from '../templates/team-template.ts';
import type { Remark } from './finding.ts';
import type { CoachContext, Rule, Sketch } from './sketch.ts';

type Found = Extract<Remark, { code: 'measurable' | 'not-measurable' | 'calculator-fits' | 'baseline-differs' }>;

/** A typed baseline so far from the last known value, as a share of the way, deserves a second look. */
const FAR_FROM_KNOWN = 0.1;

/** M: there is a number, from where to where, and it is known how it comes about. */
export const measurable: Rule<Found> = (sketch, context) => {
  const { kpi, unread } = sketch;
  if (kpi === undefined) return [{ code: 'not-measurable', fields: unread }];
  const better = [...calculatorFits(sketch, context), ...baselineDiffers(sketch, context)];
  return better.length > 0 ? better : [{ code: 'measurable' }];
};

function calculatorFits({ title, calculator }: Sketch, { others }: CoachContext): Found[] {
  if (calculator !== undefined) return [];
  const key = templateKey(title);
  const computed = others.find((goal) => goal.calculator !== undefined && templateKey(goal.title) === key)?.calculator;
  return computed === undefined ? [] : [{ code: 'calculator-fits', calculator: computed }];
}

function baselineDiffers({ kpi, running, unit }: Sketch, { series }: CoachContext): Found[] {
  const last = series.at(-1);
  if (kpi === undefined || !isJourney(kpi) || running || last === undefined) return [];
  const off = Math.abs(difference(kpi.baseline, last.value));
  const way = Math.abs(difference(kpi.baseline, kpi.target));
  return off > FAR_FROM_KNOWN * way ? [{ code: 'baseline-differs', present: last.value, on: last.on, unit }] : [];
}
