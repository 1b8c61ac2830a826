import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import { writeDaysOff, writeRules } from '../../../../domain/team/days-off.ts';
import type { AddedDay, DayRule, HolidayChoices } from '../../../../domain/team/holiday.ts';
import type { TeamSettings } from '../../../../domain/team/team.ts';
import { FISCAL_YEAR_NAMES, type FiscalYearName } from '../../../../domain/time/periods.ts';
import { context, input, option, plain } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { placeLabel, regionLabel } from './place-label.ts';
import { NOWHERE, placeBlock, regionBlock, usualBlock } from './team-form-codec.ts';
import { checkboxes, dispatching } from './team-settings.ts';

/** What there is to choose about holidays, and what the regions add where the whole country is chosen. */
export interface HolidayFields extends HolidayChoices {
  readonly added: readonly AddedDay[];
}

/** What was typed into the fields that are read line by line. */
export interface TypedLines {
  readonly worked: string;
  readonly daysOff: string;
}

/** Slack holds a hundred options in a select, and in each group of one. */
const MAX_OPTIONS = 100;
const COUNTRIES_IN_GROUP = 40;
const MAX_LINES_LENGTH = 3000;

/** On which days the team works. */
export function calendarFields(
  settings: TeamSettings,
  choices: HolidayFields,
  typed: Partial<TypedLines> | undefined,
  t: Texts,
): KnownBlock[] {
  const text = t.teamForm;
  const { usual, known } = choices;
  const { worked, daysOff, offEveryYear } = settings;
  const others = offEveryYear.filter((rule) => !usual.some(({ key }) => isOf(rule, key)));
  return [
    dispatching(
      checkboxes(
        'workingDays',
        text.workingDays,
        [1, 2, 3, 4, 5, 6, 7].map((day) => option(t.format.weekdayName(day), String(day))),
        (day) => settings.workingDays.includes(Number(day)),
      ),
    ),
    dispatching(countryField(settings, choices, t)),
    ...regionField(settings, choices, t).map(dispatching),
    ...placeField(settings, choices, t).map(dispatching),
    ...notes(settings, choices, t),
    ...usualField(settings, choices, t).map(dispatching),
    ...(settings.holidays === undefined && worked.length === 0
      ? []
      : [lineField('worked', text.worked, text.workedHint, typed?.worked ?? writeRules(worked, known).join('\n'))]),
    lineField(
      'daysOff',
      text.daysOff,
      text.daysOffHint,
      typed?.daysOff ?? writeDaysOff({ once: daysOff, everyYear: others }, known),
    ),
    dispatching(monthField(settings.fiscalYearStart, t)),
    ...yearNameField(settings, t).map(dispatching),
  ];
}

function isOf(rule: DayRule, key: string): boolean {
  return 'holiday' in rule && rule.holiday === key;
}

function lineField(block: keyof TypedLines, label: string, hint: string, initial: string): InputBlock {
  return input(
    { block, label, hint, optional: true },
    {
      type: 'plain_text_input',
      multiline: true,
      max_length: MAX_LINES_LENGTH,
      ...(initial !== '' && { initial_value: initial }),
    },
  );
}

function countryField({ holidays }: TeamSettings, { countries }: HolidayFields, t: Texts): InputBlock {
  const text = t.teamForm;
  const none = option(text.nowhere, NOWHERE);
  const all = countries.map((one) => option(placeLabel(one), one.code));
  const groups = Array.from({ length: Math.ceil(all.length / COUNTRIES_IN_GROUP) }, (_, index) => {
    const options = all.slice(index * COUNTRIES_IN_GROUP, (index + 1) * COUNTRIES_IN_GROUP);
    const named = countries.slice(index * COUNTRIES_IN_GROUP, (index + 1) * COUNTRIES_IN_GROUP);
    const [first, last] = [named[0]?.name ?? '', named.at(-1)?.name ?? ''];
    return { label: plain(text.countries(first, last), 75), options };
  });
  return input(
    { block: 'country', label: text.country },
    {
      type: 'static_select',
      option_groups: [{ label: plain(text.nowhere, 75), options: [none] }, ...groups],
      initial_option: all.find(({ value }) => value === holidays?.country) ?? none,
    },
  );
}

