import { describe, expect, it } from 'vitest';
import { type ClosingInput, parseClosing } from '../../../src/domain/ending/closing-input.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';

const TODAY = '2026-12-11';
/** 60 % of the way. */
const GOAL = aGoal({ checkIns: [aCheckIn(83)] });
const input = (changes: Partial<ClosingInput>): ClosingInput => ({
  choice: 'proposed',
  score: 'proposed',
  reason: '',
  learned: '',
  closing: '',
  due: '',
  ...changes,
});
const read = (changes: Partial<ClosingInput>, goal = GOAL) => parseClosing(input(changes), goal, TODAY);
const problem = (field: string, code: string) => ({ ok: false, problems: [{ field, problem: { code } }] });

describe('a closing', () => {
  it('is as proposed where nobody says otherwise', () => {
    expect(read({})).toEqual({ ok: true, decision: { end: 'missed', outcome: { score: 0.6, proposed: 0.6 } } });
  });

  it('says why where the score is another one', () => {
    expect(read({ score: '0.8' })).toMatchObject(problem('reason', 'score-reason'));
    expect(read({ score: '0.8', reason: ' Late data. ' })).toMatchObject({
      decision: { outcome: { score: 0.8, proposed: 0.6, reason: 'Late data.' } },
    });
    expect(read({ score: '0.6' })).toMatchObject({ ok: true });
  });

  it('needs an end and a score of its own where there is no value; what was dropped came to nothing', () => {
    const empty = aGoal();
    expect(read({}, empty)).toMatchObject(problem('choice', 'choose-one'));
    expect(read({ choice: 'achieved' }, empty)).toMatchObject(problem('score', 'choose-one'));
    expect(read({ choice: 'achieved', score: '1' }, empty)).toMatchObject({ decision: { outcome: { score: 1 } } });
    expect(read({ choice: 'dropped', score: '' }, empty)).toMatchObject({ decision: { outcome: { score: 0 } } });
  });

  it.each(['nonsense', '-1', '1.5', 'NaN'])('takes no score of %s', (score) => {
    expect(read({ score })).toMatchObject(problem('score', 'choose-one'));
  });

  it('carries on until a day to come, with a reason where there was a value', () => {
    expect(read({ choice: 'carry-on', due: TODAY, reason: 'x' })).toMatchObject(problem('due', 'date-in-past'));
    expect(read({ choice: 'carry-on', due: '', reason: 'x' })).toMatchObject(problem('due', 'required'));
    expect(read({ choice: 'carry-on', due: '2027-03-31' })).toMatchObject(problem('reason', 'required'));
    expect(read({ choice: 'carry-on', due: '2027-03-31' }, aGoal())).toEqual({
      ok: true,
      decision: { due: '2027-03-31' },
    });
  });

  it('names every text that is too long', () => {
    const long = 'x'.repeat(3001);
    expect(read({ reason: long, learned: long, closing: long })).toMatchObject({
      problems: [{ field: 'reason' }, { field: 'learned' }, { field: 'closing', problem: { max: 500 } }],
    });
  });
});
