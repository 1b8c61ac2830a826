import { expect, it } from 'vitest';
import { ERASED, WordEraser } from '../../../src/domain/erasure/own-words.ts';
import type { Decision } from '../../../src/domain/review/review.ts';
import { aClient, aGoal } from '../../support/samples.ts';
import { aPulse, aSkip } from '../pulse/support.ts';

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

it('takes a person from those who look after a client, with their reasons; its notes are the team’s', () => {
  const eraser = new WordEraser('U1');
  const made = { at, was: { notes: null }, now: { notes: 'Prefers calls.' } };
  const changes = [
    { ...made, id: 'x1', by: 'U1', reason: 'They told me' },
    { ...made, id: 'x2', by: 'U2', reason: 'It says so' },
  ];
  const erased = eraser.client(aClient({ people: ['U1', 'U2'], notes: 'Prefers calls.', changes }));
  expect(erased).toMatchObject({ people: ['U2'], notes: 'Prefers calls.' });
  expect(erased.changes?.map(({ reason }) => reason)).toEqual([undefined, 'It says so']);
  expect([...eraser.taken]).toEqual(['They told me']);
});

it('takes the evidence of a person from their pulses, and the reason of a skip; the scores stay', () => {
  const eraser = new WordEraser('U1');
  const given = aPulse('U1', [1, 2, 3, 4, 5]);
  expect(eraser.pulse(given)).toMatchObject({ scores: { care: { score: 4, evidence: ERASED } } });
  expect(eraser.pulse(aSkip('U1'))).toMatchObject({ skipped: ERASED });
  expect(eraser.pulse(aPulse('U2', [1, 2, 3, 4, 5]))).toEqual(aPulse('U2', [1, 2, 3, 4, 5]));
  expect([...eraser.taken]).toContain('On leave');
  expect(eraser.taken.size).toBe(6);
});
