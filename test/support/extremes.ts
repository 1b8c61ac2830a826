import type { Decisions, Goal, GoalChange, Milestone } from '../../src/domain/goal/goal.ts';
import type { Standing } from '../../src/domain/progress/standing.ts';
import { standingOf } from '../../src/domain/progress/standing.ts';
import { aBlocker, aCheckIn, aGoal } from './samples.ts';
import { english, german } from './texts.ts';

/** So many characters of what is hard on a view: every character that Slack escapes, markup, emoji, right-to-left. */
function nasty(length: number, pattern = '&<>*🎯_`~‮שלום <!channel> <@U1> '): string {
  const text = pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);
  // A surrogate that lost its other half is no text that a person could send.
  return text.replaceAll(/\p{Surrogate}/gu, 'x');
}

/** The same text for the same length: a hundred thousand long ones that are made anew take longer than all views of them. */
function made(make: (length: number) => string): Extreme {
  const kept = new Map<number, string>();
  return (length) => {
    const text = kept.get(length) ?? make(length);
    kept.set(length, text);
    return text;
  };
}

/** Every character becomes five when it is escaped. */
export const ampersands = made((length) => '&'.repeat(length));
const emoji = made((length) => '🎯'.repeat(length / 2));
const plainWords = made((length) => 'word '.repeat(length).slice(0, length - 1));

/** The texts that views are tried with, by name. */
export const EXTREMES = { nasty: made((length) => nasty(length)), ampersands, emoji, plainWords };
export type Extreme = (length: number) => string;

/** The same in every language, since one may be longer than the other. */
export const SPOKEN_EXTREMES = [english(), german()].flatMap((t) =>
  Object.entries(EXTREMES).map(([name, text]) => [`${name}, ${t.locale}`, text, t] as const),
);

/** What is made of a text for the first so many goals: made once, since a goal here is ten thousand objects and texts. */
function keptFor<T>(make: (index: number, text: Extreme) => T) {
  const kept = new WeakMap<Extreme, T[]>();
  return (count: number, text: Extreme): T[] => {
    const all = kept.get(text) ?? [];
    while (all.length < count) all.push(make(all.length, text));
    kept.set(text, all);
    return all.slice(0, count);
  };
}

/** As many goals as one asks for, each with the longest that a form lets through in every text. */
export const extremeGoals = keptFor(extremeGoal);

/** How extreme goals stand, with owners whose names are as long as Slack lets them be. */
export const extremeStandings = keptFor(
  (index, text): Standing => standingOf(extremeGoal(index, text), '2026-12-31', () => text(80)),
);

function extremeGoal(index: number, text: Extreme): Goal {
  const long = { note: text(3000), obstacles: text(3000), learned: text(3000), confidence: 10 };
  return aGoal({
    id: `goal-sixteen-${String(index).padStart(3, '0')}`,
    title: text(150),
    description: text(3000),
    owner: `U${index}`,
    kpi: {
      direction: 'increase',
      unit: { kind: 'currency', currency: 'SEK' },
      baseline: -999_999_999_999.99,
      target: 999_999_999_999.99,
      stretch: 1e12,
    },
    milestones: extremeMilestones(text, -888_888_888_888.88),
    changes: Array.from({ length: 45 }, (_, change) => extremeChange(change, text)),
    blockers: [aBlocker({ id: `answer-of-sixteen:goal-${index}`, text: text(3000), owner: `U${index}` })],
    actions: Array.from({ length: 120 }, (_, action) => ({
      id: `action-of-${String(action).padStart(6, '0')}`,
      text: text(300),
      owner: `U${index}`,
      due: '2026-01-01',
      createdBy: 'U0',
      createdAt: new Date('2026-01-01T09:00:00Z'),
      ...(action >= 100 && { done: { by: 'U0', at: new Date('2026-02-01T09:00:00Z') } }),
    })),
    resources: Array.from({ length: 20 }, (_, resource) => ({
      id: `resource-${resource}`,
      kind: 'money' as const,
      text: text(200),
      amount: { value: 999_999_999_999.99, unit: { kind: 'currency' as const, currency: 'SEK' } },
      granted: false,
      createdBy: 'U0',
      createdAt: new Date('2026-01-01T09:00:00Z'),
    })),
    feedback: Array.from({ length: 200 }, (_, quote) => ({
      id: `feedback-${quote}`,
      text: text(3000),
      by: `U${index}`,
      at: new Date('2027-01-01T09:00:00Z'),
      from: 'U0',
      sentiment: 'negative' as const,
    })),
    checkIns: Array.from({ length: 12 }, (_, month) =>
      aCheckIn(-777_777_777_777.77 + month, {
        ...long,
        id: `c${month}`,
        status: index % 2 === 0 ? 'off-track' : 'at-risk',
        by: `U${index}`,
        on: `2026-${String(month + 1).padStart(2, '0')}-28`,
        round: 'success|monthly|2026-03',
      }),
    ),
  });
}

function extremeMilestones(text: Extreme, first: number): Milestone[] {
  return Array.from({ length: 10 }, (_, mark) => ({ id: `m${mark}`, value: first + mark, title: text(80) }));
}

/** A change of everything that a form can change. */
function extremeChange(index: number, text: Extreme): GoalChange {
  const side = (sign: number): Decisions => ({
    title: text(150),
    description: text(3000),
    serves: text(200),
    parent: sign > 0 ? 'goal-of-sixteen-' : null,
    weight: sign > 0 ? 33.3333 : null,
    category: 'efficiency',
    kpi: { direction: 'within-range', unit: { kind: 'duration', in: 'minutes' }, low: -sign * 1e12, high: sign * 1e12 },
    calculator: sign > 0 ? 'first-response' : null,
    benchmark: { value: sign * 999_999_999_999.99, source: text(200) },
    cadence: 'fortnightly',
    milestones: extremeMilestones(text, sign * 777_777_777_777.77),
    owner: `U${index}`,
    due: '2027-12-31',
  });
  const change = { id: `change-${index}`, by: `U${index}`, at: new Date('2026-03-01T09:00:00Z') };
  return { ...change, reason: text(300), was: side(-1), now: side(1) };
}
