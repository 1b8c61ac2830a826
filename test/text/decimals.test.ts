import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reachedBy } from '../../src/domain/celebrations/celebrations.ts';
import { coach } from '../../src/domain/coach/coach.ts';
import { proposalOf } from '../../src/domain/coach/proposal.ts';
import { sketchOfGoal } from '../../src/domain/coach/sketch.ts';
import type { Goal } from '../../src/domain/goal/goal.ts';
import { quarterMarks } from '../../src/domain/goal/kpi-input.ts';
import { latestCheckIn, seriesOf } from '../../src/domain/history/series.ts';
import { DIRECTIONS, isJourney, isUp, type Kpi, type Unit } from '../../src/domain/kpi/kpi.ts';
import { decimalsFor, decimalsOf } from '../../src/domain/kpi/precision.ts';
import type { LocalDate } from '../../src/domain/names.ts';
import { outlookOf } from '../../src/domain/progress/outlook.ts';
import { reaches } from '../../src/domain/progress/progress.ts';
import { standingOf } from '../../src/domain/progress/standing.ts';
import { trendOf } from '../../src/domain/progress/trend.ts';
import { digestNotice } from '../../src/domain/report/digest-report.ts';
import { summaryNotice } from '../../src/domain/round/round-report.ts';
import { addDays } from '../../src/domain/time/local-date.ts';
import { celebrationMessage } from '../../src/features/check-in/slack/views/celebration.ts';
import { trendStory } from '../../src/features/goal/slack/views/trend-picture.ts';
import { digestMessage } from '../../src/features/report/slack/views/digest.ts';
import { summaryMessage } from '../../src/features/round/slack/views/summary.ts';
import type { Texts } from '../../src/text/index.ts';
import { around } from '../domain/coach/support.ts';
import { cases } from '../support/cases.ts';
import { aCheckIn, aGoal, aRoundView, aTeam, REPORTING } from '../support/samples.ts';
import { nameOf, surfacesOf } from '../support/surfaces.ts';
import { english, german } from '../support/texts.ts';

const START = '2026-01-01';
const MAX_DAYS = 360;
const UNITS: readonly Unit[] = [
  { kind: 'number' },
  { kind: 'percent' },
  { kind: 'score' },
  { kind: 'currency', currency: 'EUR' },
  { kind: 'currency', currency: 'JPY' },
  { kind: 'duration', in: 'days' },
];

/** A goal whose numbers were all typed with no more than so many decimals. */
interface Typed {
  readonly goal: Goal;
  readonly decimals: number;
  readonly today: LocalDate;
}

/** As whole percents: doubles are drawn mostly from around zero. */
const percents = (min: number, max: number) => fc.integer({ min, max }).map((percent) => percent / 100);

const typedGoal: fc.Arbitrary<Typed> = fc
  .record({
    direction: fc.constantFrom(...DIRECTIONS, 'increase', 'decrease', 'increase', 'decrease'),
    unit: fc.constantFrom(...UNITS),
    places: fc.constantFrom(0, 0, 1, 2),
    from: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 999 })),
    way: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 2000 })),
    days: fc.integer({ min: 60, max: MAX_DAYS }),
    // A trend with some noise: what moves about wildly has no forecast.
    reached: percents(-10, 110),
    noise: fc.array(percents(-5, 5), { minLength: 3, maxLength: 12 }),
    gone: percents(50, 102),
  })
  .map(({ direction, unit, places, from, way, days, reached, noise, gone }) => {
    const decimals = unit.kind === 'currency' ? (unit.currency === 'JPY' || places === 0 ? 0 : 2) : places;
    const number = (units: number) => Number((units / 10 ** decimals).toFixed(decimals));
    const kpi = kpiOf(direction, unit, number(from), number(from + way));
    const end = addDays(START, days);
    const today = addDays(START, Math.round(days * gone));
    const checkIns = noise.map((off, index) => {
      const share = (reached * (index + 1)) / noise.length + off;
      const [zero, one] = kpi.direction === 'decrease' ? [from + way, from] : [from, from + way];
      const on = addDays(START, Math.round((days * gone * (index + 1)) / noise.length));
      const value = number(Math.max(0, Math.round(zero + share * (one - zero))));
      return aCheckIn(value, { id: `c${index}`, on, at: new Date(`${on}T09:00:00Z`), byPace: true });
    });
    const milestones = isJourney(kpi) ? quarterMarks(kpi) : [];
    const goal = aGoal({ title: 'Sample', category: 'other', kpi, start: START, due: end, checkIns, milestones });
    return { goal, decimals, today };
  });

function kpiOf(direction: Kpi['direction'], unit: Unit, low: number, high: number): Kpi {
  if (direction === 'within-range') return { direction, unit, low, high };
  if (direction === 'increase') return { direction, unit, baseline: low, target: high };
  if (direction === 'decrease') return { direction, unit, baseline: high, target: low };
  return { direction, unit, target: high };
}

/** A score is in tenths, whatever its goal counts in. */
const SCORE = /\*\d[.,]\d\*:/g;

/** With how many decimals the numbers of a text are written, the most of any; bars and links hold none. */
function decimalsIn(text: string, t: Texts): number {
  const mark = t.locale.startsWith('de') ? ',' : '\\.';
  const shown = [...text.replaceAll(SCORE, '').matchAll(new RegExp(`\\d${mark}(\\d+)`, 'g'))].map(
    ([, places = '']) => places.length,
  );
  return Math.max(0, ...shown);
}

