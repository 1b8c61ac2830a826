import { describe, expect, it } from 'vitest';
import { fieldValuesOf, goalAsEntered, isUnchanged } from '../../../src/domain/check-in/check-in-values.ts';
import type { CheckIn } from '../../../src/domain/goal/goal.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';

const inputs = { calculator: 'nps', values: { promoters: 3, passives: 0, detractors: 1 } };

describe('what a check-in said, in the form that corrects it', () => {
  it('fills the fields that it had, and leaves a status to the pace that was left to it', () => {
    const filled = aCheckIn(1.234, {
      byPace: true,
      confidence: 0,
      note: 'Well',
      obstacleOwner: 'U2',
      obstacles: 'Rain',
    });
    expect(fieldValuesOf(aGoal(), filled)).toEqual({
      'retention:value': '1.2340',
      'retention:confidence': '0',
      'retention:note': 'Well',
      'retention:obstacles': 'Rain',
      'retention:obstacleOwner': 'U2',
    });
    expect(fieldValuesOf(aGoal(), aCheckIn(82))).toEqual({ 'retention:value': '82', 'retention:status': 'on-track' });
  });

  it('asks for the inputs where it was computed, and for the value where it was typed in', () => {
    const typed = fieldValuesOf(aGoal(), aCheckIn(50, { inputs, byPace: true }));
    expect(typed).toEqual({
      'retention:input.promoters': '3',
      'retention:input.passives': '0',
      'retention:input.detractors': '1',
    });
    expect(goalAsEntered(aGoal(), aCheckIn(50, { inputs })).calculator).toBe('nps');
    expect(goalAsEntered(aGoal({ calculator: 'nps' }), aCheckIn(50))).not.toHaveProperty('calculator');
  });
});

describe('a correction that says the same', () => {
  const filled = aCheckIn(82, {
    byPace: true,
    status: 'on-track',
    note: 'Well',
    obstacles: 'Rain',
    obstacleOwner: 'U2',
  });

  it('is one of the same number, day and words, also where the pace came to think otherwise', () => {
    expect(isUnchanged({ ...filled, id: 'c2', corrects: 'c82' }, filled)).toBe(true);
    expect(isUnchanged({ ...filled, status: 'at-risk' }, filled)).toBe(true);
    const { obstacleOwner: _, ...nobodyNamed } = filled;
    expect(isUnchanged(nobodyNamed, filled)).toBe(true);
  });

  const changes: readonly (readonly [string, Partial<CheckIn>])[] = [
    ['the value', { value: 83 }],
    ['the day', { on: '2026-02-01' }],
    ['a text', { note: 'Very well' }],
    ['a text that is gone', { note: '' }],
    ['who clears it', { obstacleOwner: 'U3' }],
    ['the confidence', { confidence: 0 }],
    ['a blocker that is cleared', { cleared: ['c1'] }],
    ['how it was computed', { inputs }],
  ];
  it.each(changes)('is none where it changes %s', (_, change) => {
    expect(isUnchanged({ ...filled, ...change }, filled)).toBe(false);
  });

  it('is none where a person says another status', () => {
    const { byPace: _, ...bySelf } = filled;
    expect(isUnchanged({ ...bySelf, status: 'at-risk' }, filled)).toBe(false);
    expect(isUnchanged(bySelf, filled)).toBe(true);
  });

  it('is none where an input is another one', () => {
    const computed = { ...filled, inputs };
    const other = { ...inputs, values: { ...inputs.values, passives: 1 } };
    expect(isUnchanged({ ...computed, inputs: other }, computed)).toBe(false);
    expect(isUnchanged({ ...computed, inputs: { ...inputs } }, computed)).toBe(true);
  });
});
