import type { InputBlock, PlainTextOption } from '@slack/types';
import { LANGUAGES } from '../../../../domain/language.ts';
import { writeDaysOff } from '../../../../domain/team/days-off.ts';
import type { TeamSettings } from '../../../../domain/team/team.ts';
import { LAST_REMINDER, SETTING_RANGES } from '../../../../domain/team/team-draft.ts';
import { input, option, plain } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { TEAM_ACTIONS } from './ids.ts';
import { NOWHERE, regionBlock } from './team-form-codec.ts';

export interface HolidayPlaces {
  readonly countries: readonly { readonly code: string; readonly name: string }[];
  /** Regions of the chosen country that have holidays of their own. */
  readonly regions: readonly { readonly code: string; readonly name: string }[];
}

/** Slack holds a hundred options in a select, and in each group of one. */
const MOST_OPTIONS = 100;
const COUNTRIES_IN_GROUP = 40;
const LONGEST_DAYS_OFF = 3000;

/** When people are asked, reminded, and spared. */
export function rhythmFields(settings: TeamSettings, t: Texts): InputBlock[] {
  const text = t.teamForm;
  const days = Array.from({ length: LAST_REMINDER }, (_, index) =>
    option(text.reminderDay(index + 1), String(index + 1)),
  );
  const chosen = days.filter(({ value }) => settings.reminders.includes(Number(value)));
  return [
    telling(
      checkboxes(
        'rhythm',
        text.rhythm,
        (['monthly', 'quarterly', 'annual', 'digest'] as const).map((key) => ({
          ...option(text[key], key),
          description: plain(text[`${key}About`], 75),
        })),
        (key) => settings[key as 'monthly'],
      ),
    ),
    telling(
      input({ block: 'promptAt', label: text.promptAt }, { type: 'timepicker', initial_time: settings.promptAt }),
    ),
    count('answerWithin', text.answerWithin, settings.answerWithin),
    telling(
      input(
        { block: 'reminders', label: text.reminders, hint: text.remindersHint, optional: true },
        {
          type: 'multi_static_select',
          options: days,
          ...(chosen.length > 0 && { initial_options: chosen }),
        },
      ),
    ),
    telling(
      checkboxes(
        'reminding',
        text.reminding,
        (['remindOnLastDay', 'escalate'] as const).map((key) => option(text[key], key)),
        (key) => settings[key as 'escalate'],
      ),
    ),
    count('freshDays', text.freshDays, settings.freshDays, text.freshDaysHint),
    count('snoozes', text.snoozes, settings.snoozes),
  ];
}

/** On which days the team works. */
export function calendarFields(
  settings: TeamSettings,
  places: HolidayPlaces,
  typedDaysOff: string | undefined,
  t: Texts,
): InputBlock[] {
  const text = t.teamForm;
  const daysOff = typedDaysOff ?? writeDaysOff(settings.daysOff);
  return [
    telling(
      checkboxes(
        'workingDays',
        text.workingDays,
        [1, 2, 3, 4, 5, 6, 7].map((day) => option(t.format.weekdayName(day), String(day))),
        (day) => settings.workingDays.includes(Number(day)),
      ),
    ),
    telling(countryField(settings, places, t)),
    ...regionField(settings, places, t).map(telling),
    input(
      { block: 'daysOff', label: text.daysOff, hint: text.daysOffHint, optional: true },
      {
        type: 'plain_text_input',
        multiline: true,
        max_length: LONGEST_DAYS_OFF,
        ...(daysOff !== '' && { initial_value: daysOff }),
      },
    ),
    telling(monthField(settings.fiscalYearStart, t)),
  ];
}

/** What is posted to the channel. */
export function postFields(settings: TeamSettings, t: Texts): InputBlock[] {
  const text = t.teamForm;
  return [
    checkboxes(
      'posts',
      text.posts,
      (['celebrations', 'quietDigest'] as const).map((key) => option(text[key], key)),
      (key) => settings[key as 'celebrations'],
    ),
    count('staleAfter', text.staleAfter, settings.staleAfter),
    languageField(settings, t),
  ];
}

/** A field that tells of every change, so that the preview can follow it. */
function telling(block: InputBlock): InputBlock {
  return { ...block, element: { ...block.element, action_id: TEAM_ACTIONS.preview }, dispatch_action: true };
}

function count(block: keyof typeof SETTING_RANGES, label: string, value: number, hint?: string): InputBlock {
  const { min, max } = SETTING_RANGES[block];
  return input(
    { block, label, hint },
    {
      type: 'number_input',
      is_decimal_allowed: false,
      min_value: String(min),
      max_value: String(max),
      initial_value: String(value),
    },
  );
}

function checkboxes(
  block: string,
  label: string,
  options: PlainTextOption[],
  isChosen: (value: string) => boolean,
): InputBlock {
  const chosen = options.filter(({ value }) => value !== undefined && isChosen(value));
  return input(
    { block, label, optional: true },
    { type: 'checkboxes', options, ...(chosen.length > 0 && { initial_options: chosen }) },
  );
}

function languageField({ language }: TeamSettings, t: Texts): InputBlock {
  const options = LANGUAGES.map((one) => option(t.word.language(one), one));
  const [initial] = options.filter(({ value }) => value === language);
  return input(
    { block: 'language', label: t.teamForm.language, hint: t.teamForm.languageHint },
    { type: 'static_select', options, ...(initial && { initial_option: initial }) },
  );
}

function countryField({ holidays }: TeamSettings, { countries }: HolidayPlaces, t: Texts): InputBlock {
  const text = t.teamForm;
  const none = option(text.nowhere, NOWHERE);
  const all = countries.map(({ code, name }) => option(name, code));
  const groups = Array.from({ length: Math.ceil(all.length / COUNTRIES_IN_GROUP) }, (_, index) => {
    const options = all.slice(index * COUNTRIES_IN_GROUP, (index + 1) * COUNTRIES_IN_GROUP);
    const [first, last] = [options[0]?.text.text ?? '', options.at(-1)?.text.text ?? ''];
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

function regionField({ holidays }: TeamSettings, { regions }: HolidayPlaces, t: Texts): InputBlock[] {
  if (holidays === undefined || regions.length === 0) return [];
  const whole = option(t.teamForm.everywhere, NOWHERE);
  const options = [
    whole,
    ...regions.map(({ code, name }) => option(t.region(holidays.country, code, name), code)),
  ].slice(0, MOST_OPTIONS);
  const initial = options.find(({ value }) => value === holidays.region) ?? whole;
  return [
    input(
      { block: regionBlock(holidays.country), label: t.teamForm.region },
      { type: 'static_select', options, initial_option: initial },
    ),
  ];
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
