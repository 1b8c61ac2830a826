import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Goal } from '../../src/domain/goal/goal.ts';
import type { Unit } from '../../src/domain/kpi/kpi.ts';
import type { CheckInInput } from '../../src/features/check-in/submit-check-in.ts';
import { aGoal, aTeam } from '../support/samples.ts';
import { english } from '../support/texts.ts';
import { openWorld, type World } from './support.ts';

/**
 * What people may type, and the sentence at the field that says what is expected. Nothing of it is stored, neither in
 * the goal nor as an answer.
 */
const t = english();
const journey = (unit: Unit) => ({ direction: 'increase', unit, baseline: 10, target: 50 }) as const;
const GOALS: Readonly<Record<string, Partial<Goal>>> = {
  share: { kpi: journey({ kind: 'percent' }), category: 'retention' },
  growth: { kpi: journey({ kind: 'percent' }), category: 'revenue' },
  money: { kpi: journey({ kind: 'currency', currency: 'EUR' }), category: 'revenue' },
  time: { kpi: journey({ kind: 'duration', in: 'days' }), category: 'efficiency' },
  count: { kpi: journey({ kind: 'number' }), category: 'other' },
  nps: { kpi: journey({ kind: 'score' }), category: 'satisfaction', calculator: 'nps' },
  clients: { kpi: journey({ kind: 'percent' }), category: 'retention', calculator: 'retention' },
};

type Row = readonly [what: string, goal: string, typed: Partial<CheckInInput>, field: string, says: string];
const notNumber = "n't a valid number. Enter it like";
const FIRST = 'Enter a number from';

const ROWS: readonly Row[] = [
  ['no number', 'count', { value: 'NaN' }, 'value', `${notNumber} 42`],
  ['an infinity', 'count', { value: 'Infinity' }, 'value', notNumber],
  ['a negative infinity', 'count', { value: '-∞' }, 'value', notNumber],
  ['an exponent', 'count', { value: '1e3' }, 'value', notNumber],
  ['words', 'share', { value: 'eighty' }, 'value', `${notNumber} 82.5`],
  ['two numbers', 'share', { value: '80 85' }, 'value', notNumber],
  ['ten to the fifteenth', 'count', { value: '1000000000000000' }, 'value', `${FIRST} −1,000,000,000,000 to 1,000`],
  ['its negative', 'money', { value: '-1000000000000000' }, 'value', FIRST],
  ['more than the whole', 'share', { value: '140 %' }, 'value', `${FIRST} 0 to 100`],
  ['less than nothing of a whole', 'share', { value: '-5' }, 'value', `${FIRST} 0 to 100`],
  ['a score beyond its scale', 'nps', { value: '101' }, 'value', `${FIRST} −100 to 100`],
  ['a negative time', 'time', { value: '-3' }, 'value', `${FIRST} 0 to`],
  ['a number that can be read in two ways', 'count', { value: '1,200' }, 'value', 'Enter 1200 or 1.2.'],
  ['dollars of a KPI in euros', 'money', { value: '$5' }, 'value', 'measured in EUR. Enter it like 1250'],
  ['percent of money', 'money', { value: '5 %' }, 'value', 'measured in EUR'],
  ['hours of a percentage', 'share', { value: '3 h' }, 'value', 'measured in percent. Enter it like 82.5'],
  ['euros of a time', 'time', { value: '€ 5' }, 'value', 'measured in days. Enter it like 9, 2w or 1w 3d'],
  ['percent of a plain number', 'count', { value: '80%' }, 'value', 'measured in plain numbers'],
  ['an emoji', 'share', { value: '🎯' }, 'value', notNumber],
  ['a number with an emoji', 'share', { value: '80 🎯' }, 'value', notNumber],
  ['digits of another script', 'share', { value: '٨٠' }, 'value', notNumber],
  ['text from right to left', 'share', { value: 'שמונים' }, 'value', notNumber],
  ['a number turned round', 'share', { value: '\u202e08' }, 'value', notNumber],
  ['ten thousand digits', 'count', { value: '9'.repeat(10_000) }, 'value', notNumber],
  ['ten thousand characters', 'time', { value: 'w'.repeat(10_000) }, 'value', "n't a valid length of time"],
  ['spaces alone', 'share', { value: '   ' }, 'value', 'Enter at least one value'],
  ['words without their value', 'share', { value: '', note: 'Went well' }, 'value', 'Add the value for'],
  ['a note of ten thousand characters', 'share', { note: 'x'.repeat(10_000) }, 'note', 'under 3,000 characters'],
  ['an obstacle as long', 'share', { obstacles: '🎯'.repeat(5000) }, 'obstacles', 'under 3,000 characters'],
  ['a quote as long', 'share', { feedback: 'ש'.repeat(10_000) }, 'feedback', 'under 3,000 characters'],
  ['a guest who is to clear it', 'share', { obstacles: 'Slow', obstacleOwner: 'UGUEST' }, 'obstacleOwner', 'Guests'],
  ['a day before the start', 'share', { on: '2025-12-31' }, 'on', 'starts on 1 January 2026'],
  ['a day to come', 'share', { on: '2026-03-03' }, 'on', 'Choose today, 2 March 2026, or an earlier day'],
  ['a day that does not exist', 'share', { on: '2026-02-30' }, 'on', 'Choose a date'],
  ['a negative count', 'nps', inputs('-1', '2', '3'), 'input.promoters', `${FIRST} 0 to`],
  ['half a person', 'nps', inputs('1.5', '2', '3'), 'input.promoters', 'whole number'],
  ['nobody at all', 'nps', inputs('0', '0', '0'), 'input.promoters', 'all zero'],
  ['an input that is missing', 'nps', inputs('1', '', '3'), 'input.passives', 'Fill in this field'],
  ['an input in percent', 'nps', inputs('1', '2', '3 %'), 'input.detractors', 'measured in plain numbers'],
  ['an input that is no number', 'nps', inputs('1', 'many', '3'), 'input.passives', notNumber],
  [
    'a value beside inputs that make another',
    'nps',
    { ...inputs('3', '0', '1'), value: '40' },
    'value',
    'give a different value',
  ],
  ['more who stayed than there were', 'clients', counts('10', '0', '12'), 'input.new', `${FIRST} 2 to 12`],
  ['clients of nobody', 'clients', counts('0', '0', '0'), 'input.start', `${FIRST} 1 to`],
  ['what is not there to correct', 'share', { corrects: 'gone' }, 'value', 'no longer exists'],
];

