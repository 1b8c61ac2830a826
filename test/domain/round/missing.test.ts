import { describe, expect, it } from 'vitest';
import { silentPeople, unansweredRounds } from '../../../src/domain/report/unanswered-rounds.ts';
import { byId } from '../../../src/domain/round/due-items.ts';
import { missingIn, partsOf, withMissing, withoutRepeats } from '../../../src/domain/round/missing-report.ts';
import type { MissingNotice, MissingPart } from '../../../src/domain/round/notices.ts';
import { missingMessage } from '../../../src/features/round/slack/views/missing.ts';
import { aCheckIn, aGoal, aRound } from '../../support/samples.ts';
import { english, german } from '../../support/texts.ts';

const nils = { person: 'U1', name: 'Nils', goals: ['a'] };
const dora = { person: 'U2', name: 'Dora', goals: ['b'] };
const lars = { goal: 'c', title: 'c', ownerName: 'Lars', why: 'left' as const };

function part(round: string, changes: Partial<MissingPart> = {}): MissingPart {
  const period = { id: round, first: '2026-03-02', last: '2026-03-08' };
  const heading = { round, team: 'success', teamName: 'Success', roundKind: 'weekly' as const, period };
  return { ...heading, closesOn: '2026-03-06', people: [nils], unattended: [], ...changes };
}
const message = (...parts: MissingPart[]): MissingNotice => {
  const [first, ...others] = parts;
  if (first === undefined) throw new Error('no part');
  return others.reduce<MissingNotice>((before, one) => withMissing(before, one), withMissing(undefined, first));
};

describe('what a lead hears of weekly rounds', () => {
  it('is nothing where they read of the same people lately', () => {
    expect(withoutRepeats(part('w2'), [message(part('w1'))])).toBeUndefined();
    expect(withoutRepeats(part('w2'), [])).toEqual(part('w2'));
  });

  it('is who is newly missing, and how many are missing as before', () => {
    const left = withoutRepeats(part('w2', { people: [nils, dora] }), [message(part('w1'))]);
    expect(left).toMatchObject({ people: [dora], repeated: 1 });
    const text = missingMessage(message(left ?? part('w2')), english()).text;
    expect(text).toContain("One person hasn't answered, and 1 more as in the weeks before:\n• *Dora*: b");
    expect(text).toContain('`/goal review`');
  });

  it('does not say that everybody has answered where somebody is missing as before', () => {
    const left = withoutRepeats(part('w2', { unattended: [lars] }), [message(part('w1'))]);
    expect(left).toMatchObject({ people: [], unattended: [lars], repeated: 1 });
    for (const t of [english(), german()]) {
      const { text } = missingMessage(message(left ?? part('w2')), t);
      expect(text).not.toMatch(/Everybody|Alle Gefragten/);
      expect(text).toMatch(/newly missing|zum ersten Mal/);
    }
    expect(
      withoutRepeats(part('w3', { people: [], unattended: [lars] }), [message(left ?? part('w2'))]),
    ).toBeUndefined();
  });

  it('is told of another team, and again of somebody whom no prompt reached', () => {
    expect(withoutRepeats(part('w2', { team: 'other' }), [message(part('w1'))])).toBeDefined();
    const notReached = part('w2', { people: [{ ...nils, notReached: true }] });
    expect(withoutRepeats(notReached, [message(part('w1'))])).toMatchObject({ people: [{ notReached: true }] });
  });

  it('is one message of every round once, and of ten at the most', () => {
    expect(partsOf(message(part('a'), part('b'), part('a'))).map(({ round }) => round)).toEqual(['a', 'b']);
    const many = Array.from({ length: 14 }, (_, index) => part(`r${index}`));
    expect(partsOf(message(...many))).toHaveLength(10);
  });

  it('was told of a round before a crash, and is not told in the next week', () => {
    expect(withoutRepeats(part('m', { people: [dora] }), [message(part('m'))])).toBeUndefined();
  });

  it('opens as it was stored by older releases', () => {
    const { text } = missingMessage({ ...part('old', { unattended: [lars] }), kind: 'missing' }, english());
    expect(text).toContain('• *Nils*: a');
    expect(text).toContain('• *c*: nobody is left to answer');
  });
});

describe('rounds that are over', () => {
  const answered = aGoal({ id: 'b', owner: 'U2', checkIns: [aCheckIn(81, { round: 'success|monthly|2026-03' })] });
  const goals = [aGoal(), answered];
  const asks = [
    { person: 'U1', goals: ['retention'] },
    { person: 'U2', goals: ['b'] },
  ];
  const march = aRound({ asks, state: 'closed' });
  const april = aRound({
    id: 'success|monthly|2026-04',
    period: { id: '2026-04', first: '2026-04-01', last: '2026-04-30' },
    asks,
    state: 'closed',
    closesAt: new Date('2026-04-08T17:00:00Z'),
  });
  const view = { rounds: [april, march], goals, nameOf: (person: string) => `Person ${person}` };
  const dayOf = (at: Date) => at.toISOString().slice(0, 10);

  it('are told of in the digest of their week: counted, or named where the team wants it', () => {
    const week = { first: '2026-03-09', last: '2026-03-15' };
    const [counted, ...others] = unansweredRounds(view, week, { dayOf, names: false });
    expect(others).toEqual([]);
    expect(counted).toMatchObject({ roundKind: 'monthly', people: [{ person: 'U1' }] });
    expect(counted?.names).toBeUndefined();
    expect(unansweredRounds(view, week, { dayOf, names: true })).toMatchObject([{ names: true }]);
    const t = english();
    expect(t.report.unanswered('March check-in', 2, undefined).mrkdwn).toContain("2 people haven't answered");
    expect(t.report.unanswered('March check-in', 1, ['Noor']).mrkdwn).toContain('no answer from Noor');
  });

  it('are told of to the lead in the review, by person: who missed the most first, with the latest', () => {
    expect(silentPeople(view)).toMatchObject([
      { person: 'U1', missed: 2, asked: 2, period: { id: '2026-04' } },
      { person: 'U2', missed: 1, asked: 2, period: { id: '2026-04' } },
    ]);
  });

  it('miss nobody who was away or has left by then', () => {
    const notAsked = [{ why: 'away' as const, goal: 'retention', person: 'U1', until: '2026-03-31' }];
    expect(missingIn({ ...march, notAsked }, byId(goals))).toEqual([]);
  });
});
