import { coach } from '../../../src/domain/coach/coach.ts';
import type { Code, Finding } from '../../../src/domain/coach/finding.ts';
import { type CoachContext, sketchOfInput } from '../../../src/domain/coach/sketch.ts';
import type { GoalInput } from '../../../src/domain/goal/goal-input.ts';
import type { DayValue } from '../../../src/domain/history/series.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/team/team.ts';
import { addDays } from '../../../src/domain/time/local-date.ts';
import { aGoalDraft } from '../../support/samples.ts';

/** A Monday. */
export const TODAY = '2026-03-02';

/** A goal that one would be glad to see: NPS from 30 to 50 by the end of the year. */
export const GOOD = aGoalDraft({
  title: 'Increase NPS from 30 to 50',
  description: 'Clients who recommend us bring the next ones.',
  serves: 'Clients who stay',
  category: 'satisfaction',
  unit: { kind: 'score' },
  calculator: 'nps',
  baseline: '30',
  target: '50',
});

const AROUND: CoachContext = {
  today: TODAY,
  calendar: { workingDays: [1, 2, 3, 4, 5], holidays: new Set() },
  periods: DEFAULT_SETTINGS,
  series: [],
  others: [],
  members: ['U1', 'U2', 'U9'],
};

/** What the coach says to a form that differs from the good one. */
export function advise(changes: Partial<GoalInput> = {}, around: Partial<CoachContext> = {}) {
  return coach(sketchOfInput({ ...GOOD, ...changes }, TODAY), { ...AROUND, ...around });
}

export function around(changes: Partial<CoachContext> = {}): CoachContext {
  return { ...AROUND, ...changes };
}

export const codes = (findings: readonly Finding[]): Code[] => findings.map(({ code }) => code);

/** Values thirty days apart, the last one on 1 March 2026. */
export function monthly(...values: number[]): DayValue[] {
  return values.map((value, index) => ({ on: addDays('2026-03-01', (index + 1 - values.length) * 30), value }));
}
