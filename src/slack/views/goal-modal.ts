import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { CATEGORIES } from '../../domain/goal.ts';
import { LONGEST_TEXT, LONGEST_TITLE } from '../../domain/goal-draft.ts';
import { DIRECTIONS, type Direction } from '../../domain/kpi.ts';
import type { UserId } from '../../domain/names.ts';
import type { Team } from '../../domain/team.ts';
import { UNITS } from '../../domain/unit.ts';
import type { Texts } from '../../text/index.ts';
import { ACTIONS, VIEWS } from '../ids.ts';
import { atMost, input, option, plain } from './blocks.ts';

export interface GoalForm {
  /** The teams that the person may add to, at least one; the first is chosen. */
  readonly teams: readonly Pick<Team, 'id' | 'name'>[];
  readonly owner: UserId;
  readonly direction: Direction;
  /** Where the form was opened, so that its team stays on top when the form changes. */
  readonly channel?: string;
  /** Numbers that were typed for another direction: they are there again when it is chosen again. */
  readonly typed?: TypedNumbers;
}

export const NUMBER_FIELDS = ['baseline', 'target', 'stretch', 'low', 'high', 'milestones'] as const;
export type TypedNumbers = Readonly<Partial<Record<(typeof NUMBER_FIELDS)[number], string>>>;

const LONGEST_NUMBERS = 200;
const LONGEST_METADATA = 3000;
/** Slack holds a hundred options in a select. */
const MOST_TEAMS = 100;

/**
 * The form of a new goal. The direction decides which numbers it asks for: choosing another one updates the modal, and
 * Slack keeps what was typed into the fields that stay.
 */
export function goalModal({ teams, owner, direction, channel, typed = {} }: GoalForm, t: Texts): ModalView {
  const text = t.form.goal;
  const directions = DIRECTIONS.map((one) => option(t.word.direction(one), one));
  const [chosen] = directions.filter(({ value }) => value === direction);
  const { shown, left } = atMost(teams, MOST_TEAMS);
  const teamOptions = shown.map(({ id, name }) => option(name, id));
  const [team] = teamOptions;
  const units = [...UNITS].map(([key, unit]) => option(t.word.unit(unit), key));
  return {
    type: 'modal',
    callback_id: VIEWS.goal,
    private_metadata: contextOf(channel, typed),
    title: plain(text.title, 24),
    submit: plain(text.submit, 24),
    close: plain(t.word.cancel, 24),
    blocks: [
      input(
        { block: 'title', label: text.name },
        {
          type: 'plain_text_input',
          max_length: LONGEST_TITLE,
          placeholder: plain(text.namePlaceholder, 150),
        },
      ),
      input(
        { block: 'team', label: text.team, hint: left > 0 ? text.moreTeams(left) : undefined },
        {
          type: 'static_select',
          options: teamOptions,
          ...(team && { initial_option: team }),
        },
      ),
      input(
        { block: 'category', label: text.category },
        {
          type: 'static_select',
          options: CATEGORIES.map((category) => option(t.word.category(category), category)),
        },
      ),
      {
        ...input(
          { block: 'direction', label: text.direction },
          {
            type: 'static_select',
            action_id: ACTIONS.direction,
            options: directions,
            ...(chosen && { initial_option: chosen }),
          },
        ),
        dispatch_action: true,
      },
      input({ block: 'unit', label: text.unit }, { type: 'static_select', options: units }),
      ...numberFields(direction, typed, t),
      input({ block: 'due', label: text.due }, { type: 'datepicker' }),
      input({ block: 'owner', label: text.owner, hint: text.ownerHint }, { type: 'users_select', initial_user: owner }),
      input(
        { block: 'description', label: text.description, optional: true },
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: LONGEST_TEXT,
        },
      ),
    ],
  };
}

/** What Slack keeps for the form. Texts that do not fit, for all their odd characters, are not carried over. */
function contextOf(channel: string | undefined, typed: TypedNumbers): string {
  const place = channel === undefined ? {} : { channel };
  const whole = JSON.stringify({ ...place, typed });
  return whole.length <= LONGEST_METADATA ? whole : JSON.stringify(place);
}

function numberFields(direction: Direction, typed: TypedNumbers, t: Texts): KnownBlock[] {
  const text = t.form.goal;
  const number = (block: keyof TypedNumbers, label: string, hint?: string, optional = false): InputBlock => {
    const before = typed[block];
    const element = { type: 'plain_text_input', max_length: LONGEST_NUMBERS } as const;
    return input({ block, label, hint, optional }, { ...element, ...(before && { initial_value: before }) });
  };
  if (direction === 'within-range') return [number('low', text.low), number('high', text.high)];
  if (direction === 'at-least' || direction === 'at-most') return [number('target', text.bound, text.boundHint)];
  return [
    number('baseline', text.baseline, text.baselineHint),
    number('target', text.target),
    number('stretch', text.stretch, text.stretchHint, true),
    number('milestones', text.milestones, text.milestonesHint, true),
  ];
}
