import { isOpen } from '../check-in/blockers.ts';
import { isClosed } from '../goal/closing.ts';
import { isDraft } from '../goal/drafts.ts';
import { CATEGORIES, type Category, type Goal, STATUSES, type Status } from '../goal/goal.ts';
import { goalCode } from '../goal/goal-code.ts';
import { isResponsible } from '../goal/people.ts';
import type { GoalId, UserId } from '../names.ts';
import { foldings, holds, wordsOf } from '../search.ts';
import type { Team } from '../team/team.ts';

/** What a list of goals can be narrowed to, besides a team and words. */
export const FILTER_WORDS = ['mine', 'due', 'blocked', 'draft', 'done', 'all', ...STATUSES, ...CATEGORIES] as const;
export type FilterWord = (typeof FILTER_WORDS)[number];

/** How people write each of them, in their language, in small letters. */
export type FilterVocabulary = Readonly<Record<FilterWord, readonly string[]>>;

/** Words that are no filter are looked for; more of them than this are not. */
const MAX_SEARCHED = 8;

export interface GoalFilter {
  readonly words: readonly FilterWord[];
  readonly team?: Pick<Team, 'id' | 'name'>;
  /** Each has to occur in the title, category, owner's name or code of a goal, as `search.ts` folds them. */
  readonly search: readonly string[];
}

/**
 * Reads what was typed after `/goal list`: the longest phrase that is a filter or a team's name counts at each place,
 * whatever is left is searched for. Filters of one kind (statuses, categories) are alternatives, different kinds have to
 * hold together.
 */
export function parseFilter(typed: string, vocabulary: FilterVocabulary, teams: readonly Team[]): GoalFilter {
  const left = [...wordsOf(typed.toLowerCase())];
  const meanings = meaningsOf(vocabulary, teams);
  const words: FilterWord[] = [];
  const search: string[] = [];
  let team: Team | undefined;
  while (left.length > 0) {
    const taken = phraseAt(left, meanings);
    left.splice(0, taken.length);
    if (taken.word !== undefined) words.push(taken.word);
    else if (taken.team !== undefined) team = taken.team;
    else search.push(taken.text);
  }
  const named = team && { team: { id: team.id, name: team.name } };
  return { words: [...new Set(words)], ...named, search: [...new Set(search)].slice(0, MAX_SEARCHED) };
}

interface Meaning {
  readonly word?: FilterWord;
  readonly team?: Team;
}

/** What phrases mean, each as it may be typed. A filter's own word comes before a team of that name. */
function meaningsOf(vocabulary: FilterVocabulary, teams: readonly Team[]): ReadonlyMap<string, Meaning> {
  const words = FILTER_WORDS.flatMap((word) => vocabulary[word].map((phrase) => ({ phrase, meaning: { word } })));
  const named = teams.map((team) => ({ phrase: team.name, meaning: { team } }));
  const meanings = new Map<string, Meaning>();
  for (const { phrase, meaning } of [...words, ...named]) {
    for (const form of foldings(phrase)) if (!meanings.has(form)) meanings.set(form, meaning);
  }
  return meanings;
}

interface Taken extends Meaning {
  readonly length: number;
  readonly text: string;
}

/** The longest phrase from here on that means something, or the next word alone. */
function phraseAt(left: readonly string[], meanings: ReadonlyMap<string, Meaning>): Taken {
  for (let length = left.length; length > 0; length -= 1) {
    const text = left.slice(0, length).join(' ');
    const meaning = foldings(text)
      .map((form) => meanings.get(form))
      .find((found) => found !== undefined);
    if (meaning !== undefined) return { length, text, ...meaning };
  }
  return { length: 1, text: left[0] ?? '' };
}

/** What a filter looks at besides the goal itself. */
export interface FilterContext {
  readonly person: UserId;
  /** Goals that wait for an answer in an open round. */
  readonly waiting: ReadonlySet<GoalId>;
  readonly nameOf: (person: UserId) => string;
  /** How a goal stands; undefined before its first value, and once it is over. */
  readonly statusOf: (goal: Goal) => Status | undefined;
  readonly categoryName: (category: Category) => string;
}

/** Whether a goal passes a filter. Goals that are over pass one that asks for them, and no other. */
export function passes(goal: Goal, { words, team, search }: GoalFilter, context: FilterContext): boolean {
  const wants = (word: FilterWord) => words.includes(word);
  if (isClosed(goal) !== wants('done') || (wants('draft') && !isDraft(goal))) return false;
  if (team !== undefined && goal.team !== team.id) return false;
  if (wants('mine') && !isResponsible(context.person, goal)) return false;
  if (wants('due') && !context.waiting.has(goal.id)) return false;
  if (wants('blocked') && !goal.blockers.some(isOpen)) return false;
  if (STATUSES.some(wants) && !oneOf<Status>(STATUSES, words, context.statusOf(goal))) return false;
  if (!oneOf<Category>(CATEGORIES, words, goal.category)) return false;
  const texts = search.length === 0 ? [] : textsOf(goal, context);
  return search.every((part) => texts.some((text) => holds(text, part)));
}

/** Whether the value is among those of its kind that are asked for, or none is. */
function oneOf<T extends FilterWord>(kind: readonly T[], words: readonly FilterWord[], value: T | undefined): boolean {
  const selected = kind.filter((one) => words.includes(one));
  return selected.length === 0 || (value !== undefined && selected.includes(value));
}

function textsOf({ id, title, category, owner }: Goal, { nameOf, categoryName }: FilterContext): readonly string[] {
  return [title, categoryName(category), nameOf(owner), goalCode(id)];
}
