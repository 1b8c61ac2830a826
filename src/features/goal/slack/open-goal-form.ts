import type { ModalView } from '@slack/types';
import { isEditable } from '../../../domain/goal/changes.ts';
import type { Goal } from '../../../domain/goal/goal.ts';
import { LIBRARY } from '../../../domain/templates/library.ts';
import type { TeamTemplate } from '../../../domain/templates/team-template.ts';
import { openModal, type Trigger } from '../../../slack/open-modal.ts';
import type { Reply } from '../../../slack/reply.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { GoalDeps } from './deps.ts';
import { chosenParent, editView } from './open-edit-form.ts';
import { followingValues } from './views/following-values.ts';
import { readGoalInput } from './views/goal-form-codec.ts';
import { EMPTY_CONTEXT, EMPTY_VALUES, type FormState, fillIn } from './views/goal-form-state.ts';
import { type GoalForm, goalModal } from './views/goal-modal.ts';
import { templateValues } from './views/template-values.ts';

/** A form with everything that it can be chosen from. */
type Gathered = Pick<GoalForm, 'teams' | 'templates' | 'clients' | 'values'>;

interface NewForm {
  readonly user: string;
  /** Where it is opened, and the team that is chosen there; the channel's own where none is. */
  readonly channel?: string;
  readonly team?: string;
  /** The key of a template. */
  readonly template?: string;
  /** The goal in whose place it is set. */
  readonly follows?: Goal;
}

/** Opens the form of a new goal, with the channel's team chosen where there is one, begun from a template's key. */
export function openGoalForm(
  deps: GoalDeps,
  trigger: Trigger,
  from: Pick<NewForm, 'channel' | 'template'> = {},
): Promise<Reply> {
  const looking = async () =>
    (await newForm(deps, { user: trigger.user, ...from })) ?? textMessage(deps.texts.command.noTeam);
  return openModal(deps, trigger, looking());
}

/** A form that nobody has touched yet, of the channel's team where there is one, and begun from a template. */
export async function newForm(
  deps: GoalDeps,
  { user, channel, team = '', template, follows }: NewForm,
): Promise<ModalView | undefined> {
  const context = { ...EMPTY_CONTEXT, ...(channel && { channel }) };
  const values = { ...EMPTY_VALUES, owner: user, team };
  const gathered = await gather(deps, { user, values, context });
  if (gathered.teams.length === 0) return undefined;
  const state = { user, values: gathered.values, context };
  if (follows !== undefined) return viewOf(deps, await withEarlierGoal(state, follows, deps), gathered);
  return viewOf(deps, template === undefined ? state : withTemplate(deps, state, gathered, template), gathered);
}

async function withEarlierGoal({ user, values, context }: FormState, goal: Goal, deps: GoalDeps): Promise<FormState> {
  const next = followingValues(goal, deps.texts);
  const parent = await chosenParent(deps, user, { ...values, ...next });
  // What it served may be over, too, or for others to see.
  const served = parent !== undefined && isEditable(parent) ? {} : { parent: '' };
  const filled = fillIn(values, { ...context, follows: goal.id }, { ...next, ...served });
  return { user, ...filled };
}

/** The form as it stands now; undefined where it changes a goal that can be changed no more. */
export async function formView(deps: GoalDeps, state: FormState): Promise<ModalView | undefined> {
  const { editing } = state.context;
  if (editing !== undefined) return editView(deps, state, editing);
  const gathered = await gather(deps, state);
  return viewOf(deps, { ...state, values: gathered.values }, gathered);
}

async function viewOf(
  deps: GoalDeps,
  { user, values, context }: FormState,
  { teams, templates, clients }: Gathered,
): Promise<ModalView> {
  const [parent, advice] = await Promise.all([
    chosenParent(deps, user, values),
    deps.useCases.adviseGoalForm({
      workspace: deps.workspace,
      person: user,
      input: readGoalInput(values, context),
      history: values.history === '' ? undefined : values.history,
    }),
  ]);
  return goalModal(
    { teams, person: user, values, context, templates, clients, advice, ...(parent && { parent }) },
    deps.texts,
  );
}

/** The form begun anew from the template that was chosen in it. */
export async function chooseTemplate(deps: GoalDeps, state: FormState, key: string): Promise<FormState> {
  return withTemplate(deps, state, await gather(deps, state), key);
}

async function gather(deps: GoalDeps, { user, values, context }: FormState): Promise<Gathered> {
  const chosen = { channel: context.channel, team: values.team };
  const { team = '', ...options } = await deps.useCases.goalFormOptions(deps.workspace, user, chosen);
  return { ...options, values: { ...values, team } };
}

function withTemplate({ texts }: GoalDeps, state: FormState, { templates }: Gathered, key: string): FormState {
  const chosen = templateValues(key, templates, texts);
  if (chosen === undefined) return state;
  // A title of one's own stays; one that another template gave does not.
  const given = names(templates, texts.template.name).includes(state.values.title) || state.values.title.trim() === '';
  const { title, ...rest } = chosen.values;
  const filled = fillIn(state.values, state.context, given ? chosen.values : rest);
  return { user: state.user, values: filled.values, context: { ...filled.context, marks: chosen.marks } };
}

function names(own: readonly TeamTemplate[], nameOf: GoalDeps['texts']['template']['name']): string[] {
  return [...own.map(({ name }) => name), ...[...LIBRARY.keys()].map(nameOf)];
}
