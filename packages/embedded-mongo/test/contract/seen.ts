import { subscribe } from 'node:diagnostics_channel';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Document } from 'mongodb';
import { afterAll } from 'vitest';
import { COMMANDS_SEEN } from '../../src/connection.ts';
import { JOINS } from '../../src/semantics/joins.ts';

export const DOCUMENT = resolve(import.meta.dirname, '../../../../docs/store-coverage.md');

/** The folders of which the document tells. */
export const SUITES = ['packages/embedded-mongo/test/contract', 'packages/embedded-mongo/test/server'];

/** What a name is the name of. */
export type Kind = 'command' | 'query' | 'update' | 'stage' | 'expression' | 'accumulator';
type Add = (kind: Kind, name: string) => void;

const isPlain = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

function walk(value: unknown, visit: (name: string, inner: unknown) => boolean): void {
  if (Array.isArray(value)) for (const one of value) walk(one, visit);
  if (!isPlain(value)) return;
  for (const [name, inner] of Object.entries(value)) if (visit(name, inner)) walk(inner, visit);
}

function inExpression(value: unknown, add: Add): void {
  walk(value, (name) => {
    if (name.startsWith('$')) add('expression', name);
    return name !== '$literal';
  });
}

function inFilter(value: unknown, add: Add): void {
  walk(value, (name, inner) => {
    if (name.startsWith('$')) add('query', name);
    if (name === '$expr') inExpression(inner, add);
    return name !== '$expr';
  });
}

function inGroup(fields: Document, add: Add): void {
  for (const [name, field] of Object.entries(fields)) {
    const [accumulator] = isPlain(field) ? Object.keys(field) : [];
    if (name === '_id' || accumulator === undefined) inExpression(field, add);
    else {
      add('accumulator', accumulator);
      inExpression(field[accumulator], add);
    }
  }
}

function inStage(name: string, inner: unknown, add: Add): void {
  add('stage', name);
  if (name === '$match') inFilter(inner, add);
  else if (name === '$group' && isPlain(inner)) inGroup(inner, add);
  else if (JOINS.has(name)) inPipeline(isPlain(inner) ? inner['pipeline'] : [], add);
  else if (name === '$facet') Object.values(inner as Document).forEach((one) => void inPipeline(one, add));
  else inExpression(inner, add);
}

function inPipeline(pipeline: unknown, add: Add): void {
  for (const stage of Array.isArray(pipeline) ? pipeline.filter(isPlain) : []) {
    for (const [name, inner] of Object.entries(stage)) inStage(name, inner, add);
  }
}

function inUpdate(update: unknown, add: Add): void {
  if (Array.isArray(update)) inPipeline(update, add);
  if (!isPlain(update)) return;
  for (const [name, fields] of Object.entries(update).filter(([one]) => one.startsWith('$'))) {
    add('update', name);
    if (name === '$pull') inFilter(fields, add);
  }
}

/** The names that a command uses: its own, and those of the operators in it. */
export function namesIn(command: Document, add: Add): void {
  add('command', Object.keys(command)[0] ?? '');
  for (const part of ['filter', 'query', 'q', 'arrayFilters', 'partialFilterExpression']) inFilter(command[part], add);
  for (const part of ['projection', 'fields', 'let']) inExpression(command[part], add);
  for (const part of ['update', 'u']) inUpdate(command[part], add);
  inPipeline(command['pipeline'], add);
  for (const list of ['updates', 'deletes', 'indexes'].map((name) => command[name])) {
    for (const one of Array.isArray(list) ? list.filter(isPlain) : []) {
      namesIn({ '': 1, ...one }, (kind, name) => name !== '' && add(kind, name));
    }
  }
}

/** What the driver sends when it likes, in one run and not in the next. */
const WHENEVER: ReadonlySet<string> = new Set(
  ['hello', 'ismaster', 'ping', 'killCursors', 'endSessions', 'getMore'].map((name) => `command ${name}`),
);

/** A row's key. */
export const keyOf = (kind: Kind, name: string): string => `${kind} ${name}`;

/** The rows of the table in which a test file is named. */
function documented(file: string): string[] {
  const keys: string[] = [];
  let kind = '';
  for (const line of readFileSync(DOCUMENT, 'utf8').split('\n')) {
    kind = /^## .*<!-- (\w+) -->/.exec(line)?.[1] ?? kind;
    const name = /^\| `([^`]+)` \|/.exec(line)?.[1];
    if (name !== undefined && line.includes(`/${file})`)) keys.push(keyOf(kind as Kind, name));
  }
  return keys.sort();
}

/**
 * Notes the names that the embedded store sees while a test file runs. In the end they must be the rows in which
 * docs/store-coverage.md names that file; with STORE_SEEN they are written into that folder, to make the document of.
 */
export function noteWhatIsSeen(rows: ReadonlySet<string>): void {
  const seen = new Set<string>();
  subscribe(COMMANDS_SEEN.name, (command) =>
    namesIn(command as Document, (kind, name) => rows.has(keyOf(kind, name)) && seen.add(keyOf(kind, name))),
  );
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the pattern, and the suite stands after it.
  afterAll(({}, { file }) => {
    const name = basename(file.filepath);
    if (!SUITES.some((suite) => file.name.startsWith(suite))) return;
    const folder = process.env['STORE_SEEN'];
    if (folder) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}.json`), JSON.stringify({ path: file.name, seen: [...seen] }));
      return;
    }
    const whole = (tasks: typeof file.tasks): boolean =>
      tasks.every((task) => (task.type === 'suite' ? whole(task.tasks) : task.result?.state === 'pass'));
    // A part of the file, or another server, says nothing of the whole.
    if (process.env['MONGODB_URI'] || !existsSync(DOCUMENT) || !whole(file.tasks)) return;
    const told = (keys: readonly string[]): string => keys.filter((key) => !WHENEVER.has(key)).join('\n');
    if (told([...seen].sort()) !== told(documented(name)))
      throw new Error(`docs/store-coverage.md is not what ${name} uses; npm run docs:store writes it`);
  });
}
