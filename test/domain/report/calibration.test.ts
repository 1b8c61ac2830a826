import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { MAX_GOALS, MIN_GOALS, MIN_PEOPLE, trackRecordsOf } from '../../../src/domain/report/calibration.ts';
import { anEndedGoal, type Day } from '../../support/ended-goals.ts';

/** As many goals as it takes, each with these days and a last value. */
function goals(
  days: readonly Day[],
  state: 'achieved' | 'missed' = 'achieved',
  { count = MIN_GOALS, ...changes }: Partial<Goal> & { count?: number } = {},
): Goal[] {
  return Array.from({ length: count }, (_, index) => {
    const by = days.map((day) => ({ by: `U${(index % MIN_PEOPLE) + 1}`, ...day }));
    return anEndedGoal(`${state}-${index}`, state, [...by, { value: state === 'achieved' ? 85 : 81 }], changes);
  });
}
const trackRecordOfTeam = (of: readonly Goal[]) => trackRecordsOf(of, 'U0').all;
const trackRecordOfPerson = (of: readonly Goal[], person: string) => trackRecordsOf(of, person).own;
const few = { known: false, why: 'few-goals' };
const all = (right: number, of: number) => ({ known: true, right, of });

describe('how often a status was right', () => {
  it.each([
    ['on-track', 'achieved', all(5, 5)],
    ['on-track', 'missed', all(0, 5)],
    ['off-track', 'achieved', all(0, 5)],
    ['off-track', 'missed', all(5, 5)],
    ['at-risk', 'achieved', few],
    ['at-risk', 'missed', few],
  ] as const)('%s of goals that were %s', (status, state, measure) => {
    const record = trackRecordOfTeam(goals([{ value: 82, status }], state));
    expect(record).toMatchObject({ status: measure, pace: few });
  });

  it('is the suggestion of the pace where nobody said one', () => {
    expect(trackRecordOfTeam(goals([{ value: 82 }]))).toMatchObject({ status: few, pace: all(5, 5) });
  });
});

describe('how often confidence was right', () => {
  it.each([
    [10, 'achieved', all(5, 5)],
    [6, 'missed', all(0, 5)],
    [5, 'achieved', few],
    [4, 'missed', all(5, 5)],
    [0, 'achieved', all(0, 5)],
  ] as const)('%d of goals that were %s', (confidence, state, measure) => {
    expect(trackRecordOfTeam(goals([{ value: 82, confidence }], state)).confidence).toEqual(measure);
  });

  it('does not count the last value, which is no foresight', () => {
    const last = Array.from({ length: MIN_GOALS }, (_, index) =>
      anEndedGoal(`g${index}`, 'achieved', [{ value: 82 }, { value: 85, status: 'on-track', confidence: 10 }]),
    );
    expect(trackRecordOfTeam(last)).toMatchObject({ status: few, confidence: few });
  });
});

describe('how often a forecast was right', () => {
  const rising = [80.5, 81, 81.5, 82, 82.5, 83, 83.5, 84].map((value) => ({ value }));

  it('holds the interval of each day against the last value', () => {
    const kept = Array.from({ length: MIN_GOALS }, (_, i) =>
      anEndedGoal(`g${i}`, 'missed', [...rising, { value: 84.5 }]),
    );
    const { forecast } = trackRecordOfTeam(kept);
    if (!forecast.known) throw new Error(forecast.why);
    expect(forecast.of).toBeGreaterThanOrEqual(MIN_GOALS);
    expect(forecast.right).toBe(forecast.of);
    const jumped = kept.map((goal, i) => anEndedGoal(goal.id, 'achieved', [...rising, { value: 95 + i }]));
    expect(trackRecordOfTeam(jumped).forecast).toMatchObject({ known: true, right: 0 });
  });

  it('says nothing of a goal that was closed long before its due date', () => {
    const early = Array.from({ length: MIN_GOALS }, (_, i) =>
      anEndedGoal(`g${i}`, 'missed', [...rising, { value: 84.5 }], { due: '2027-06-30' }),
    );
    expect(trackRecordOfTeam(early).forecast).toEqual(few);
  });
});

describe('what was set against what was reached', () => {
  const outcome = (score: number) => ({ outcome: { score } });
  const ended = [
    ...goals([], 'achieved', { count: 3, ...outcome(1) }),
    ...goals([], 'missed', { count: 2, ...outcome(0.5) }),
  ];

  it('counts what was closed, and drops what was dropped', () => {
    const dropped = anEndedGoal('dropped', 'dropped', [{ value: 81 }]);
    const running = anEndedGoal('running', 'missed', [{ value: 81 }], { state: 'active', changes: [] });
    const record = trackRecordOfTeam([...ended, dropped, running]);
    expect(record).toMatchObject({ ended: 5, reached: 3, dropped: 1, score: 0.8 });
  });

  it('has no average of fewer goals than it takes', () => {
    const record = trackRecordOfTeam(ended.slice(1));
    expect(record).toMatchObject({ ended: 4, reached: 2, status: few, confidence: few, pace: few, forecast: few });
    expect(record).not.toHaveProperty('score');
    expect(trackRecordOfTeam([])).toMatchObject({ ended: 0, reached: 0, dropped: 0, status: few });
  });

  it('looks at the goals that ended last', () => {
    expect(trackRecordOfTeam(goals([], 'achieved', { count: MAX_GOALS + 20 })).ended).toBe(MAX_GOALS);
  });
});

describe('whose it is', () => {
  const day = (by: string): Day => ({ value: 82, status: 'on-track', confidence: 8, by });

  it('is no sum of a team where fewer than three people said something', () => {
    const two = Array.from({ length: MIN_GOALS }, (_, i) =>
      anEndedGoal(`g${i}`, 'achieved', [day(i === 0 ? 'U2' : 'U1'), { value: 85 }]),
    );
    const why = { known: false, why: 'few-people' };
    expect(trackRecordOfTeam(two)).toMatchObject({ status: why, confidence: why });
    const third = anEndedGoal('g9', 'achieved', [day('U3'), { value: 85 }]);
    expect(trackRecordOfTeam([...two, third])).toMatchObject({ status: all(6, 6), confidence: all(6, 6) });
  });

  it("is a person's own: what they said, and the goals that they own", () => {
    const mine = goals([day('U7')], 'achieved', { owner: 'U7' });
    const theirs = goals([day('U7'), day('U8')], 'missed', { owner: 'U8' });
    expect(trackRecordOfPerson([...mine, ...theirs], 'U7')).toMatchObject({
      ended: MIN_GOALS,
      reached: MIN_GOALS,
      status: all(5, 10),
    });
    expect(trackRecordOfPerson([...mine, ...theirs], 'U9')).toMatchObject({ ended: 0, status: few, confidence: few });
  });

  it('names nobody', () => {
    const text = JSON.stringify(trackRecordOfTeam(goals([day('U7')], 'achieved', { owner: 'U7' })));
    expect(text).not.toMatch(/U\d|achieved-/);
  });
});