function inputs(promoters: string, passives: string, detractors: string): Partial<CheckInInput> {
  return { value: '', inputs: { promoters, passives, detractors } };
}
function counts(start: string, won: string, end: string): Partial<CheckInInput> {
  return { value: '', inputs: { start, new: won, end } };
}

describe('bad input', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.ports.teams.save(aTeam());
    for (const [id, changes] of Object.entries(GOALS)) await world.ports.goals.save(aGoal({ ...changes, id }));
  });
  afterAll(() => world.close());

  const submit = (goal: string, typed: Partial<CheckInInput>) => {
    const texts = { note: '', obstacles: '', adjust: '', feedback: '', learned: '' };
    const draft = { goal, value: '20', status: undefined, confidence: undefined, cleared: [], ...texts, ...typed };
    return world.useCases.submitCheckIn({ workspace: 'T1', person: 'U1', view: 'V1', goalInputs: [draft] });
  };

  it.each(ROWS)('%s: refused at its field with what is expected', async (_, goal, typed, field, says) => {
    const refused = await submit(goal, typed);
    if (refused.ok) throw new Error('it was taken');
    expect(refused.problems.map((one) => [one.goal, one.field])).toEqual([[goal, field]]);
    expect(refused.problems.map(({ problem }) => t.problem(problem)).join()).toContain(says);
    expect((await world.ports.goals.get('T1', goal))?.checkIns).toEqual([]);
    expect(await world.ports.answers.unapplied(new Date('2030-01-01T00:00:00Z'), 10)).toEqual([]);
  });

  it('takes growth beyond the whole and below nothing, where the KPI can', async () => {
    for (const value of ['140 %', '-5']) expect(await submit('growth', { value })).toMatchObject({ ok: true });
  });

  it('takes words of any script, as they were said', async () => {
    const note = 'שלום 🎯 <b>&';
    const taken = await submit('growth', { note });
    expect(taken.ok && taken.answer.entries[0]?.checkIn.note).toBe(note);
  });
});
