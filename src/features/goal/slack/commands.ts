import type { Goal } from '../../../domain/goal/goal.ts';
import type { Problem } from '../../../domain/problem.ts';
import { type DateAtEnd, dateAtEnd } from '../../../domain/reading/dates.ts';
import type { Command, Invocation } from '../../../slack/goal-command.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { Reply } from '../../../slack/reply.ts';
import { typedBy } from '../../../slack/today.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { Texts } from '../../../text/index.ts';
import type { Mrkdwn } from '../../../text/mrkdwn.ts';
import { forTeam } from '../../team/index.ts';
import type { GoalListenerUseCases } from './deps.ts';
import { nearest, whichOf } from './find-one-goal.ts';
import { listFor } from './list.ts';
import { listKpis } from './on-kpis.ts';
import { openEdit } from './open-edit-form.ts';
import { openGoalForm } from './open-goal-form.ts';
import { showGoalTo } from './show.ts';
import { templateListView } from './template-list.ts';
import { goalChoice } from './views/goal-choice.ts';
import { GOAL_ACTIONS } from './views/ids.ts';

export const goalCommands: readonly Command<GoalListenerUseCases>[] = [
  {
    word: 'new',
    rank: 10,
    about: (t) => t.command.about.new,
    opensModal: true,
    run: (invocation) => openGoalForm(invocation.deps, invocation, { channel: invocation.channel }),
  },
  {
    word: 'list',
    rank: 20,
    about: (t) => t.command.about.list,
    run: ({ deps, user, channel, rest }) => listFor(deps, { user, channel, typed: rest }),
  },
  { word: 'show', rank: 30, about: (t) => t.command.about.show, run: show },
  {
    word: 'edit',
    rank: 33,
    about: (t) => t.command.about.edit,
    opensModal: true,
    run: (invocation) => openModal(invocation.deps, invocation, edit(invocation)),
  },
  { word: 'kpis', rank: 35, about: (t) => t.command.about.kpis, run: listKpis },
  { word: 'templates', rank: 110, about: (t) => t.command.about.templates, opensModal: true, run: openTemplates },
];

/** What a goal can begin from, in a modal: each has a button that opens the form with it filled in. */
function openTemplates(invocation: Invocation<GoalListenerUseCases>): Promise<Reply> {
  const { deps, user } = invocation;
  return openModal(
    deps,
    invocation,
    forTeam(invocation, (team) => templateListView(deps, user, team)),
  );
}

/**
 * One goal, by its id or a part of its title; with a day after it, as it was known at the end of that day: `retention
 * 2026-03-31`, `retention on 31 March`. A title may end in a day, too: the goal is looked for with it first.
 */
async function show({ deps, user, channel, rest }: Invocation<GoalListenerUseCases>): Promise<Reply> {
  const { useCases, workspace, texts } = deps;
  const look = (typed: string) => useCases.findGoals(workspace, user, typed, channel);
  const typing = await typedBy(deps, user);
  if (rest === '') return textMessage(texts.command.showWhich);
  const whole = await look(rest);
  const dated = dateAtEnd(rest, { ...typing, lean: 'back' });
  const now = ({ id }: Goal) => showGoalTo(deps, user, id);
  if (dated === undefined || whole.found.length > 0) return whichOf(whole, rest, texts, now);
  const { before, day } = dated;
  const named = await look(before);
  // A title with a day in it that is mistyped is nearer with its day than without.
  const isMistyped = named.found.length === 0 && nearest(rest, whole.visible).length > 0;
  if (named.found.length === 0) return whichOf(named, isMistyped ? rest : before, texts, now);
  if (!day.ok) return textMessage(unreadDay(dated, day.problem, texts));
  if (day.value > typing.today) return textMessage(texts.history.dayToCome(day.value));
  return whichOf(named, before, texts, ({ id }) => showGoalTo(deps, user, id, day.value));
}

/** The form of one goal, by its id or a part of its title; without one, a menu of those that the person may change. */
async function edit({ deps, user, channel, rest }: Invocation<GoalListenerUseCases>): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  if (rest !== '') {
    const found = await useCases.findGoals(workspace, user, rest, channel);
    return whichOf(found, rest, texts, ({ id }) => openEdit(deps, user, id), GOAL_ACTIONS.chooseEdit);
  }
  const goals = await useCases.editableGoals(workspace, user, channel);
  if (goals.length === 0) return textMessage(texts.change.noneToEdit);
  return goalChoice(texts.change.which, goals, texts, GOAL_ACTIONS.chooseEdit);
}

function unreadDay({ typed }: DateAtEnd, problem: Problem, { history }: Texts): Mrkdwn {
  return problem.code === 'ambiguous-date' ? history.dayEither(typed, problem.readings) : history.noSuchDay(typed);
}
