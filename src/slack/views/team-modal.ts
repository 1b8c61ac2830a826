import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ChannelId, UserId, Zone } from '../../domain/names.ts';
import { DEFAULT_SETTINGS, LONGEST_TEAM_NAME, MOST_ANSWER_DAYS, type Team } from '../../domain/team.ts';
import type { Texts } from '../../text/index.ts';
import { VIEWS } from '../ids.ts';
import { input, option, plain } from './blocks.ts';

export interface TeamForm {
  /** Absent for a new team. */
  readonly team?: Team;
  readonly channel: ChannelId;
  readonly person: UserId;
  readonly zone: Zone;
  /** The zones that can be chosen, by the part before the slash. */
  readonly zones: ReadonlyMap<string, readonly Zone[]>;
}

/** The form of a team: new, or its settings. */
export function teamModal(form: TeamForm, t: Texts): ModalView {
  const { team, channel, person } = form;
  const text = t.form.team;
  const settings = team?.settings ?? DEFAULT_SETTINGS;
  const conversation = team?.channel ?? channel;
  return {
    type: 'modal',
    callback_id: VIEWS.team,
    title: plain(team ? text.title : text.newTitle, 24),
    submit: plain(t.word.save, 24),
    close: plain(t.word.cancel, 24),
    private_metadata: JSON.stringify({ ...(team && { team: team.id, version: team.version }) }),
    blocks: [
      input(
        { block: 'name', label: text.name },
        {
          type: 'plain_text_input',
          max_length: LONGEST_TEAM_NAME,
          ...(team && { initial_value: team.name }),
        },
      ),
      input(
        { block: 'channel', label: text.channel, hint: text.channelHint },
        {
          type: 'conversations_select',
          ...(isChannel(conversation) && { initial_conversation: conversation }),
          filter: { include: ['public', 'private'], exclude_bot_users: true, exclude_external_shared_channels: true },
        },
      ),
      input({ block: 'lead', label: text.lead }, { type: 'users_select', initial_user: team?.lead ?? person }),
      input(
        { block: 'members', label: text.members },
        {
          type: 'multi_users_select',
          initial_users: [...(team?.members ?? [person])],
        },
      ),
      zoneField(form, t),
      rhythmField(settings, t),
      input({ block: 'promptAt', label: text.promptAt }, { type: 'timepicker', initial_time: settings.promptAt }),
      input(
        { block: 'answerWithin', label: text.answerWithin },
        {
          type: 'number_input',
          is_decimal_allowed: false,
          min_value: '1',
          max_value: String(MOST_ANSWER_DAYS),
          initial_value: String(settings.answerWithin),
        },
      ),
      monthField(settings.fiscalYearStart, t),
    ],
  };
}

/** A direct message, where the command can be typed too, stands in no list of channels. */
function isChannel(conversation: ChannelId): boolean {
  return /^[CG]/.test(conversation);
}

function zoneField({ team, zone, zones }: TeamForm, t: Texts): InputBlock {
  const current = team?.zone ?? zone;
  return input(
    { block: 'zone', label: t.form.team.zone, hint: t.form.team.zoneHint },
    {
      type: 'static_select',
      initial_option: option(current, current),
      option_groups: [...zones].map(([area, names]) => ({
        label: plain(area, 75),
        options: names.map((name) => option(name, name)),
      })),
    },
  );
}

function rhythmField(settings: Team['settings'], t: Texts): InputBlock {
  const text = t.form.team;
  const options = (['monthly', 'quarterly', 'digest'] as const).map((key) => ({
    key,
    option: { ...option(text[key], key), description: plain(text[`${key}About`], 75) } satisfies PlainTextOption,
  }));
  const chosen = options.filter(({ key }) => settings[key]).map((one) => one.option);
  return input(
    { block: 'rhythm', label: text.rhythm, optional: true },
    {
      type: 'checkboxes',
      options: options.map((one) => one.option),
      ...(chosen.length > 0 && { initial_options: chosen }),
    },
  );
}

function monthField(month: number, t: Texts): InputBlock {
  const options = Array.from({ length: 12 }, (_, index) => option(t.format.monthName(index + 1), String(index + 1)));
  const initial = options[month - 1];
  return input(
    { block: 'fiscalYearStart', label: t.form.team.fiscalYearStart },
    {
      type: 'static_select',
      options,
      ...(initial && { initial_option: initial }),
    },
  );
}
