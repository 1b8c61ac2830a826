import type { InputBlock, PlainTextOption } from '@slack/types';
import { LANGUAGES } from '../../../../domain/language.ts';
import type { TeamSettings } from '../../../../domain/team/team.ts';
import { LAST_REMINDER, SETTING_RANGES } from '../../../../domain/team/team-input.ts';
import { input, option, plain } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { TEAM_ACTIONS } from './ids.ts';

/** When people are asked, reminded, and spared. */
export function rhythmFields(settings: TeamSettings, t: Texts): InputBlock[] {
  const text = t.teamForm;
  const days = Array.from({ length: LAST_REMINDER }, (_, index) =>
    option(text.reminderDay(index + 1), String(index + 1)),
  );
  const chosen = days.filter(({ value }) => settings.reminders.includes(Number(value)));
  return [
    dispatching(
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
    dispatching(
      input({ block: 'promptAt', label: text.promptAt }, { type: 'timepicker', initial_time: settings.promptAt }),
    ),
    count('answerWithin', text.answerWithin, settings.answerWithin),
    dispatching(
      input(
        { block: 'reminders', label: text.reminders, hint: text.remindersHint, optional: true },
        {
          type: 'multi_static_select',
          options: days,
          ...(chosen.length > 0 && { initial_options: chosen }),
        },
      ),
    ),
    dispatching(
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

/** What is posted to the channel. */
export function postFields(settings: TeamSettings, t: Texts): InputBlock[] {
  const text = t.teamForm;
  return [
    checkboxes(
      'posts',
      text.posts,
      (['celebrations', 'quietDigest', 'nameMissing'] as const).map((key) => option(text[key], key)),
      (key) => settings[key as 'celebrations'],
    ),
    count('staleAfter', text.staleAfter, settings.staleAfter),
    languageField(settings, t),
  ];
}

/** A field that tells of every change, so that the preview can follow it. */
export function dispatching(block: InputBlock): InputBlock {
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

export function checkboxes(
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
