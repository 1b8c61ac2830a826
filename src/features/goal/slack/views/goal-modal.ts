import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Client } from '../../../../domain/client/client.ts';
import type { GoalFormAdvice } from '../../../../domain/coach/goal-form-advice.ts';
import type { Goal } from '../../../../domain/goal/goal.ts';
import { MAX_OBJECTIVE_LENGTH, MAX_TITLE_LENGTH } from '../../../../domain/goal/goal-input.ts';
import type { UserId } from '../../../../domain/names.ts';
import type { Team } from '../../../../domain/team/team.ts';
import type { TeamTemplate } from '../../../../domain/templates/team-template.ts';
import { atMost, modalTitle, option } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { choosableClients, NO_CLIENT, readClientChoice } from './client-menu.ts';
import { coachBlocks, historyBlocks } from './goal-coach.ts';
import { type Fields, goalFields } from './goal-fields.ts';
import type { GoalFormContext, GoalValues } from './goal-form-state.ts';
import { kindBlocks, moreBlocks } from './goal-more.ts';
import { GOAL_VIEWS } from './ids.ts';
import { templateOptions } from './template-options.ts';

/** A form as it stands. */
export interface GoalForm {
  /** The teams that the person may add to, at least one; the first is chosen where none is. */
  readonly teams: readonly Pick<Team, 'id' | 'name'>[];
  /** Who fills it in: the owner where nobody else is chosen. */
  readonly person: UserId;
  readonly values: GoalValues;
  readonly context: GoalFormContext;
  /** Those of the chosen team. */
  readonly templates: readonly TeamTemplate[];
  /** The goal that is chosen as the one that it serves, where the person sees it. */
  readonly parent?: Pick<Goal, 'id' | 'title'>;
  /** Those of the chosen team, ended and merged ones too. */
  readonly clients: readonly Client[];
  /** Absent while there is nothing to look at. */
  readonly advice?: GoalFormAdvice;
}

const MAX_METADATA_LENGTH = 3000;
/** Slack holds a hundred options in a select. */
const MAX_TEAMS = 100;

/**
 * The form of a new goal. Direction, template, team and numbers update the modal as they change: it is a function of
 * what it holds, and Slack keeps what stands in the blocks that stay.
 */
export function goalModal(form: GoalForm, t: Texts): ModalView {
  const text = t.goalForm;
  const { values, context, advice } = form;
  const fields = goalFields(values, context);
  return {
    type: 'modal',
    callback_id: GOAL_VIEWS.goal,
    private_metadata: metadataOf(form),
    title: modalTitle(text.title),
    submit: modalTitle(text.submit),
    close: modalTitle(t.word.cancel),
    blocks: [
      fields.groups('template', text.template, templateOptions(form, t), {
        placeholder: text.templatePlaceholder,
        optional: true,
      }),
      fields.text('title', text.name, { max: MAX_TITLE_LENGTH, placeholder: text.namePlaceholder }),
      ...teamBlocks(form, fields, t),
      ...kindBlocks(fields, t),
      ...historyBlocks(fields, advice, t),
      ...numberBlocks(values, fields, t),
      fields.date('due', text.due),
      fields.user('owner', text.owner, { initial: form.person, hint: text.ownerHint }),
      ...clientBlocks(form, fields, t),
      fields.text('serves', text.serves, {
        max: MAX_OBJECTIVE_LENGTH,
        placeholder: text.servesPlaceholder,
        optional: true,
        dispatches: true,
      }),
      fields.box('draft', t.draft.boxLabel, t.draft.box, { hint: t.draft.boxHint }),
      ...moreBlocks(form, fields, t),
      ...coachBlocks(values, advice, t),
    ],
  };
}

/** What Slack keeps for the form. Texts that do not fit, for all their odd characters, are not carried over. */
export function metadataOf({ context, teams }: Pick<GoalForm, 'context' | 'teams'>): string {
  const [only, ...others] = teams;
  const { team: _, ...rest } = context;
  const whole = { ...rest, ...(only !== undefined && others.length === 0 && { team: only.id }) };
  const text = JSON.stringify(whole);
  const { parent, weight, client } = context.extras;
  // They may have no field that holds them.
  const hidden = { ...(parent !== undefined && { parent, weight }), ...(client !== undefined && { client }) };
  return text.length <= MAX_METADATA_LENGTH ? text : JSON.stringify({ ...whole, typed: {}, extras: hidden });
}

/** Only where the team has clients to choose from. */
export function clientBlocks(
  { clients, values }: Pick<GoalForm, 'clients' | 'values'>,
  fields: Fields,
  t: Texts,
): KnownBlock[] {
  const chosen = readClientChoice(values.client);
  const choosable = choosableClients(clients, chosen);
  const isKnown = chosen === undefined || choosable.some(({ id }) => id === chosen);
  if (choosable.length === 0 || !isKnown) return [];
  const none = option(t.clients.noClient, NO_CLIENT);
  return [fields.client(t.clients.field, choosable, none, { hint: t.clients.fieldHint, optional: true }, t)];
}

/** Where there is one team there is nothing to choose. */
function teamBlocks({ teams, values }: GoalForm, fields: Fields, t: Texts): KnownBlock[] {
  const text = t.goalForm;
  if (teams.length < 2) return [];
  const { shown, left } = atMost(teams, MAX_TEAMS);
  const options = shown.map(({ id, name }): PlainTextOption => option(name, id));
  const known = shown.some(({ id }) => id === values.team);
  return [
    fields.select('team', text.team, options, {
      dispatches: true,
      ...(!known && shown[0] && { initial: shown[0].id }),
      ...(left > 0 && { hint: text.moreTeams(left) }),
    }),
  ];
}

/** The numbers that the direction asks for. */
export function numberBlocks({ direction }: GoalValues, fields: Fields, t: Texts): KnownBlock[] {
  const text = t.goalForm;
  if (direction === 'within-range') return [fields.number('low', text.low), fields.number('high', text.high)];
  if (direction === 'at-least' || direction === 'at-most') {
    return [fields.number('target', text.bound, { hint: text.boundHint })];
  }
  return [
    fields.number('baseline', text.baseline, { hint: text.baselineHint }),
    fields.number('target', text.target),
    fields.number('stretch', text.stretch, { hint: text.stretchHint, optional: true }),
  ];
}
