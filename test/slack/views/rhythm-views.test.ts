import { describe, it } from 'vitest';
import type { RhythmPreview } from '../../../src/domain/round/preview.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/team/team.ts';
import { addDays } from '../../../src/domain/time/local-date.ts';
import { zonesByArea } from '../../../src/domain/time/zones.ts';
import { missingMessage } from '../../../src/features/round/slack/views/missing.ts';
import { addedByRegions, holidayChoices } from '../../../src/features/team/holiday-choices.ts';
import { awayModal } from '../../../src/features/team/slack/views/away-form.ts';
import type { HolidayFields } from '../../../src/features/team/slack/views/team-calendar-fields.ts';
import { teamCard } from '../../../src/features/team/slack/views/team-card.ts';
import { teamModal } from '../../../src/features/team/slack/views/team-modal.ts';
import { createHolidays } from '../../../src/public-holidays.ts';
import { SPOKEN_EXTREMES } from '../../support/extremes.ts';
import { anAbsence, aTeam, EMPTY_FORM } from '../../support/samples.ts';
import { english } from '../../support/texts.ts';
import { expectMessage, expectView } from './check.ts';

const t = english();
const nineteen = Array.from({ length: 19 }, (_, index) => index + 1);

describe.each(SPOKEN_EXTREMES)('what the rhythm shows, made of %s', (_, text, t) => {
  const places = (count: number, code: string) =>
    Array.from({ length: count }, (_, index) => ({ code: `${code}${index}`, name: text(60) }));
  const preview: RhythmPreview = {
    rounds: nineteen.slice(0, 6).map((day) => ({
      kind: 'annual',
      period: { id: 'FY2026', first: '2026-09-01', last: '2027-08-31' },
      on: addDays('2026-09-09', day),
      closesOn: '2026-09-30',
      reminders: nineteen.map((one) => addDays('2026-09-09', one)),
      moved: nineteen.slice(0, 3).map((one) => ({ day: addDays('2026-09-01', one), why: 'holiday', name: text(60) })),
    })),
    digestOn: '2026-09-28',
  };
  const daysOff = Array.from({ length: 60 }, (_, index) => addDays('2026-01-01', 3 * index)).map((first) => {
    return { first, last: addDays(first, 2) };
  });
  const holidays = { country: 'X7', region: 'r1', place: 'p1' };
  const rules = Array.from({ length: 20 }, (_, index) => ({ holiday: `key ${index}` }));
  const known = nineteen.map((index) => {
    return { day: addDays('2026-01-01', index), name: text(60), key: `key ${index}`, byLaw: true, byMoon: true };
  });
  const choices: HolidayFields = {
    countries: places(300, 'X'),
    regions: places(150, 'r'),
    places: places(150, 'p'),
    usual: nineteen
      .slice(0, 10)
      .map((day) => ({ key: `usual ${day}`, name: text(90), next: addDays('2026-01-01', day) })),
    known,
    byMoon: nineteen.map(() => text(90)),
    added: nineteen.map((day) => ({
      name: text(90),
      next: addDays('2026-01-01', day),
      regions: nineteen.map(() => text(60)),
    })),
    movesWorkingDays: true,
  };
  const own = { worked: rules, offEveryYear: rules, fiscalYearStart: 4, fiscalYearName: 'last' as const };
  const settings = {
    ...DEFAULT_SETTINGS,
    ...own,
    holidays,
    daysOff,
    reminders: nineteen,
    workingDays: [1, 2, 3, 4, 5, 6, 7],
  };
  const team = aTeam({ name: text(80), settings, members: Array.from({ length: 300 }, (_, index) => `U${index}`) });

  it('holds the limits in the form of a team, with more countries and regions than there are', () => {
    const zones = zonesByArea('In this team', ['Europe/Berlin']);
    const form = { channel: 'C1', person: 'U1', zone: 'Europe/Berlin', zones, preview };
    expectView(teamModal({ ...form, team, choices }, t));
    const whole = { ...team, settings: { ...settings, holidays: { country: 'X7' } } };
    expectView(teamModal({ ...form, team: whole, choices }, t));
  });

  it('holds the limits where a team is read by who may not change it', () => {
    expectMessage(teamCard(team, preview, t));
  });

  it('holds the limits in the list of absences', () => {
    expectView(awayModal({ absences: nineteen.map((day) => anAbsence({ id: `A${day}` })), today: '2026-03-02' }, t));
  });

  it('holds the limits in what the lead is told', () => {
    const people = nineteen.map((day) => ({
      person: `U${day}`,
      name: text(80),
      goals: nineteen.map(() => text(150)),
      insteadOf: text(80),
    }));
    const unattended = nineteen.map(() => ({ title: text(150), ownerName: text(80), why: 'left' as const }));
    const period = { id: '2026-03', first: '2026-03-01', last: '2026-03-31' };
    const heading = { round: 'r', team: 'success', teamName: text(80), period, closesOn: '2026-03-09' } as const;
    expectMessage(missingMessage({ kind: 'missing', roundKind: 'monthly', ...heading, people, unattended }, t));
    const both = [...people, ...people.map((one) => ({ ...one, notReached: true }))];
    expectMessage(missingMessage({ kind: 'missing', roundKind: 'monthly', ...heading, people: both, unattended }, t));
    const part = { roundKind: 'weekly', ...heading, people: both, unattended } as const;
    const also = Array.from({ length: 9 }, (_, index) => ({ ...part, round: `r${index}` }));
    expectMessage(missingMessage({ kind: 'missing', ...part, also }, t));
  });
});

describe('the form of a team', () => {
  it('can show every country that is known, with its regions', async () => {
    const ports = { holidays: createHolidays(), clock: { now: () => new Date('2026-11-30T08:00:00Z') } };
    const [choices, addedBy] = [holidayChoices(ports), addedByRegions(ports)];
    const countries = await ports.holidays.countries();
    const zones = zonesByArea('In this team', ['UTC']);
    for (const { code } of countries) {
      const team = aTeam({ settings: { ...DEFAULT_SETTINGS, holidays: { country: code } } });
      const chosen = await choices({ country: code }, 'en');
      const form = { ...EMPTY_FORM, team, channel: 'C1', person: 'U1', zone: 'UTC', zones };
      const added = chosen.regions.length > 0 && chosen.regions.length < 30 ? await addedBy(code, 'en') : [];
      expectView(teamModal({ ...form, choices: { ...chosen, added } }, t));
    }
  });
});
