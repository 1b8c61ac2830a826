import type { UserId } from '../names.ts';
import type { Problem } from '../problem.ts';
import type { Goal, HelpRequest } from './goal.ts';

/** In characters. */
export const MAX_QUESTION_LENGTH = 500;
export const MAX_HELP_ANSWER_LENGTH = 1500;
/** So many requests a goal holds. */
export const MAX_HELPS = 100;

/** A text that has to be there and fit, as it is kept; or what is wrong with it. */
export function parseHelpText(typed: string, max: number): { readonly text: string } | { readonly problem: Problem } {
  const text = typed.trim();
  if (text === '') return { problem: { code: 'required' } };
  return text.length > max ? { problem: { code: 'too-long', max } } : { text };
}

/** The goal with one more request for help; as it is where it has one of this id; undefined where it holds no more. */
export function withHelp(goal: Goal, request: HelpRequest): Goal | undefined {
  const { helps = [] } = goal;
  if (helps.some(({ id }) => id === request.id)) return goal;
  if (helps.length >= MAX_HELPS) return undefined;
  return { ...goal, helps: [...helps, request], version: goal.version + 1 };
}

/** The goal with an answer to a request, in place of an earlier one; undefined where it was not `by` that it asks. */
export function withHelpAnswered(goal: Goal, id: string, by: UserId, text: string, at: Date): Goal | undefined {
  const found = goal.helps?.find((request) => request.id === id && request.to === by);
  if (found === undefined) return undefined;
  if (found.answer?.text === text) return goal;
  const helps =
    goal.helps?.map((request) => (request === found ? { ...request, answer: { text, at } } : request)) ?? [];
  return { ...goal, helps, version: goal.version + 1 };
}
