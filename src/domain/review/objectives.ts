import { closingOf, isClosed } from '../goal/closing.ts';
import type { Goal } from '../goal/goal.ts';
import { MAX_OBJECTIVE_LENGTH } from '../goal/goal-input.ts';
import { isPrivate } from '../goal/people.ts';
import type { LocalDate } from '../names.ts';
import { type FieldProblem, problemAt, tooLong } from '../problem.ts';
import { localDateOf } from '../time/instant.ts';
import type { ReviewName } from './notices.ts';
import type { Review } from './review.ts';

/** So many objectives one form decides about; the others are counted. */
export const MAX_OBJECTIVES = 10;
/** So many decisions about objectives a review holds. */
export const MAX_OBJECTIVE_DECISIONS = 200;
/** In characters. */
export const MAX_OBJECTIVE_REASON_LENGTH = 300;

/** What goals of a team served, in words, and what they came to. */
export interface ObjectiveInYear {
  readonly words: string;
  readonly achieved: number;
  readonly missed: number;
  readonly running: number;
}

/** The objectives of a year as the form shows them. */
export interface ObjectivesShown {
  readonly name: ReviewName;
  readonly shown: readonly ObjectiveInYear[];
  /** How many are beyond these. */
  readonly more: number;
}

/**
 * The objectives in words of the goals that run, or were closed since a day, by their words; with those that a review set.
 * Of private goals there is none among them: others would read them.
 */
export function objectivesOf(goals: readonly Goal[], since: LocalDate, review?: Pick<Review, 'objectives'>) {
  const found = new Map<string, ObjectiveInYear>();
  const add = (words: string, goal?: Goal) => {
    const { achieved = 0, missed = 0, running = 0 } = found.get(words) ?? {};
    found.set(words, {
      words,
      achieved: achieved + Number(goal?.state === 'achieved'),
      missed: missed + Number(goal?.state === 'missed'),
      running: running + Number(goal !== undefined && !isClosed(goal)),
    });
  };
  const now = renamed(review?.objectives);
  for (const goal of goals) {
    const words = goal.serves === undefined || isPrivate(goal) || isBefore(goal, since) ? undefined : now(goal.serves);
    if (words !== undefined) add(words, goal);
  }
  for (const [index, one] of (review?.objectives ?? []).entries()) {
    const words = one.now === undefined ? undefined : renamed(review?.objectives?.slice(index + 1))(one.now);
    if (words !== undefined && !found.has(words)) add(words);
  }
  return [...found.values()].toSorted((one, other) => (one.words < other.words ? -1 : 1));
}

function isBefore(goal: Goal, since: LocalDate): boolean {
  const closing = closingOf(goal);
  return isClosed(goal) && (closing === undefined || localDateOf(closing.at, 'UTC') < since);
}

/** What an objective is called since these decisions; undefined where one of them dropped it. */
export function renamed(made: Review['objectives'] = []): (words: string) => string | undefined {
  return (words) =>
    made.reduce<string | undefined>((now, one) => (now !== undefined && one.was === now ? one.now : now), words);
}

/** The form as it was typed: of each objective its words of before and now, new ones line by line. */
export interface ObjectivesInput {
  readonly objectives: readonly { readonly was: string; readonly now: string }[];
  readonly added: string;
  readonly reason: string;
}

export type ParsedObjectives =
  | {
      readonly ok: true;
      readonly decided: readonly { readonly was?: string; readonly now?: string }[];
      readonly reason: string;
    }
  | { readonly ok: false; readonly problems: readonly FieldProblem<string>[] };

/** Reads the form, and names every problem in it: an objective with the same words is kept, without any it is dropped. */
export function parseObjectives({ objectives, added, reason: typed }: ObjectivesInput): ParsedObjectives {
  const reason = typed.trim();
  const lines = added.split('\n').flatMap((line) => line.trim() || []);
  const problems: FieldProblem<string>[] = [
    ...objectives.flatMap(({ now }, index) =>
      problemAt(`objective.${index}`, tooLong(now.trim(), MAX_OBJECTIVE_LENGTH)),
    ),
    ...problemAt(
      'added',
      lines.map((line) => tooLong(line, MAX_OBJECTIVE_LENGTH)).find((problem) => problem !== undefined),
    ),
    ...problemAt(
      'added',
      lines.length > MAX_OBJECTIVES ? { code: 'too-many-objectives', max: MAX_OBJECTIVES } : undefined,
    ),
    ...problemAt('reason', tooLong(reason, MAX_OBJECTIVE_REASON_LENGTH)),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const decided = objectives.map(({ was, now }) => ({ was, ...(now.trim() !== '' && { now: now.trim() }) }));
  return { ok: true, decided: [...decided, ...lines.map((now) => ({ now }))], reason };
}