/** Everything that is said of a goal: its surfaces, and what coach, proposals, summary, digest and celebrations say. */
function everyText(goal: Goal, today: LocalDate, t: Texts): Record<string, string> {
  const series = seriesOf(goal.checkIns);
  const { findings, rewrite } = coach(sketchOfGoal(goal), around({ today, series }));
  const proposal = proposalOf(series, { direction: goal.kpi.direction, due: addDays(goal.due, 300) });
  const period = { id: 'w', first: addDays(today, -7), last: today };
  const view = aRoundView([goal], { asks: [{ person: goal.owner, goals: [goal.id] }] });
  const standing = standingOf(goal, today, nameOf);
  const celebrations = [...reachedBy(goal).values()].map((reached) =>
    celebrationMessage({ kind: 'celebration', teamName: 'Team', reached, standing }, t),
  );
  const trend = trendOf(goal, today);
  return {
    ...surfacesOf(goal, today, t),
    trend: trend === undefined ? '' : trendStory(goal, trend, t),
    coach: findings.map((finding) => t.coach.finding(finding)).join('\n'),
    rewrite: rewrite === undefined ? '' : t.coach.rewrite(rewrite),
    proposal: proposal === undefined ? '' : t.coach.proposal(proposal, goal.kpi.unit),
    summary: summaryMessage(summaryNotice({ ...view, today, closesOn: today }), t).text,
    digest: digestMessage(digestNotice({ team: aTeam(), goals: [goal], period, today, ...REPORTING }), t).text,
    celebrations: celebrations.map(({ text }) => text).join('\n'),
  };
}

describe.each([
  ['English', english()],
  ['German', german()],
] as const)('the numbers of every text about a goal, in %s', (_, t) => {
  it('have no more decimals than people typed', () => {
    fc.assert(
      fc.property(typedGoal, ({ goal, decimals, today }) => {
        for (const [name, text] of Object.entries(everyText(goal, today, t))) {
          // How one may type a value is no number of the goal.
          const told = text.replaceAll(t.checkIn.example(goal.kpi.unit), '');
          expect(decimalsIn(told, t), `${name}: ${text}`).toBeLessThanOrEqual(decimals);
        }
      }),
      cases(100),
    );
  });

  it('tell one forecast of a card, also in the words of its picture', () => {
    fc.assert(
      fc.property(typedGoal, ({ goal, today }) => {
        const trend = trendOf(goal, today);
        if (trend?.forecast === undefined) return;
        const { low, high, decimals } = trend.forecast;
        const ends = [low, high].map((end) => t.format.leads(end, goal.kpi, decimals));
        for (const end of ends) expect(trendStory(goal, trend, t)).toContain(end);
        const outlook = outlookOf(goal, seriesOf(goal.checkIns), today);
        const said = t.pace.forecast(outlook, goal.kpi, { on: goal.due, today }) ?? '';
        for (const end of new Set(ends)) expect(said).toContain(end);
      }),
      cases(100),
    );
  });

  it('name no forecast of a goal that is met', () => {
    fc.assert(
      fc.property(typedGoal, ({ goal, today }) => {
        const last = latestCheckIn(goal)?.value;
        if (last === undefined || !isJourney(goal.kpi) || !reaches(goal.kpi, last, goal.kpi.target)) return;
        const texts = Object.values(everyText(goal, today, t)).join('\n');
        expect(texts).not.toMatch(/at this pace|bei diesem tempo/i);
      }),
      cases(60),
    );
  });
});

it('are written in German with the case that the word before them asks for', () => {
  const behind = /\b(?:von|bei|aus|mit|zwischen)(?: mindestens| höchstens)? [-\u2212+±]?[\d.,]+[ \u00a0]Tage\b/i;
  expect('in 3 Monaten von 20 Tage auf 16 Tage gefallen').toMatch(behind);
  fc.assert(
    fc.property(typedGoal, ({ goal, today }) => {
      const inDays = { ...goal, kpi: { ...goal.kpi, unit: { kind: 'duration', in: 'days' } as const } };
      for (const [name, text] of Object.entries(everyText(inDays, today, german()))) {
        expect(text, name).not.toMatch(behind);
      }
    }),
    cases(60),
  );
});

describe('the forecast of a number that is counted up', () => {
  it('is at no end behind what is reached', () => {
    fc.assert(
      fc.property(typedGoal, ({ goal, today }) => {
        const { kpi } = goal;
        const series = seriesOf(goal.checkIns).toSorted((one, other) => (one.on < other.on ? -1 : 1));
        const counted = series.toSorted((one, other) => one.value - other.value).map(({ value }) => value);
        const rising = series.map(({ on }, index) => ({ on, value: counted[index] ?? 0 }));
        const outlook = outlookOf(goal, rising, today);
        const last = rising.at(-1)?.value;
        if (!outlook.known || !isJourney(kpi) || !isUp(kpi.direction) || last === undefined) return;
        expect(Math.min(outlook.low, outlook.value, outlook.high)).toBeGreaterThanOrEqual(last);
      }),
      cases(2000),
    );
  });
});

describe('milestones that nobody named', () => {
  it('are round numbers between baseline and target, each further on than the one before', () => {
    fc.assert(
      fc.property(typedGoal, ({ goal: { kpi } }) => {
        if (!isJourney(kpi)) return;
        const values = quarterMarks(kpi).map(({ value }) => value);
        const way = [kpi.baseline, ...values, kpi.target];
        const onward = isUp(kpi.direction) ? 1 : -1;
        for (const [index, value] of way.slice(1).entries()) {
          expect(onward * (value - (way[index] ?? value)), JSON.stringify(way)).toBeGreaterThan(0);
        }
        expect(decimalsOf(values)).toBeLessThanOrEqual(decimalsFor(kpi, []));
      }),
      cases(500),
    );
  });
});
