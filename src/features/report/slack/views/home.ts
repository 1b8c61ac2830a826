import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { HomeGoal, HomePage, HomeTeam } from '../../../../domain/report/home-page.ts';
import type { Onboarding, OnboardingStep } from '../../../../domain/report/onboarding.ts';
import type { UnfinishedValue } from '../../../../domain/report/unfinished.ts';
import { actions, atMost, button, context, divider, header, LIMITS, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { clip, fits, lines, type Mrkdwn } from '../../../../text/mrkdwn.ts';
import { EXCERPT } from '../../../../text/shared/excerpts.ts';
import { finishButton } from '../../../action-item/index.ts';
import { CHECK_IN_ACTIONS, clearButton } from '../../../check-in/index.ts';
import { correctionButton, GOAL_ACTIONS, goalHeading, moreToRead, peopleOf } from '../../../goal/index.ts';
import { ROUND_ACTIONS } from '../../../round/index.ts';
import { TEAM_ACTIONS } from '../../../team/index.ts';
import { REPORT_ACTIONS } from './ids.ts';

/** With every part at its longest this is 100 of Slack's hundred blocks; a test counts them. */
const MAX_OWN = 11;
const MAX_BLOCKERS = 4;
const MAX_NAMED_CLIENTS = 3;
const MAX_DRAFTS = 3;
const MAX_ACTIONS = 5;
const MAX_TEAMS = 3;
/** The next ones; `/goal away` shows all. */
const MAX_ABSENCES = 2;
/** The last ones; the others follow as these are sent. */
const MAX_UNFINISHED = 2;
const MAX_OF_TEAM = 5;
/** Values that a trend is drawn of. */
const MAX_VALUES = 12;

/** What I owe first, then my goals, what I am to clear, and the goals of my teams. Every goal stands there once. */
export function homeView(page: HomePage, t: Texts): HomeView {
  const teams = atMost(page.teams, MAX_TEAMS);
  return {
    type: 'home',
    blocks: [
      ...(page.held ? [context(t.home.held)] : []),
      ...personalState(page, t),
      ...(page.onboarding ? firstSteps(page.onboarding, t) : []),
      ...(hasPersonalSections(page) ? [...(page.onboarding ? [divider()] : []), ...personalSections(page, t)] : []),
      ...(page.teams.length === 0 && page.onboarding === undefined ? [withoutTeam(t)] : []),
      ...teams.shown.flatMap((team) => teamSection(team, page.onboarding?.team === team.id, t)),
      ...(teams.left > 0 ? [context(t.home.moreTeams(teams.left))] : []),
      divider(),
      actions(...footer(page, t)),
    ],
  };
}

/** Until there is a first goal the first steps say all that there is to say. */
function hasPersonalSections(page: HomePage): boolean {
  const { onboarding, teams, owned, due, blockers, actions: own, goalDrafts, pulses = [] } = page;
  if (
    pulses.length > 0 ||
    goalDrafts.length > 0 ||
    owned > 0 ||
    due.length > 0 ||
    blockers.length > 0 ||
    own.length > 0
  )
    return true;
  return teams.length > 0 && onboarding === undefined;
}

const ACTION_OF: Record<OnboardingStep, string> = {
  team: TEAM_ACTIONS.newTeam,
  goal: GOAL_ACTIONS.templates,
  round: TEAM_ACTIONS.askNow,
};

/** The step that is next has the button. */
function firstSteps({ team = '', steps }: Onboarding, t: Texts): KnownBlock[] {
  const next = steps.find(({ done }) => !done)?.step;
  return [
    header(t.onboarding.title),
    section(t.onboarding.lead(steps.filter(({ done }) => !done).length)),
    ...steps.map(({ step, done }) => {
      const accessory = button(t.onboarding.button(step), ACTION_OF[step], step === 'team' ? '' : team, 'primary');
      return section(t.onboarding.step(step, done), step === next ? accessory : undefined);
    }),
  ];
}

/** What the person began, and when they are away. */
function personalState({ draft, unfinishedValues, absences }: HomePage, t: Texts): KnownBlock[] {
  return [
    ...(draft
      ? [
          section(
            t.home.draft(draft.titles, draft.on, draft.at),
            button(t.home.resumeDraft, CHECK_IN_ACTIONS.resumeDraft, ''),
          ),
        ]
      : []),
    ...unfinishedValues
      .slice(0, MAX_UNFINISHED)
      .map((unfinished) => section(t.home.unfinishedValue(unfinished), resumeButton(unfinished, t))),
    ...absences.slice(0, MAX_ABSENCES).map((absence) => {
      const cancel = button(t.rhythm.away.cancel, TEAM_ACTIONS.cancelAbsence, absence.id);
      return section(t.home.absence(t.rhythm.absence(absence)), cancel);
    }),
  ];
}

/** Opens the form that was closed, as the buttons of the goal's history do. */
function resumeButton({ goal, corrects }: UnfinishedValue, t: Texts): Button {
  return corrects === undefined
    ? button(t.home.resumeDraft, GOAL_ACTIONS.addValue, goal)
    : button(t.home.resumeDraft, GOAL_ACTIONS.correct, correctionButton.encode({ goal, checkIn: corrects.id }));
}

function personalSections(page: HomePage, t: Texts): KnownBlock[] {
  const { due, mine, owned, blockers, today } = page;
  const clearing = atMost(blockers, MAX_BLOCKERS);
  return [
    header(t.home.due),
    ...(due.length > 0 || page.pulses === undefined ? goalLines(due, t.home.nothingDue, MAX_OWN, false, t) : []),
    ...(due.length > 0 ? [actions(...answering(due, t))] : []),
    ...pulsesDue(page, t),
    // Where all of them are due they stand above.
    ...(mine.length > 0 || owned === 0
      ? [divider(), header(t.home.mine), ...goalLines(mine, t.home.noneOfMine, MAX_OWN, false, t)]
      : []),
    ...(blockers.length > 0 ? [divider(), header(t.home.blockers)] : []),
    ...clearing.shown.map(({ goal, id, title, text, since }) => {
      return section(t.home.blocker(title, text, since, today), clearButton({ goal, blocker: id, title }, t));
    }),
    ...moreToRead(
      { blockers: 'own' },
      {
        left: clearing.left > 0 ? t.home.moreBlockers(clearing.left) : undefined,
        isCut: clearing.shown.some(({ text }) => !fits(text, EXCERPT)),
      },
      t,
    ),
    ...actionSection(page, t),
    ...draftSection(page, t),
  ];
}

/** Clients that the person is to score; none of them calls anybody. */
function pulsesDue({ pulses = [] }: HomePage, t: Texts): KnownBlock[] {
  if (pulses.length === 0) return [];
  const text = t.pulse.due(pulses.slice(0, MAX_NAMED_CLIENTS), pulses.length);
  return [section(text, button(t.pulse.dueButton, ROUND_ACTIONS.pulses, ''))];
}

/** What the person is to do for goals, each with its button. */
function actionSection({ actions: own, today }: HomePage, t: Texts): KnownBlock[] {
  if (own.length === 0) return [];
  const { shown, left } = atMost(own, MAX_ACTIONS);
  return [
    divider(),
    header(t.home.actions),
    ...shown.map((one) => section(t.home.action(one, today), finishButton(one, t))),
    ...(left > 0 ? [context(t.home.moreActions(left))] : []),
  ];
}

/** What waits to become a goal, each with its button. */
function draftSection({ goalDrafts, today }: HomePage, t: Texts): KnownBlock[] {
  if (goalDrafts.length === 0) return [];
  const { shown, left } = atMost(goalDrafts, MAX_DRAFTS);
  return [
    divider(),
    header(t.draft.home),
    ...shown.map((one) => {
      const label = clip(t.draft.activateLabel(one.title), LIMITS.buttonText);
      const activate = button(t.draft.activate, GOAL_ACTIONS.activateGoal, one.goal);
      return section(t.draft.homeLine(one, today), { ...activate, accessibility_label: label });
    }),
    ...(left > 0 ? [context(t.draft.homeMore(left))] : []),
  ];
}

function answering(due: HomePage['due'], t: Texts): Button[] {
  const hasValue = due.some(({ value }) => value !== undefined);
  const noChange = hasValue ? [button(t.prompt.noChange, ROUND_ACTIONS.noChange, '')] : [];
  return [button(t.word.checkIn, ROUND_ACTIONS.checkIn, '', 'primary'), ...noChange];
}

function withoutTeam(t: Texts): KnownBlock {
  return section(t.home.noTeam, button(t.home.newTeam, TEAM_ACTIONS.newTeam, ''));
}

function teamSection({ id, name, leads, goals, others }: HomeTeam, isNew: boolean, t: Texts): KnownBlock[] {
  const areMine = goals > 0 && others.length === 0;
  if (areMine && !leads) return [];
  const settings = button(t.home.settings, TEAM_ACTIONS.teamSettings, id);
  return [
    divider(),
    header(t.home.team(name)),
    ...(leads ? [section(t.home.leadOf(goals), settings)] : []),
    ...(areMine || (isNew && goals === 0) ? [] : goalLines(others, t.home.noneOfTeam, MAX_OF_TEAM, true, t)),
  ];
}

function footer({ teams }: HomePage, t: Texts): Button[] {
  const team = teams.find(({ leads }) => leads) ?? teams[0];
  const add = team
    ? [button(t.word.newGoal, TEAM_ACTIONS.newGoal, ''), button(t.template.listTitle, GOAL_ACTIONS.templates, team.id)]
    : [];
  return [...add, button(t.home.help, REPORT_ACTIONS.help, '')];
}

function goalLines(goals: readonly HomeGoal[], empty: Mrkdwn, max: number, withOwner: boolean, t: Texts): KnownBlock[] {
  if (goals.length === 0) return [section(empty)];
  const { shown, left } = atMost(goals, max);
  const sections = shown.map((goal) => {
    const people = withOwner || goal.reporter !== undefined ? peopleOf(goal, t) : undefined;
    const text = lines([
      goalHeading(goal, people, t),
      goal.objective === undefined ? undefined : t.objective.parent(goal.objective),
      t.round.progress(goal),
      goal.rollUp && t.objective.together(goal.rollUp),
      trendOf(goal, t),
    ]);
    return section(text, goal.mayEdit && editButton(goal, t));
  });
  return [...sections, ...(left > 0 ? [context(t.home.more(left))] : [])];
}

/** A screen reader hears which goal it is for. */
function editButton({ goal, title }: HomeGoal, t: Texts): Button {
  const label = clip(t.change.editLabel(title), LIMITS.buttonText);
  return { ...button(t.change.edit, GOAL_ACTIONS.editGoal, goal), accessibility_label: label };
}

/** One value is no trend. */
function trendOf({ trend, ...standing }: HomeGoal, t: Texts): Mrkdwn | undefined {
  const values = trend.slice(-MAX_VALUES);
  const [first, ...others] = values;
  if (first === undefined || others.length === 0) return undefined;
  return t.home.trend(
    values.map(({ value }) => value),
    first.on,
    standing,
  );
}
