import { expect, it } from 'vitest';
import { ERASED, WordEraser } from '../../../src/domain/erasure/own-words.ts';
import type { Decision } from '../../../src/domain/review/review.ts';
import { aGoal } from '../../support/samples.ts';

const at = new Date('2026-02-02T09:00:00Z');

it('takes what a person proposed, asked and answered, and leaves what others said', () => {
  const eraser = new WordEraser('U1');
  const helped = eraser.goal(
    aGoal({
      proposals: [
        { id: 'p1', by: 'U1', at, words: 'Aim higher', title: 'Renewals' },
        { id: 'p2', by: 'U2', at, words: 'Aim lower' },
      ],
      helps: [
        { id: 'h1', by: 'U1', to: 'U2', at, question: 'Can you call them?', answer: { text: 'On Monday', at } },
        { id: 'h2', by: 'U2', to: 'U1', at, question: 'Do you know why?', answer: { text: 'The price', at } },
      ],
    }),
  );
  expect(helped.proposals).toEqual([
    { id: 'p1', by: 'U1', at, title: 'Renewals' },
    { id: 'p2', by: 'U2', at, words: 'Aim lower' },
  ]);
  expect(helped.helps?.map(({ question, answer }) => [question, answer?.text])).toEqual([
    [ERASED, 'On Monday'],
    ['Do you know why?', ERASED],
  ]);
  expect([...eraser.taken].toSorted()).toEqual(['Aim higher', 'Can you call them?', 'The price']);
});

it('takes the reasons and questions of a person from the decisions of a review', () => {
  const eraser = new WordEraser('U1');
  const decision: Decision = {
    id: 'd1',
    goal: 'nps',
    what: 'asked',
    by: 'U1',
    at,
    reason: 'It has stood still',
    help: { to: 'U2', question: 'What helps?' },
  };
  const { reason: _, ...bare } = decision;
  expect(eraser.decision(decision)).toEqual({ ...bare, help: { to: 'U2', question: ERASED } });
  expect(eraser.decision({ ...decision, by: 'U2' })).toEqual({ ...decision, by: 'U2' });
});
