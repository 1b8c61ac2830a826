import type { KnownBlock, ModalView } from '@slack/types';
import z from 'zod';
import type { Client } from '../../../../domain/client/client.ts';
import { endOfState, isClosed } from '../../../../domain/goal/closing.ts';
import type { ActionItem, Blocker, GoalState } from '../../../../domain/goal/goal.ts';
import type { LocalDate } from '../../../../domain/names.ts';
import type { Standing } from '../../../../domain/progress/standing.ts';
import type { ClientFeedback, MonthOfFeedback, SentimentCounts } from '../../../../domain/report/client-report.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import {
  actions,
  atMost,
  button,
  context,
  divider,
  fitting,
  LIMITS,
  modalTitle,
  section,
} from '../../../../slack/views/blocks.ts';
import { pageButtons } from '../../../../slack/views/pages.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { goalHeading, peopleOf } from '../../../goal/index.ts';
import { CLIENT_ACTIONS } from './ids.ts';

const MAX_GOALS = 15;
const MAX_QUOTES = 5;
const MAX_OPEN = 8;
const MAX_CODES = 10;
/** Of blocks that other rooms add: with the rest of the page within Slack's hundred. */
const MAX_ADDED = 40;

/** Which client the page is of, and the first of its goals there. */
export const clientContext = jsonCodec(z.object({ client: z.string(), from: z.number().int().min(0) }));

interface GoalShown extends Standing {
  readonly state: GoalState;
  readonly score?: number;
}

export interface ClientShown {
  readonly client: Client;
  readonly today: LocalDate;
  readonly mayChange: boolean;
  readonly alsoKnownAs: readonly string[];
  readonly goals: readonly GoalShown[];
  readonly feedback: readonly ClientFeedback[];
  readonly counts: SentimentCounts;
  readonly months: readonly MonthOfFeedback[];
  readonly blockers: readonly (Blocker & { readonly title: string })[];
  readonly actions: readonly (ActionItem & { readonly title: string })[];
}

/**
 * Everything of one client. `added` are blocks of other rooms, which stand below its name; `note` says what a form or a
 * click came to.
 */
export function clientPage(
  shown: ClientShown,
  { from, added = [], note }: { readonly from: number; readonly added?: readonly KnownBlock[]; readonly note?: Mrkdwn },
  t: Texts,
): ModalView {
  const { client, goals } = shown;
  const first = from < goals.length ? from : 0;
  return {
    type: 'modal',
    private_metadata: clientContext.encode({ client: client.id, from: first }),
    title: modalTitle(t.clients.title),
    close: modalTitle(t.word.close),
    blocks: [
      ...(note === undefined ? [] : [section(note)]),
      ...headBlocks(shown, t),
      ...(added.length > 0 ? [divider(), ...added.slice(0, MAX_ADDED)] : []),
      divider(),
      ...goalBlocks(shown, first, t),
      divider(),
      section(feedbackText(shown, t)),
      ...openBlocks(shown, t),
    ],
  };
}

function headBlocks({ client, today, alsoKnownAs, mayChange }: ClientShown, t: Texts): KnownBlock[] {
  const text = t.clients;
  const { shown, left } = atMost(alsoKnownAs, MAX_CODES);
  const end = client.ended === undefined ? button(text.end, CLIENT_ACTIONS.end, client.id) : undefined;
  const changing = [
    button(text.edit, CLIENT_ACTIONS.edit, client.id),
    button(text.merge, CLIENT_ACTIONS.merge, client.id),
    end ?? button(text.reopen, CLIENT_ACTIONS.reopen, client.id),
  ];
  return [
    section(text.head({ client, today })),
    ...(shown.length > 0 ? [context(text.alsoKnownAs(shown, left))] : []),
    ...(mayChange ? [actions(...changing)] : []),
  ];
}

function goalBlocks({ goals }: ClientShown, first: number, t: Texts): KnownBlock[] {
  if (goals.length === 0) return [section(t.clients.noGoals)];
  const closed = goals.filter(isClosed).length;
  const pages = { back: CLIENT_ACTIONS.goalsBack, on: CLIENT_ACTIONS.goalsOn };
  return [
    section(t.clients.goals(goals.length - closed, closed)),
    ...goals.slice(first, first + MAX_GOALS).map((goal) => section(goalText(goal, t))),
    ...pageButtons(first, { count: goals.length, max: MAX_GOALS }, pages, t),
  ];
}

function goalText(goal: GoalShown, t: Texts): Mrkdwn {
  const end = endOfState(goal.state);
  const state = end === undefined ? t.list.state(goal.state) : t.ending.came(end, goal.score);
  const heading = lines(
    [goalHeading(goal, peopleOf(goal, t), t), state === undefined ? undefined : md`${state}`],
    ' · ',
  );
  return goal.state === 'draft' ? heading : lines([heading, t.round.progress(goal)]);
}

/** How often they sound how, month by month, and the newest of it. */
function feedbackText({ feedback, counts, months, today }: ClientShown, t: Texts): Mrkdwn {
  const text = t.clients;
  if (feedback.length === 0) return text.noFeedback;
  const over = months.length > 1 ? lines(months.map(text.month), ' · ') : undefined;
  const quotes = feedback.map((one) => text.quote(one, today));
  const { shown, left } = fitting(quotes, LIMITS.listInSection - 600, MAX_QUOTES);
  return lines([text.feedback(counts), over, ...shown, left > 0 ? text.moreQuotes(left) : undefined]);
}

function openBlocks({ blockers, actions: planned, today }: ClientShown, t: Texts): KnownBlock[] {
  const text = t.clients;
  const list = (heading: Mrkdwn, all: readonly Mrkdwn[]): KnownBlock[] => {
    if (all.length === 0) return [];
    const { shown, left } = fitting(all, LIMITS.listInSection, MAX_OPEN);
    return [divider(), section(lines([heading, ...shown, left > 0 ? text.more(left) : undefined]))];
  };
  const blocking = blockers.map((one) => text.blocker(one, today));
  const doing = planned.map((one) => text.action(t.actionItem.shortLine(one, today), one.title));
  return [...list(text.blockers(blockers.length), blocking), ...list(text.actions(planned.length), doing)];
}
