import { type Client, idsOf } from '../client/client.ts';
import type { Goal } from '../goal/goal.ts';
import type { Zone } from '../names.ts';
import {
  type ClientFeedback,
  feedbackIn,
  feedbackOf,
  type SentimentCounts,
  sentimentCounts,
} from '../report/client-report.ts';
import type { Board } from './board.ts';

/** What clients said in a period: how often how, and the newest of it. */
export interface FeedbackInReview {
  readonly counts: SentimentCounts;
  readonly newest: readonly ClientFeedback[];
}

const MAX_QUOTES = 3;

/** A board with the goals of one client alone. */
export function boardOfClient(board: Board, goals: readonly Goal[], clients: readonly Client[], client: Client): Board {
  const ids = idsOf(clients, client);
  const own = new Set(
    goals.filter((goal) => goal.client !== undefined && ids.includes(goal.client)).map(({ id }) => id),
  );
  const { needsDecision, wentWell, decided, closed } = board;
  const [needs = [], well = [], done = [], over = []] = [needsDecision, wentWell, decided, closed].map((items) =>
    items.filter(({ goal }) => own.has(goal)),
  );
  return { needsDecision: needs, wentWell: well, decided: done, closed: over };
}

/** What clients, or one of them, said about goals since a day; undefined where nobody said anything. */
export function feedbackSince(
  goals: readonly Goal[],
  { since, zone }: { readonly since: string; readonly zone: Zone },
  of?: { readonly clients: readonly Client[]; readonly client: Client },
): FeedbackInReview | undefined {
  const lately = feedbackIn(goals, zone).filter(({ on }) => on >= since);
  const feedback = of === undefined ? lately : feedbackOf(lately, idsOf(of.clients, of.client));
  if (feedback.length === 0) return undefined;
  return { counts: sentimentCounts(feedback), newest: feedback.slice(0, MAX_QUOTES) };
}
