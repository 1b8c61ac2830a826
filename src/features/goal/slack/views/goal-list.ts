import z from 'zod';
import { endOfState } from '../../../../domain/goal/closing.ts';
import type { Goal, Status } from '../../../../domain/goal/goal.ts';
import { goalCode } from '../../../../domain/goal/goal-code.ts';
import type { GoalId } from '../../../../domain/names.ts';
import type { Standing } from '../../../../domain/progress/standing.ts';
import type { Placed } from '../../../../domain/report/families.ts';
import type { GoalFilter } from '../../../../domain/report/goal-filter.ts';
import type { RollUp } from '../../../../domain/report/roll-up.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import { actions, button, context, fitting, LIMITS, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { GOAL_ACTIONS } from './ids.ts';

/** A page of a list: what was typed, and the first goal of the page. */
export const listPage = jsonCodec(z.object({ typed: z.string(), from: z.number().int().min(0) }));

const MAX_LISTED = 20;
/** Title, filters and buttons take the rest. */
const ROOM = LIMITS.listsInMessage - 1500;

/** One goal in two lines, for what a single person sees: the owner is a mention. */
export function goalSummary(standing: Standing, t: Texts, more?: Mrkdwn): Mrkdwn {
  const heading = lines([goalHeading(standing, peopleOf(standing, t), t), more], ' · ');
  return lines([heading, t.round.progress(standing)]);
}

/** Who owns a goal, and who reports its value where that is another. */
export function peopleOf({ owner, reporter }: Standing, t: Texts): Mrkdwn {
  return lines([t.history.person(owner), reporter === undefined ? undefined : t.history.reportedBy(reporter)], ', ');
}

/** `:large_green_circle: *Title* · Owner · due 31 December 2026` */
export function goalHeading(standing: Standing, owner: Mrkdwn | undefined, t: Texts): Mrkdwn {
  return lines([md`${statusSign(standing.status, t)} *${standing.title}*`, owner, t.report.due(standing)], ' · ');
}

/** White where there is no value yet. */
export function statusSign(status: Status | undefined, t: Texts): Mrkdwn {
  return { mrkdwn: status === undefined ? ':white_circle:' : t.word.statusEmoji(status) };
}

interface Listed extends Standing, Placed {
  readonly state?: Goal['state'];
  readonly score?: number;
  readonly committed?: number;
  readonly parent?: string;
  readonly parentId?: GoalId;
  readonly rollUp?: RollUp;
}

export interface GoalListing {
  /** Absent where it is about several teams. */
  readonly team?: string;
  readonly filter: GoalFilter;
  /** What was typed, for the buttons that show another page. */
  readonly typed: string;
  readonly goals: readonly Listed[];
  /** Where nothing is behind its pace: what comes nearest to it. */
  readonly nearest?: Standing;
  /** Of the first goal that is shown. */
  readonly from?: number;
}

/** Goals by filter, page by page: how it was understood, what else can be asked, and buttons to what does not fit. */
export function goalList({ team, filter, typed, goals, nearest, from = 0 }: GoalListing, t: Texts): Message {
  const isPlain = filter.words.length === 0 && filter.search.length === 0 && filter.client === undefined;
  if (goals.length === 0) {
    const near = nearest && lines([t.list.nearest, goalSummary(nearest, t)]);
    const text = isPlain ? t.command.listEmpty : lines([t.list.nothing(filter), near, t.list.filters]);
    return messageOf([section(text)]);
  }
  const first = from < goals.length ? from : 0;
  const here = goals.slice(first);
  const placeOf = new Map(here.map(({ goal }, place) => [goal, place]));
  const isBelowParent = ({ level = 0, parentId = '' }: Listed, place: number) =>
    level > 0 && (placeOf.get(parentId) ?? place) < place;
  const summaries = here.map((goal, place) => summaryOf(goal, isBelowParent(goal, place), t));
  const { shown } = fitting(summaries, ROOM, MAX_LISTED);
  const last = first + shown.length;
  const title = t.list.title(team, filter, goals.length);
  const page = shown.length < goals.length ? t.list.page(first + 1, last, goals.length) : undefined;
  const previous = button(
    t.list.previous,
    GOAL_ACTIONS.listBack,
    listPage.encode({ typed, from: Math.max(0, first - MAX_LISTED) }),
  );
  const next = button(t.list.next, GOAL_ACTIONS.listOn, listPage.encode({ typed, from: last }));
  const pages = [...(first > 0 ? [previous] : []), ...(last < goals.length ? [next] : [])];
  return messageOf([
    section(title),
    ...shown.map((text) => section(text)),
    ...(page ? [context(page)] : []),
    ...(pages.length > 0 ? [actions(...pages)] : []),
    context(t.list.filters),
  ]);
}

/** What it serves is named where that does not stand above it. */
function summaryOf(goal: Listed, isBelowParent: boolean, t: Texts): Mrkdwn {
  const { state, score, parent, rollUp } = goal;
  const end = state && endOfState(state);
  const named = end === undefined ? state && t.list.state(state) : t.ending.came(end, score);
  const more = lines([named === undefined ? undefined : md`${named}`, t.list.code(goalCode(goal.goal))], ' · ');
  const summary =
    state === 'draft'
      ? lines([
          lines([goalHeading(goal, peopleOf(goal, t), t), more], ' · '),
          t.draft.inList(goal.kpi, goal.committed ?? 0),
        ])
      : goalSummary(goal, t, more);
  return lines([
    isBelowParent ? md`${t.objective.below}${summary}` : summary,
    rollUp && t.objective.together(rollUp),
    parent === undefined || isBelowParent ? undefined : t.objective.parent(parent),
  ]);
}
