import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { SavedTime } from '../../../../domain/check-in/form-draft.ts';
import type { ChannelId, UserId, Zone } from '../../../../domain/names.ts';
import type { RhythmPreview } from '../../../../domain/round/preview.ts';
import { DEFAULT_SETTINGS, MAX_TEAM_NAME_LENGTH, type Team, type TeamSettings } from '../../../../domain/team/team.ts';
import { filledBlock } from '../../../../slack/ids.ts';
import { actions, button, header, input, modalTitle, option, plain, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { TEAM_ACTIONS, TEAM_VIEWS } from './ids.ts';
import { calendarFields, type HolidayFields, type TypedLines } from './team-calendar-fields.ts';
import type { TeamContext } from './team-form-codec.ts';
import { postFields, rhythmFields } from './team-settings.ts';

export interface TeamForm {
  /** The team as it is, or as the form says so far; absent for a new one whose form is opened. */
  readonly team?: Team;
  /** What a new team begins with; the defaults where absent. */
  readonly settings?: TeamSettings;
  /** The team that is edited, and what it was when the form was opened; absent for a new one. */
  readonly editing?: TeamContext;
  /** The team as it is by now, where something came in since the form was opened. */
  readonly now?: Team;
  /** When that was changed, for who reads it. */
  readonly changedAt?: SavedTime;
  readonly channel: ChannelId;
  readonly person: UserId;
  readonly zone: Zone;
  /** The zones that can be chosen, by the part before the slash. */
  readonly zones: ReadonlyMap<string, readonly Zone[]>;
  readonly choices: HolidayFields;
  readonly preview: RhythmPreview;
  /** What was typed line by line, where it is not what the team has. */
  readonly typed?: Partial<TypedLines>;
}

/**
 * The form of a team: new, or its settings. What a team cannot be without comes first, and when it will be asked; all
 * that follows has a default.
 */
export function teamModal(form: TeamForm, t: Texts): ModalView {
  const { team, editing, choices, preview, typed } = form;
  const text = t.teamForm;
  const settings = team?.settings ?? form.settings ?? DEFAULT_SETTINGS;
  return {
    type: 'modal',
    callback_id: TEAM_VIEWS.team,
    title: modalTitle(editing ? text.title : text.newTitle),
    submit: modalTitle(t.word.save),
    close: modalTitle(t.word.cancel),
    private_metadata: JSON.stringify(editing ?? {}),
    blocks: filledIn(editing?.filled, [
      ...cameInNote(form, t),
      header(text.groupTeam),
      ...essentials(form, t),
      ...previewBlocks(preview, t),
      header(text.groupMore),
      ...leadAndZone(form, t),
      header(text.groupRhythm),
      ...rhythmFields(settings, t),
      header(text.groupCalendar),
      ...calendarFields(settings, choices, typed, t),
      header(text.groupChannel),
      ...postFields(settings, t),
      // A team that is not there yet has no week to tell of.
      ...(editing ? [digestButton(editing.team, t), removeButton(editing.team, t)] : []),
    ]),
  };
}

/** What somebody else changed while the form was open. */
function cameInNote({ editing, now, changedAt }: TeamForm, t: Texts): KnownBlock[] {
  const { cameIn = [] } = editing ?? {};
  if (now === undefined || cameIn.length === 0) return [];
  return [{ ...section(t.teamForm.meanwhile(now, cameIn, changedAt)), block_id: 'came-in' }];
}

/** Fields of other names, so that Slack takes what they are filled in with, and not what stood in them. */
function filledIn(times = 0, blocks: readonly KnownBlock[]): KnownBlock[] {
  return blocks.map((block) =>
    block.type === 'input' ? { ...block, block_id: filledBlock(block.block_id ?? '', times) } : block,
  );
}

function essentials(form: TeamForm, t: Texts): InputBlock[] {
  const { team, channel, person } = form;
  const text = t.teamForm;
  const conversation = team?.channel ?? channel;
  return [
    input(
      { block: 'name', label: text.name },
      {
        type: 'plain_text_input',
        max_length: MAX_TEAM_NAME_LENGTH,
        ...(team?.name && { initial_value: team.name }),
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
    input(
      { block: 'members', label: text.members },
      {
        type: 'multi_users_select',
        initial_users: [...(team?.members ?? [person])],
      },
    ),
  ];
}

function leadAndZone(form: TeamForm, t: Texts): InputBlock[] {
  const { team, person } = form;
  return [
    input({ block: 'lead', label: t.teamForm.lead }, { type: 'users_select', initial_user: team?.lead || person }),
    zoneField(form, t),
  ];
}

/** When people will be asked, as the form stands; a button for what does not tell of its changes by itself. */
function previewBlocks(preview: RhythmPreview, t: Texts): KnownBlock[] {
  return [
    header(t.teamForm.groupPreview),
    { ...section(t.rhythm.preview(preview)), block_id: 'preview' },
    { ...actions(button(t.teamForm.previewAgain, TEAM_ACTIONS.preview, '')), block_id: 'again' },
  ];
}

function digestButton(team: string, t: Texts): KnownBlock {
  return { ...actions(button(t.teamForm.previewDigest, TEAM_ACTIONS.previewDigest, team)), block_id: 'digest' };
}

/** What is lost, and what is not, is said before it is done. */
function removeButton(team: string, t: Texts): KnownBlock {
  const { remove, removeSure, removeText, removeYes, removeNo } = t.teamForm;
  const confirm = {
    title: plain(removeSure, 100),
    text: plain(removeText, 300),
    confirm: plain(removeYes, 30),
    deny: plain(removeNo, 30),
    style: 'danger' as const,
  };
  return {
    ...actions({ ...button(remove, TEAM_ACTIONS.removeTeam, team, 'danger'), confirm }),
    block_id: 'remove',
  };
}

/** A direct message, where the command can be typed too, stands in no list of channels. */
function isChannel(conversation: ChannelId): boolean {
  return /^[CG]/.test(conversation);
}

function zoneField({ team, zone, zones }: TeamForm, t: Texts): InputBlock {
  const current = team?.zone ?? zone;
  return input(
    { block: 'zone', label: t.teamForm.zone, hint: t.teamForm.zoneHint },
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
