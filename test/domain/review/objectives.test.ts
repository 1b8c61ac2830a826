import { describe, expect, it } from 'vitest';
import { objectivesOf, parseObjectives, renamed } from '../../../src/domain/review/objectives.ts';
import { type ObjectiveDecision, withObjectives } from '../../../src/domain/review/review.ts';
import { aReview } from '../../support/review-shown.ts';
import { aGoal } from '../../support/samples.ts';

const at = new Date('2026-12-30T09:00:00Z');
const made = (words: Pick<ObjectiveDecision, 'was' | 'now'>): ObjectiveDecision => ({
  id: `${words.was}-${words.now}`,
  by: 'U9',
  at,
  ...words,
});
const closed = (id: string, state: 'achieved' | 'missed', on: string, serves: string) =>
  aGoal({
    ...{ id, state, serves },
    changes: [{ id, by: 'U9', at: new Date(`${on}T09:00:00Z`), was: { state: 'active' }, now: { state } }],
  });

describe('the objectives of a year', () => {
  const goals = [
    aGoal({ id: 'a', serves: 'Clients who stay' }),
    closed('b', 'achieved', '2026-06-30', 'Clients who stay'),
    closed('c', 'missed', '2026-06-30', 'Fast help'),
    closed('old', 'missed', '2025-06-30', 'Long gone'),
    aGoal({ id: 'secret', serves: 'A secret', visibility: 'private' }),
  ];

  it('are those of its goals, with what they came to, and nothing of private ones', () => {
    expect(objectivesOf(goals, '2026-01-01')).toEqual([
      { words: 'Clients who stay', achieved: 1, missed: 0, running: 1 },
      { words: 'Fast help', achieved: 0, missed: 1, running: 0 },
    ]);
  });

  it('are as the review decided so far', () => {
    const objectives = [
      made({ was: 'Fast help' }),
      made({ was: 'Clients who stay', now: 'Clients who recommend us' }),
      made({ now: 'One product' }),
      made({ now: 'Fast help' }),
    ];
    expect(objectivesOf(goals, '2026-01-01', { objectives }).map(({ words }) => words)).toEqual([
      'Clients who recommend us',
      'Fast help',
      'One product',
    ]);
    expect(renamed(objectives)('Clients who stay')).toBe('Clients who recommend us');
    expect(renamed(objectives)('Fast help')).toBeUndefined();
    expect(renamed()('Anything')).toBe('Anything');
  });

  it('are kept with the same words, reworded with others, dropped without any, and set line by line', () => {
    const typed = [
      { was: 'a', now: ' a ' },
      { was: 'b', now: 'B' },
      { was: 'c', now: ' ' },
    ];
    expect(parseObjectives({ objectives: typed, added: ' d \n\n e', reason: ' why ' })).toEqual({
      ok: true,
      reason: 'why',
      decided: [{ was: 'a', now: 'a' }, { was: 'b', now: 'B' }, { was: 'c' }, { now: 'd' }, { now: 'e' }],
    });
  });

  it('have every problem at its field', () => {
    const long = 'x'.repeat(3000);
    const parsed = parseObjectives({ objectives: [{ was: 'a', now: long }], added: long, reason: long });
    expect(parsed).toMatchObject({
      problems: [
        { field: 'objective.0', problem: { code: 'too-long', max: 200 } },
        { field: 'added', problem: { code: 'too-long', max: 200 } },
        { field: 'reason', problem: { code: 'too-long', max: 300 } },
      ],
    });
    const many = Array.from({ length: 11 }, (_, index) => String(index)).join('\n');
    expect(parseObjectives({ objectives: [], added: many, reason: '' })).toMatchObject({
      problems: [{ field: 'added', problem: { code: 'too-many-objectives', max: 10 } }],
    });
  });

  it('are decided once, also where a form is sent twice, and kept once', () => {
    const review = aReview('2026-12-30');
    const once = withObjectives(review, [made({ was: 'a', now: 'a' }), made({ was: 'b' })]);
    expect(once?.objectives).toHaveLength(2);
    expect(once?.unsettledSince).toEqual(at);
    expect(once && withObjectives(once, [made({ was: 'a', now: 'a' }), made({ was: 'b' })])).toBeUndefined();
    expect(once && withObjectives(once, [{ ...made({ was: 'a', now: 'a' }), id: 'again' }])).toBeUndefined();
  });
});
