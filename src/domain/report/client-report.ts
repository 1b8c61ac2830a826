import { isOpenAction } from '../goal/action-items.ts';
import { isClosed } from '../goal/closing.ts';
import { type Feedback, SENTIMENTS, type Sentiment } from '../goal/feedback.ts';
import type { ActionItem, Blocker, Goal } from '../goal/goal.ts';
import { counting } from '../history/versions.ts';
import type { ClientId, GoalId, LocalDate, UserId, Zone } from '../names.ts';
import { localDateOf } from '../time/instant.ts';

/** What a client said, wherever it was kept. */
export interface ClientFeedback extends Pick<Feedback, 'text' | 'sentiment' | 'from'> {
  readonly goal: GoalId;
  /** Of the goal. */
  readonly title: string;
  readonly client?: ClientId;
  /** Who kept it. */
  readonly by: UserId;
  readonly at: Date;
  readonly on: LocalDate;
}

/** How often people said that clients sound so; `unstated` where nobody said. */
export type SentimentCounts = Readonly<Record<Sentiment | 'unstated', number>>;

export interface MonthOfFeedback {
  /** Its first day. */
  readonly month: LocalDate;
  readonly counts: SentimentCounts;
}

/** Of a goal, for whoever reads of its client. */
interface OfGoal {
  readonly goal: GoalId;
  readonly title: string;
}

/** What clients said about goals: from messages and in check-ins that count, the newest first. */
export function feedbackIn(goals: readonly Goal[], zone: Zone): ClientFeedback[] {
  // Words that went along to a goal set in place of another, or stand with two goals, are said once.
  const known = new Set<string>();
  const isNew = (id: string, client: ClientId | undefined) => {
    const key = `${id}|${client ?? ''}`;
    return !known.has(key) && known.add(key).size > 0;
  };
  const all = goals.flatMap((goal): ClientFeedback[] => {
    const { id, title, client: ofGoal, feedback = [] } = goal;
    const of = (client: ClientId | undefined) => ({
      goal: id,
      title,
      ...((client ?? ofGoal) !== undefined && { client: client ?? ofGoal }),
    });
    const fresh = feedback.filter(({ id: words, client }) => isNew(words, client ?? ofGoal));
    const attached = fresh.map(({ client, text, sentiment, from, by, at }) => ({
      ...of(client),
      ...{ text, by, at, on: localDateOf(at, zone) },
      ...(sentiment && { sentiment }),
      ...(from !== undefined && { from }),
    }));
    const given = counting(goal.checkIns).flatMap(({ feedback: text, client, sentiment, by, at, on }) =>
      text === undefined ? [] : [{ ...of(client), text, by, at, on, ...(sentiment && { sentiment }) }],
    );
    return [...attached, ...given];
  });
  return all.toSorted((one, other) => other.at.getTime() - one.at.getTime() || (one.goal < other.goal ? -1 : 1));
}

/** What one client said, by whichever of its IDs. */
export function feedbackOf(feedback: readonly ClientFeedback[], ids: readonly ClientId[]): ClientFeedback[] {
  return feedback.filter(({ client }) => client !== undefined && ids.includes(client));
}

export function sentimentCounts(feedback: readonly Pick<ClientFeedback, 'sentiment'>[]): SentimentCounts {
  const count = (of: Sentiment | undefined) => feedback.filter(({ sentiment }) => sentiment === of).length;
  const counts = SENTIMENTS.map((sentiment) => [sentiment, count(sentiment)] as const);
  return { ...(Object.fromEntries(counts) as Record<Sentiment, number>), unstated: count(undefined) };
}

/** The last months in which a client said something, the newest first, `max` of them at the most. */
export function sentimentByMonth(feedback: readonly ClientFeedback[], max: number): MonthOfFeedback[] {
  const months = [...new Set(feedback.map(({ on }) => monthOf(on)))].toSorted().toReversed();
  return months.slice(0, max).map((month) => ({
    month,
    counts: sentimentCounts(feedback.filter(({ on }) => monthOf(on) === month)),
  }));
}

/** Goals of one client: those on their way first, what is due first first; then those that ended, the newest first. */
export function goalsOfClient(goals: readonly Goal[], ids: readonly ClientId[]): Goal[] {
  const own = goals.filter(({ client }) => client !== undefined && ids.includes(client));
  const [open, closed] = [own.filter((goal) => !isClosed(goal)), own.filter(isClosed)];
  return [
    ...open.toSorted((one, other) => one.due.localeCompare(other.due)),
    ...closed.toSorted((one, other) => other.due.localeCompare(one.due)),
  ];
}

/** Open blockers of goals, the oldest first. */
export function blockersIn(goals: readonly Goal[]): (Blocker & OfGoal)[] {
  const open = goals.flatMap(({ id, title, blockers }) =>
    blockers.flatMap((one) => (one.cleared === undefined ? [{ ...one, goal: id, title }] : [])),
  );
  return open.toSorted((one, other) => one.since.localeCompare(other.since));
}

/** Open actions of goals, what is due first first. */
export function actionsIn(goals: readonly Goal[]): (ActionItem & OfGoal)[] {
  const open = goals.flatMap(({ id, title, actions = [] }) =>
    actions.filter(isOpenAction).map((one) => ({ ...one, goal: id, title })),
  );
  return open.toSorted((one, other) => (one.due ?? '9999').localeCompare(other.due ?? '9999'));
}

function monthOf(day: LocalDate): LocalDate {
  return `${day.slice(0, 7)}-01`;
}
