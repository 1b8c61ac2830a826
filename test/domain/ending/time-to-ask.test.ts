import { describe, expect, it } from 'vitest';
import { timeToAsk } from '../../../src/domain/ending/time-to-ask.ts';
import { calendarOf } from '../../../src/domain/schedule/hours.ts';
import { aGoal, anAbsence } from '../../support/samples.ts';

/** Due on a Thursday; prompts come at nine in Berlin. */
const GOAL = aGoal({ due: '2026-12-10' });
const days = (now: string, more: object = {}) => ({
  now: new Date(now),
  zone: 'Europe/Berlin',
  promptAt: '09:00',
  calendar: calendarOf({ workingDays: [1, 2, 3, 4, 5] }),
  absences: [],
  ...more,
});
const at = (on: string) => new Date(`${on}T08:00:00Z`);

describe('when an owner is asked how a goal ended', () => {
  it('is at the time for prompts on the first working day after the due date', () => {
    expect(timeToAsk(GOAL, days('2026-12-10T20:00:00Z'))).toEqual({
      at: at('2026-12-11'),
      on: '2026-12-11',
      isFirst: true,
    });
    const friday = { ...GOAL, due: '2026-12-11' };
    expect(timeToAsk(friday, days('2026-12-12T20:00:00Z'))).toMatchObject({ on: '2026-12-14', isFirst: true });
    expect(timeToAsk(GOAL, days('2026-12-11T08:00:00Z'))).toEqual({ at: at('2026-12-11'), on: '2026-12-11' });
  });

  it('is the next such day where that is long past, or where they said something of it that day', () => {
    expect(timeToAsk(GOAL, days('2026-12-16T12:00:00Z'))).toEqual({ at: at('2026-12-17'), on: '2026-12-17' });
    expect(timeToAsk(GOAL, days('2026-12-16T06:00:00Z'))).toEqual({ at: at('2026-12-16'), on: '2026-12-16' });
    const answered = days('2026-12-11T08:10:00Z', { answeredOn: '2026-12-11' });
    expect(timeToAsk(GOAL, answered)).toEqual({ at: at('2026-12-14'), on: '2026-12-14' });
  });

  it('waits for the return of who is away', () => {
    const absences = [anAbsence({ person: 'U1', from: '2026-12-09', until: '2026-12-18' })];
    expect(timeToAsk(GOAL, days('2026-12-10T20:00:00Z', { absences }))).toMatchObject({
      on: '2026-12-21',
      isFirst: true,
    });
  });
});
