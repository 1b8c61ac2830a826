import type { UserId } from '../names.ts';
import { type FieldProblem, type Problem, tooLong } from '../problem.ts';
import { fold } from '../search.ts';
import { type Client, type ClientDecisions, clientOf, MAX_CLIENTS } from './client.ts';

/** In characters. */
export const MAX_CLIENT_NAME_LENGTH = 200;
/** In characters: it is typed after a command. */
export const MAX_CLIENT_CODE_LENGTH = 12;
/** In characters. */
export const MAX_CLIENT_NOTES_LENGTH = 2000;
/** Who looks after one client. */
export const MAX_CLIENT_PEOPLE = 20;
/** Of what is made of a name. */
const PROPOSED_LENGTH = 6;

/** The form of a client, as it was typed. */
export interface ClientInput {
  readonly name: string;
  /** Empty for one that is made of the name. */
  readonly code: string;
  readonly people: readonly UserId[];
  /** May be empty. */
  readonly notes: string;
}
export type ClientFormField = keyof ClientInput;

/** What of the other clients of a team decides which code is free. */
export type CodedClient = Pick<Client, 'id' | 'name' | 'code' | 'merged'>;

/** What is in a client's form. */
export type ClientContent = Pick<Client, 'name' | 'code' | 'people' | 'notes'>;

export type ParsedClient =
  | { readonly ok: true; readonly content: ClientContent }
  | { readonly ok: false; readonly problems: readonly FieldProblem<ClientFormField>[] };

/** Reads a form, and names every problem in it at once. `others` are all other clients of the team, merged ones too. */
export function parseClient(input: ClientInput, others: readonly CodedClient[]): ParsedClient {
  const name = input.name.replaceAll(/\s+/g, ' ').trim();
  const notes = input.notes.trim();
  const code = input.code.trim() === '' ? proposedCode(name, others) : codeOf(input.code);
  const people = [...new Set(input.people)];
  const found: readonly (readonly [ClientFormField, Problem | undefined])[] = [
    ['name', name === '' ? { code: 'required' } : tooLong(name, MAX_CLIENT_NAME_LENGTH)],
    ['code', name === '' && input.code.trim() === '' ? undefined : codeProblem(code, others)],
    ['people', people.length > MAX_CLIENT_PEOPLE ? { code: 'too-many-people', max: MAX_CLIENT_PEOPLE } : undefined],
    ['notes', tooLong(notes, MAX_CLIENT_NOTES_LENGTH)],
  ];
  const problems = found.flatMap(([field, problem]) => (problem === undefined ? [] : [{ field, problem }]));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, content: { name, code, people, ...(notes !== '' && { notes }) } };
}

/** A code as it is kept and compared, however it was typed. */
export function codeOf(typed: string): string {
  return typed.normalize('NFKC').trim().replace(/^#/, '').toUpperCase();
}

/** The client of a code, of whichever was merged since too; undefined where there is none. */
export function clientWithCode(clients: readonly Client[], typed: string): Client | undefined {
  const code = codeOf(typed);
  const found = clients.find((client) => client.code === code);
  return found && clientOf(clients, found.id);
}

/** The client of the same name, as people read it, where there is one. */
export function namesake(name: string, others: readonly Client[]): Client | undefined {
  return others.find((other) => other.merged === undefined && fold(other.name) === fold(name));
}

/** What a form decides about a client. */
export function decisionsOf({ name, code, people, notes }: ClientContent): ClientDecisions {
  return { name, code, people, notes: notes ?? null };
}

/** Whether a team can have one more. */
export function clientsProblem(clients: readonly Client[]): Problem | undefined {
  return clients.length >= MAX_CLIENTS ? { code: 'client-limit', max: MAX_CLIENTS } : undefined;
}

/** The first letters and digits of a name, in whichever script; with a number where another client has them already. */
function proposedCode(name: string, others: readonly CodedClient[]): string {
  const letters = [...codeOf(name).replaceAll(/[^\p{L}\p{N}]/gu, '')].slice(0, PROPOSED_LENGTH).join('');
  const start = letters === '' ? 'CLIENT' : letters;
  const taken = new Set(others.map(({ code }) => code));
  if (!taken.has(start)) return start;
  let number = 2;
  while (taken.has(`${start}${number}`)) number += 1;
  return `${start}${number}`;
}

function codeProblem(code: string, others: readonly CodedClient[]): Problem | undefined {
  if (code.length > MAX_CLIENT_CODE_LENGTH || !/^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*$/u.test(code)) {
    return { code: 'client-code', max: MAX_CLIENT_CODE_LENGTH };
  }
  const other = others.find((one) => one.code === code);
  if (other === undefined) return undefined;
  return { code: 'client-code-taken', name: (clientOf(others, other.id) ?? other).name };
}
