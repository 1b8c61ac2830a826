import { distance } from 'fastest-levenshtein';
import type { Goal } from '../../../domain/goal/goal.ts';
import type { Message } from '../../../slack/views/message.ts';
import { said } from '../../../slack/views/replies.ts';
import type { GoalDeps } from './deps.ts';
import { goalChoice } from './views/goal-choice.ts';

/** How much of what was typed is compared. */
const LONGEST_TITLE = 150;
/** So many of the letters may differ for a title to be near. */
const NEAR = 0.4;
const MOST_NEAR = 10;

interface Named {
  readonly user: string;
  /** Where the person asks. */
  readonly channel: string;
  readonly typed: string;
}

/**
 * Answers about the one goal that was named, by code, id or a part of its title. Where several fit, or none but some are
 * called nearly so, it asks which.
 */
export async function aboutGoal(
  { useCases, workspace, texts }: GoalDeps,
  { user, channel, typed }: Named,
  answer: (goal: Goal) => Promise<Message>,
): Promise<Message> {
  const { found, visible } = await useCases.findGoals(workspace, user, typed, channel);
  const [goal, ...others] = found;
  if (goal !== undefined && others.length === 0) return answer(goal);
  if (goal !== undefined) return goalChoice(texts.list.several(typed, found.length), found, texts);
  const near = nearest(typed, visible);
  return near.length === 0 ? said(texts.command.showNone(typed)) : goalChoice(texts.list.near(typed), near, texts);
}

/** Goals that are called nearly as was typed, the nearest first: the whole title, or as many of its words in a row. */
export function nearest(typed: string, goals: readonly Goal[]): Goal[] {
  const wanted = typed.toLowerCase().slice(0, LONGEST_TITLE);
  return goals
    .map((goal) => ({ goal, apart: apartness(wanted, goal.title.toLowerCase()) }))
    .filter(({ apart }) => apart <= NEAR)
    .toSorted((one, other) => one.apart - other.apart)
    .slice(0, MOST_NEAR)
    .map(({ goal }) => goal);
}

function apartness(wanted: string, title: string): number {
  const words = title.split(/\s+/);
  const count = wanted.split(/\s+/).length;
  const parts = words.map((_, from) => words.slice(from, from + count).join(' '));
  const apart = [title, ...parts].map((part) => distance(wanted, part) / Math.max(1, wanted.length, part.length));
  return Math.min(...apart);
}
