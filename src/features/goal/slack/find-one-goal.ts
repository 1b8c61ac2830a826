import { distance } from 'fastest-levenshtein';
import type { Goal } from '../../../domain/goal/goal.ts';
import { foldings } from '../../../domain/search.ts';
import type { Message } from '../../../slack/views/message.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { Texts } from '../../../text/index.ts';
import type { FoundGoals } from '../find-goal.ts';
import { goalChoice } from './views/goal-choice.ts';

/** How much of what was typed is compared. */
const MAX_TITLE_LENGTH = 150;
/** So many of the letters may differ for a title to be near. */
const NEAR = 0.4;
const MAX_NEAR = 10;

/** Answers about the one goal that was found; asks which, where there are several or only some that are called nearly so. */
export async function whichOf<Answer = Message>(
  { found, visible }: FoundGoals,
  typed: string,
  texts: Texts,
  answer: (goal: Goal) => Promise<Answer>,
  action?: string,
): Promise<Answer | Message> {
  const [goal, ...others] = found;
  if (goal !== undefined && others.length === 0) return answer(goal);
  if (goal !== undefined) return goalChoice(texts.list.several(typed, found.length), found, texts, action);
  const near = nearest(typed, visible);
  return near.length === 0
    ? textMessage(texts.command.showNone(typed))
    : goalChoice(texts.list.near(typed), near, texts, action);
}

/** Goals that are called nearly as was typed, the nearest first: the whole title, or as many of its words in a row. */
export function nearest(typed: string, goals: readonly Goal[]): Goal[] {
  const query = foldings(typed.slice(0, MAX_TITLE_LENGTH));
  return goals
    .map((goal) => ({ goal, apart: leastApart(query, foldings(goal.title)) }))
    .filter(({ apart }) => apart <= NEAR)
    .toSorted((one, other) => one.apart - other.apart)
    .slice(0, MAX_NEAR)
    .map(({ goal }) => goal);
}

/** Of all the ways in which the two may be spelled, the ones that are the nearest. */
function leastApart(query: readonly string[], titles: readonly string[]): number {
  return Math.min(...query.flatMap((one) => titles.map((title) => apartness(one, title))));
}

function apartness(query: string, title: string): number {
  const words = title.split(/\s+/);
  const count = query.split(/\s+/).length;
  const parts = words.map((_, from) => words.slice(from, from + count).join(' '));
  const apart = [title, ...parts].map((part) => distance(query, part) / Math.max(1, query.length, part.length));
  return Math.min(...apart);
}
