import { isOpen } from '../check-in/blockers.ts';
import type { Client } from '../client/client.ts';
import { clientOf, idsOf, knownClients } from '../client/client.ts';
import { isClosed } from '../goal/closing.ts';
import { isDraft } from '../goal/drafts.ts';
import { CATEGORIES, type Category, type Goal, STATUSES, type Status } from '../goal/goal.ts';
import { goalCode } from '../goal/goal-code.ts';
import { isResponsible } from '../goal/people.ts';
import type { ClientId, GoalId, UserId } from '../names.ts';
import { foldings, holds, wordsOf } from '../search.ts';
import type { Team } from '../team/team.ts';

/** What a list of goals can be narrowed to, besides a team and words. */
export const FILTER_WORDS = ['mine', 'due', 'blocked', 'draft', 'done', 'all', ...STATUSES, ...CATEGORIES] as const;
export type FilterWord = (typeof FILTER_WORDS)[number];

/** What is typed before a client. */
export const CLIENT_WORD = 'client';

/** How people write each of them, in their language, in small letters. */
export type FilterVocabulary = Readonly<Record<FilterWord | typeof CLIENT_WORD, readonly string[]>>;

/** Words that are no filter are looked for; more of them than this are not. */
const MAX_SEARCHED = 8;

export interface GoalFilter {
  readonly words: readonly FilterWord[];
  readonly team?: Pick<Team, 'id' | 'name'>;
  /** With every ID that means it. */
  readonly client?: Pick<Client, 'name' | 'code'> & { readonly ids: readonly ClientId[] };
  /** Each has to occur in the title, category, owner's name or code of a goal, as `search.ts` folds them. */
  readonly search: readonly string[];
}

/**
 * Reads what was typed after `/goal list`: the longest phrase that is a filter or a team's name counts at each place,
 * whatever is left is searched for. A client is typed by code or name, after the word for it. Filters of one kind (statuses, categories) are alternatives, different kinds have to
 * hold together.
 */
export function parseFilter(
  typed: string,
  vocabulary: FilterVocabulary,
  teams: readonly Team[],
  clients: readonly Client[] = [],
): GoalFilter {
  const left = [...wordsOf(typed.toLowerCase())];
  const meanings = meaningsOf(vocabulary, teams, clients);
  const words: FilterWord[] = [];
  const search: string[] = [];
  let team: Team | undefined;
  let client: Client | undefined;
  while (left.length > 0) {
    const taken = phraseAt(left, meanings);
    left.splice(0, taken.length);
    if (taken.word !== undefined) words.push(taken.word);
    else if (taken.team !== undefined) team = taken.team;
    else if (taken.client !== undefined) client = taken.client;
    else search.push(taken.text);
  }
  const named = team && { team: { id: team.id, name: team.name } };
  const { name, code } = client ?? {};
  const of = client && name && code && { client: { name, code, ids: idsOf(clients, client) } };
  return { words: [...new Set(words)], ...named, ...of, search: [...new Set(search)].slice(0, MAX_SEARCHED) };
}

interface Meaning {
  readonly word?: FilterWord;
  readonly team?: Team;
  readonly client?: Client;
}

/** What phrases mean, each as it may be typed. A filter's own word comes before a team of that name. */
function meaningsOf(
  vocabulary: FilterVocabulary,
  teams: readonly Team[],
  clients: readonly Client[],
): ReadonlyMap<string, Meaning> {
  const words = FILTER_WORDS.flatMap((word) => vocabulary[word].map((phrase) => ({ phrase, meaning: { word } })));
  const named = teams.map((team) => ({ phrase: team.name, meaning: { team } }));
  const meanings = new Map<string, Meaning>();
  // A code first: it is the one that two clients of one name differ by.
  const coded = clients.map((client) => ({
    called: client.code,
    meaning: { client: clientOf(clients, client.id) ?? client },
  }));
  const byName = knownClients(clients).map((client) => ({ called: client.name, meaning: { client } }));
  const ofClients = [...coded, ...byName].flatMap(({ called, meaning }) =>
    vocabulary[CLIENT_WORD].map((word) => ({ phrase: `${word} ${called}`, meaning })),
  );
  for (const { phrase, meaning } of [...words, ...named, ...ofClients]) {
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
  /** Name and code of the client of a goal; undefined where it is about none. */
  readonly clientName?: (client: ClientId) => string | undefined;
}

/** Whether a goal passes a filter. Goals that are over pass one that asks for them, and no other. */
export function passes(goal: Goal, { words, team, client, search }: GoalFilter, context: FilterContext): boolean {
  const wants = (word: FilterWord) => words.includes(word);
  if (isClosed(goal) !== wants('done') || (wants('draft') && !isDraft(goal))) return false;
  if (!isOf(goal, { team, client })) return false;
  if (wants('mine') && !isResponsible(context.person, goal)) return false;
  if (wants('due') && !context.waiting.has(goal.id)) return false;
  if (wants('blocked') && !goal.blockers.some(isOpen)) return false;
  if (STATUSES.some(wants) && !oneOf<Status>(STATUSES, words, context.statusOf(goal))) return false;
  if (!oneOf<Category>(CATEGORIES, words, goal.category)) return false;
  const texts = search.length === 0 ? [] : textsOf(goal, context);
  return search.every((part) => texts.some((text) => holds(text, part)));
}

/** Whether a goal is of the team and of the client that are named. */
function isOf(
  goal: Goal,
  { team, client }: { readonly [Of in 'team' | 'client']: GoalFilter[Of] | undefined },
): boolean {
  const isOfClient = client === undefined || (goal.client !== undefined && client.ids.includes(goal.client));
  return isOfClient && (team === undefined || goal.team === team.id);
}

/** Whether the value is among those of its kind that are asked for, or none is. */
function oneOf<T extends FilterWord>(kind: readonly T[], words: readonly FilterWord[], value: T | undefined): boolean {
  const selected = kind.filter((one) => words.includes(one));
  return selected.length === 0 || (value !== undefined && selected.includes(value));
}

function textsOf({ id, title, category, owner, client = '' }: Goal, context: FilterContext): readonly string[] {
  const { nameOf, categoryName, clientName } = context;
  return [title, categoryName(category), nameOf(owner), goalCode(id), clientName?.(client) ?? ''];
}
