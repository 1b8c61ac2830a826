import type { Answer } from '../../domain/check-in/answer.ts';
import type { Client } from '../../domain/client/client.ts';
import { ERASED, type WordEraser } from '../../domain/erasure/own-words.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { UserId } from '../../domain/names.ts';
import type { Pulse } from '../../domain/pulse/pulse.ts';
import type { Review } from '../../domain/review/review.ts';
import type { Round } from '../../domain/round/round.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Stored } from '../document.ts';
import { mapTexts } from './rename.ts';

/** Whose words go, and what was known of them. */
export interface Erased {
  readonly person: UserId;
  /** What they were called; undefined where nobody knows. */
  readonly name: string | undefined;
  /** What they are called from now on. */
  readonly called: string;
  readonly eraser: WordEraser;
}

/** What becomes of a document, before ids are replaced in it; undefined where it goes. */
type Rule = (document: Stored, erased: Erased) => Stored | undefined;

const fields = <T>(document: Stored): T => document as unknown as T;
const ofPerson: Rule = (document, { person }) => (document['person'] === person ? undefined : document);

/** Keys of notices under which people's own words stand. */
const WORD_KEYS = new Set([
  ...['note', 'obstacles', 'adjust', 'feedback', 'learned', 'reason'],
  ...['text', 'words', 'question', 'answer'],
]);
const isName = (key: string) => key === 'name' || (key.endsWith('Name') && key !== 'teamName');

/** A notice has names and words as they were when it was made, without their ids. */
function message(document: Stored, { person, name, called, eraser }: Erased): Stored | undefined {
  if (document['to']?.user === person) return undefined;
  const change = (key: string, text: string) => {
    if (WORD_KEYS.has(key) && eraser.taken.has(text)) return ERASED;
    return isName(key) && text === name ? called : undefined;
  };
  return mapTexts(document, change);
}

/** By collection, in the order in which they are worked on: messages come after those from which their words are. */
export const RULES: Readonly<Record<string, Rule>> = {
  goals: (document, { eraser }) => ({ ...document, ...eraser.goal(fields<Goal>(document)) }),
  answers: (document, { eraser }) => ({
    ...document,
    entries: fields<Answer>(document).entries.map((entry) => eraser.entry(entry)),
  }),
  rounds: (document, { eraser }) => ({
    ...document,
    skips: fields<Round>(document).skips.map((skip) => eraser.skip(skip)),
  }),
  reviews: (document, { eraser }) => ({
    ...document,
    decisions: fields<Review>(document).decisions.map((decision) => eraser.decision(decision)),
    ...(fields<Review>(document).objectives && {
      objectives: fields<Review>(document).objectives?.map((decision) => eraser.objective(decision)),
    }),
  }),
  teams: (document, { person }) => ({
    ...document,
    members: fields<Team>(document).members.filter((member) => member !== person),
  }),
  clients: (document, { eraser }) => ({ ...document, ...eraser.client(fields<Client>(document)) }),
  pulses: (document, { eraser }) => ({ ...document, ...eraser.pulse(fields<Pulse>(document)) }),
  kpis: (document) => document,
  templates: (document) => document,
  // Made again, from the goals, for who looks next.
  sheets: () => undefined,
  subscriptions: ofPerson,
  drafts: ofPerson,
  reminders: ofPerson,
  absences: (document, erased) => {
    const { delegate, ...rest } = document;
    return delegate === erased.person ? rest : ofPerson(document, erased);
  },
  // Goalpost is stopped: nobody looks at a form that is open.
  open_forms: () => undefined,
  // Ids of messages, which Slack will not repeat by then.
  inbox: () => undefined,
  open_homes: (document, { person }) => (document['user'] === person ? undefined : document),
  people: (document, { person }) => (document['person']?.id === person ? undefined : document),
  outbox: message,
};
