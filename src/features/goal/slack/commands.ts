import { isLocalDate } from '../../../domain/time/local-date.ts';
import type { Reply } from '../../../slack/answering.ts';
import type { Command, Invocation } from '../../../slack/goal-command.ts';
import { openModal } from '../../../slack/open-modal.ts';
import { todayOf } from '../../../slack/today.ts';
import { said } from '../../../slack/views/replies.ts';
import { forMember } from '../../team/index.ts';
import type { GoalKnown } from './deps.ts';
import { aboutGoal } from './find-one-goal.ts';
import { listFor } from './list.ts';
import { openGoalForm } from './open-goal-form.ts';
import { showGoalTo } from './show.ts';
import { templateListView } from './template-list.ts';

export const goalCommands: readonly Command<GoalKnown>[] = [
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
  { word: 'templates', rank: 110, about: (t) => t.command.about.templates, opensModal: true, run: openTemplates },
];

/** What a goal can begin from, in a modal: each has a button that opens the form with it filled in. */
function openTemplates(invocation: Invocation<GoalKnown>): Promise<Reply> {
  const { deps, user } = invocation;
  return openModal(
    deps,
    invocation,
    forMember(invocation, (team) => templateListView(deps, user, team)),
  );
}

/** `retention 2026-03-31`, `retention on 2026-03-31`, `retention as of 2026-03-31`. */
const AS_OF = /^(.*?)(?:\s+(?:on|as of))?\s+(\d{4}-\d{1,2}-\d{1,2})$/i;
/** `on 31.3.2026`: surely a day and no part of a title, in a spelling that is read in more than one way. */
const OTHER_SPELLING = /\s(?:on|as of)\s+(\d{1,4}([./])\d{1,2}\2\d{2,4})$/i;

/** One goal, by its id or a part of its title; with a day after it, as it was known at the end of that day. */
async function show({ deps, user, channel, rest }: Invocation<GoalKnown>): Promise<Reply> {
  const { command, history } = deps.texts;
  const [, words = rest, day] = AS_OF.exec(rest) ?? [];
  if (rest === '') return said(command.showWhich);
  const [, unread] = OTHER_SPELLING.exec(rest) ?? [];
  if (unread !== undefined) return said(history.dayUnread(unread));
  if (day !== undefined && !isLocalDate(day)) return said(history.noSuchDay(day));
  if (day !== undefined && day > (await todayOf(deps, user))) return said(history.dayToCome(day));
  return aboutGoal(deps, { user, channel, typed: words }, (goal) => showGoalTo(deps, user, goal, day));
}
