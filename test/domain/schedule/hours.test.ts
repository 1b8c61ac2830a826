import { describe, expect, it } from 'vitest';
import { deadlineOf } from '../../../src/domain/schedule/deadline.ts';
import { closesOn, personalPromptAt, promptTime } from '../../../src/domain/schedule/hours.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/team/team.ts';

const iso = (date: Date) => date.toISOString();

const asked = { kind: 'asked', period: { id: '2026-05-04', first: '2026-05-04', last: '2026-05-04' } } as const;
const closesAt = (day: string, settings: typeof DEFAULT_SETTINGS, zone: string) =>
  deadlineOf(asked, day, settings, zone).at;

describe('a round', () => {
  it('closes at six in the evening of its last answering day', () => {
    expect(closesOn('2026-05-01', DEFAULT_SETTINGS)).toBe('2026-05-08');
    expect(iso(closesAt('2026-05-01', DEFAULT_SETTINGS, 'Europe/Berlin'))).toBe('2026-05-08T16:00:00.000Z');
  });

  it('passes over holidays', () => {
    expect(closesOn('2026-05-01', DEFAULT_SETTINGS, new Set(['2026-05-08']))).toBe('2026-05-11');
  });

  it('of a team that is asked in the evening closes after the hour of the prompt', () => {
    const settings = { ...DEFAULT_SETTINGS, promptAt: '20:00', answerWithin: 1 };
    expect(iso(closesAt('2026-05-04', settings, 'UTC'))).toBe('2026-05-05T21:00:00.000Z');
    const late = { ...settings, promptAt: '23:30' };
    expect(iso(closesAt('2026-05-04', late, 'UTC'))).toBe('2026-05-05T23:59:00.000Z');
  });
});

describe('a person is asked', () => {
  it('at nine by their own clock', () => {
    expect(iso(personalPromptAt('2026-05-01', '09:00', 'Asia/Tokyo'))).toBe('2026-05-01T00:00:00.000Z');
    const opened = new Date('2026-05-01T00:00:04Z');
    expect(iso(promptTime('2026-05-01', DEFAULT_SETTINGS, 'Asia/Tokyo', opened))).toBe(iso(opened));
    expect(iso(promptTime('2026-05-01', DEFAULT_SETTINGS, 'America/New_York', opened))).toBe(
      '2026-05-01T13:00:00.000Z',
    );
  });

  it('in their own next working hour where the round opens late', () => {
    const opened = new Date('2026-05-04T12:00:00Z');
    expect(iso(promptTime('2026-05-01', DEFAULT_SETTINGS, 'Europe/Berlin', opened))).toBe(iso(opened));
    expect(iso(promptTime('2026-05-01', DEFAULT_SETTINGS, 'Asia/Tokyo', opened))).toBe('2026-05-05T00:00:00.000Z');
    expect(iso(promptTime('2026-05-01', DEFAULT_SETTINGS, 'America/Los_Angeles', opened))).toBe(
      '2026-05-04T16:00:00.000Z',
    );
  });

  it('on the day itself not in the night of someone far east', () => {
    const afternoon = new Date('2026-05-01T15:30:00Z');
    expect(iso(promptTime('2026-05-01', DEFAULT_SETTINGS, 'Asia/Tokyo', afternoon))).toBe('2026-05-04T00:00:00.000Z');
  });
});
