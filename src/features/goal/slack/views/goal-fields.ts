import type { InputBlock, PlainTextElement, PlainTextOption } from '@slack/types';
import type { Client } from '../../../../domain/client/client.ts';
import { MAX_MILESTONES_LENGTH } from '../../../../domain/goal/milestones-input.ts';
import { filledBlock, INPUT } from '../../../../slack/ids.ts';
import { input, LIMITS, option, plain } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { clientMenu } from './client-menu.ts';
import type { GoalField, GoalFormContext, GoalValues } from './goal-form-state.ts';
import { GOAL_ACTIONS } from './ids.ts';

/** Options under a heading. */
export interface OptionGroup {
  readonly label: PlainTextElement;
  readonly options: readonly PlainTextOption[];
}

interface About {
  readonly hint?: string;
  readonly optional?: boolean;
  readonly placeholder?: string;
  /** The bot is told as soon as it holds something new. */
  readonly dispatches?: boolean;
  /** Where nothing was chosen yet. */
  readonly initial?: string;
}

const MAX_NUMBERS_LENGTH = 200;
const EACH = 'on_character_entered' as const;
const ENTER = ['on_enter_pressed'] as const;

/** Makes the fields of the form, each with what it holds. In one that does not `follow`, none tells of a change. */
export function goalFields(values: GoalValues, { filled }: GoalFormContext, follows = true) {
  const field = (
    name: GoalField,
    label: string,
    about: About,
    element: InputBlock['element'],
    action: string = INPUT,
  ): InputBlock => {
    const { hint, optional = false } = about;
    const dispatches = follows && about.dispatches === true;
    return {
      ...input(
        { block: filledBlock(name, filled[name] ?? 0), label, hint, optional },
        { ...element, action_id: dispatches ? GOAL_ACTIONS.goalForm : action },
      ),
      ...(dispatches && { dispatch_action: true }),
    };
  };
  const placeholder = ({ placeholder: text }: About) =>
    text === undefined ? {} : { placeholder: plain(text, LIMITS.placeholder) };

  const select = (name: GoalField, label: string, options: readonly PlainTextOption[], about: About = {}) => {
    const chosen = optionOf(options, values[name] || about.initial);
    return field(name, label, about, {
      type: 'static_select',
      options: [...options],
      ...placeholder(about),
      ...(chosen && { initial_option: chosen }),
    });
  };
  const text = (name: GoalField, label: string, about: About & { max: number; multiline?: boolean }): InputBlock => {
    const { max, multiline = false } = about;
    const dispatches = follows && about.dispatches === true;
    return field(name, label, about, {
      type: 'plain_text_input',
      max_length: max,
      ...(multiline && { multiline }),
      ...placeholder(about),
      ...(values[name] !== '' && { initial_value: values[name] }),
      // Enter tells of it, too, and does not send a form that is half filled in.
      ...(dispatches && { dispatch_action_config: { trigger_actions_on: [...(multiline ? [] : ENTER), EACH] } }),
    });
  };

  return {
    select,
    /** Whoever chooses from these wants the form to change. */
    groups: (name: GoalField, label: string, groups: readonly OptionGroup[], about: About): InputBlock => {
      const chosen = optionOf(
        groups.flatMap(({ options }) => options),
        values[name],
      );
      return field(
        name,
        label,
        { ...about, dispatches: true },
        {
          type: 'static_select',
          option_groups: groups.map(({ label: heading, options }) => ({ label: heading, options: [...options] })),
          ...placeholder(about),
          ...(chosen && { initial_option: chosen }),
        },
      );
    },
    /** A menu of clients; `first` stands for none of them. */
    client: (label: string, clients: readonly Client[], first: PlainTextOption, about: About, t: Texts): InputBlock => {
      const menu = clientMenu(clients, t, { chosen: values.client || first.value, first: [first] });
      return field('client', label, about, menu);
    },
    /** One box; `yes` where it is ticked. */
    box: (name: GoalField, label: string, choice: string, about: About = {}): InputBlock => {
      const options = [option(choice, 'yes')];
      return field(
        name,
        label,
        { ...about, optional: true },
        { type: 'checkboxes', options, ...(values[name] !== '' && { initial_options: options }) },
      );
    },
    text,
    number: (name: GoalField, label: string, about: About = {}): InputBlock =>
      text(name, label, { ...about, max: MAX_NUMBERS_LENGTH, dispatches: true }),
    /** Values, each of which may be called something: there is room for one a line. */
    milestones: (label: string, about: About): InputBlock =>
      text('milestones', label, { ...about, max: MAX_MILESTONES_LENGTH, multiline: true, dispatches: true }),
    /** A goal that is searched for as the person types; `chosen` is the one that the field holds. */
    goal: (name: GoalField, label: string, chosen: PlainTextOption | undefined, about: About): InputBlock =>
      field(
        name,
        label,
        about,
        {
          type: 'external_select',
          min_query_length: 0,
          ...placeholder(about),
          ...(chosen && { initial_option: chosen }),
        },
        GOAL_ACTIONS.parentGoal,
      ),
    date: (name: GoalField, label: string, about: About = { dispatches: true }): InputBlock =>
      field(name, label, about, {
        type: 'datepicker',
        ...(values[name] !== '' && { initial_date: values[name] }),
      }),
    user: (name: GoalField, label: string, about: About): InputBlock => {
      const chosen = values[name] || about.initial;
      return field(
        name,
        label,
        { ...about, dispatches: true },
        {
          type: 'users_select',
          ...(chosen !== undefined && { initial_user: chosen }),
        },
      );
    },
    users: (name: GoalField, label: string, max: number, about: About): InputBlock => {
      const chosen = values[name] === '' ? [] : values[name].split(',');
      return field(name, label, about, {
        type: 'multi_users_select',
        max_selected_items: max,
        ...(chosen.length > 0 && { initial_users: chosen }),
      });
    },
  };
}

export type Fields = ReturnType<typeof goalFields>;

function optionOf(options: readonly PlainTextOption[], value: string | undefined): PlainTextOption | undefined {
  return options.find((one) => one.value === value);
}
