import { describe, expect, it } from 'vitest';
import { reminderDays, remindersOf } from '../../../src/domain/round/reminder.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/team/team.ts';

/** A round of Kolkata from Thursday 1 to Thursday 8 April 2027, with Good Friday off; it closes at 18:00 there. */
const calendar = { workingDays: [1, 2, 3, 4, 5], holidays: new Set(['2027-04-02']) };
const days = {
  kind: 'monthly',
  openedOn: '2027-04-01',
  closesOn: '2027-04-08',
  closesAt: new Date('2027-04-08T12:30:00Z'),
} as const;
const of = (zone: string, reminders = [3]) => reminderDays(days, { ...DEFAULT_SETTINGS, reminders }, zone, calendar);

describe('the days of reminders', () => {
  it('are the third working day and the last', () => {
    expect(of('Asia/Kolkata')).toEqual(['2027-04-07', '2027-04-08']);
    expect(of('Asia/Kolkata', [2])).toEqual(['2027-04-06', '2027-04-08']);
  });

  it('of a weekly or fortnightly round are fewer than of a monthly one: the last of them alone', () => {
    const settings = { ...DEFAULT_SETTINGS, reminders: [1, 3] };
    for (const kind of ['weekly', 'fortnightly'] as const) {
      expect(reminderDays({ ...days, kind }, settings, 'Asia/Kolkata', calendar)).toEqual(['2027-04-08']);
      const noLast = { ...settings, remindOnLastDay: false };
      expect(reminderDays({ ...days, kind }, noLast, 'Asia/Kolkata', calendar)).toEqual(['2027-04-07']);
    }
    expect(reminderDays(days, settings, 'Asia/Kolkata', calendar)).toHaveLength(3);
  });

  it('are one by default, so that who does not answer is called twice', () => {
    expect(reminderDays(days, DEFAULT_SETTINGS, 'Asia/Kolkata', calendar)).toEqual(['2027-04-08']);
  });

  it('are one day where the last is earlier for somebody far west and follows another at once', () => {
    expect(of('America/Los_Angeles', [2])).toEqual(['2027-04-07']);
    expect(of('America/Los_Angeles', [1])).toEqual(['2027-04-05', '2027-04-07']);
    expect(of('America/Los_Angeles', [3])).toEqual(['2027-04-07']);
  });

  it('says of all but the last that they are early', () => {
    const when = { promptAt: '09:00', zone: 'Asia/Kolkata', from: new Date('2027-04-01T04:00:00Z') };
    const round = { id: 'r', workspace: 'T1' };
    const early = remindersOf(round, 'U1', ['2027-04-05', '2027-04-06', '2027-04-08'], when).map((one) => one.early);
    expect(early).toEqual([true, true, undefined]);
  });
});