function regionField({ holidays }: TeamSettings, { regions }: HolidayFields, t: Texts): InputBlock[] {
  if (holidays === undefined || regions.length === 0) return [];
  const { region, everywhere } = t.teamForm;
  const { country, region: chosen } = holidays;
  const options = regions.map((one) => option(regionLabel(country, one), one.code));
  return [placeSelect(regionBlock(country), region, everywhere, options, chosen)];
}

/** Below a region as the region is below the country. */
function placeField({ holidays }: TeamSettings, { places }: HolidayFields, t: Texts): InputBlock[] {
  if (holidays?.region === undefined || places.length === 0) return [];
  const { place, elsewhere } = t.teamForm;
  const options = places.map((one) => option(placeLabel(one), one.code));
  return [placeSelect(placeBlock(holidays.country, holidays.region), place, elsewhere, options, holidays.place)];
}

function placeSelect(
  block: string,
  label: string,
  all: string,
  places: readonly PlainTextOption[],
  chosen: string | undefined,
): InputBlock {
  const whole = option(all, NOWHERE);
  const options = [whole, ...places].slice(0, MAX_OPTIONS);
  const initial = options.find(({ value }) => value === chosen) ?? whole;
  return input({ block, label }, { type: 'static_select', options, initial_option: initial });
}

/** What the regions add, and what is not known. */
function notes({ holidays }: TeamSettings, choices: HolidayFields, t: Texts): KnownBlock[] {
  if (holidays === undefined) return [];
  const { added, byMoon, movesWorkingDays } = choices;
  const { holidaysDiffer, holidaysByMoon, workingWeekends } = t.rhythm;
  return [
    ...(holidays.region === undefined && added.length > 0 ? [holidaysDiffer(added)] : []),
    ...(byMoon.length > 0 ? [holidaysByMoon(byMoon)] : []),
    ...(movesWorkingDays ? [workingWeekends] : []),
  ].map(context);
}

/** Days on which hardly anybody works, though they are no public holidays: off with one click. */
function usualField({ holidays, offEveryYear }: TeamSettings, { usual }: HolidayFields, t: Texts): InputBlock[] {
  if (holidays === undefined || usual.length === 0) return [];
  const options: PlainTextOption[] = usual.map(({ key, name, next }) => ({
    ...option(name, key),
    description: plain(t.teamForm.usualNext(next), 75),
  }));
  const block = checkboxes(usualBlock(holidays), t.teamForm.usual, options, (key) =>
    offEveryYear.some((rule) => isOf(rule, key)),
  );
  return [{ ...block, hint: plain(t.teamForm.usualHint, 2000) }];
}

function monthField(month: number, t: Texts): InputBlock {
  const options = Array.from({ length: 12 }, (_, index) => option(t.format.monthName(index + 1), String(index + 1)));
  const initial = options[month - 1];
  return input(
    { block: 'fiscalYearStart', label: t.teamForm.fiscalYearStart },
    {
      type: 'static_select',
      options,
      ...(initial && { initial_option: initial }),
    },
  );
}

/** A fiscal year that is the calendar year has one name alone. */
function yearNameField({ fiscalYearStart, fiscalYearName }: TeamSettings, t: Texts): InputBlock[] {
  if (fiscalYearStart === 1) return [];
  const chosen: FiscalYearName = fiscalYearName ?? 'both';
  const options = FISCAL_YEAR_NAMES.map((name) => option(t.teamForm.yearName[name], name));
  const initial = options.find(({ value }) => value === chosen);
  return [
    input(
      { block: 'fiscalYearName', label: t.teamForm.fiscalYearName },
      { type: 'static_select', options, ...(initial && { initial_option: initial }) },
    ),
  ];
}
