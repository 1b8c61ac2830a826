import { appendFileSync, createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AnyItem, aboutOf } from '../domain/exchange/item.ts';
import type { ReadLine } from './batch.ts';
import { linesOf } from './json-read.ts';
import { reviveMoment } from './schema.ts';

/**
 * Lines that are looked up and written together. What lives as long as a larger batch outlives the collector's short
 * rounds, and memory would grow with the file.
 */
const BATCH = 500;
/** Lines about others of which a file is kept in memory. */
const IN_MEMORY = 5000;
const PER_PART = 1000;
const MAX_PARTS = 256;
/** In bytes, of what waits to be written to each part. */
const BUFFER = 16 * 1024;
const FIRST = 'first';

/**
 * What was read from a file, until it is looked up and written: first what others name, then what is about something else,
 * such as a check-in about its goal.
 */
export interface Spool {
  readonly isInOrder: boolean;
  add(read: ReadLine): void;
  /** From the first as often as is asked. */
  batches(): AsyncIterable<readonly ReadLine[]>;
  close(): Promise<void>;
}

/**
 * A large file is sorted by goals in a folder of its own, so that each goal is read and written about once, in whatever
 * order its check-ins stand, and memory does not grow with it. A small one stays in memory.
 */
export async function openSpool(rows: number): Promise<Spool> {
  return rows <= IN_MEMORY ? memorySpool() : diskSpool(Math.min(MAX_PARTS, Math.ceil(rows / PER_PART)));
}

function memorySpool(): Spool {
  const first: ReadLine[] = [];
  const others: ReadLine[] = [];
  return {
    isInOrder: true,
    add: (read) => void (aboutOf(read.item) === undefined ? first : others).push(read),
    batches: async function* () {
      for (let from = 0; from < first.length; from += BATCH) yield first.slice(from, from + BATCH);
      if (others.length > 0) yield others;
    },
    close: async () => {},
  };
}

async function diskSpool(parts: number): Promise<Spool> {
  // Only its owner may read it: what people wrote is in it for a while.
  const folder = await mkdtemp(join(tmpdir(), 'goalpost-import-'));
  const waiting = new Map<string, Waiting>();
  const partNamed = (name: string) => {
    const known = waiting.get(name) ?? new Waiting(join(folder, name));
    waiting.set(name, known);
    return known;
  };
  return {
    isInOrder: false,
    add: (one) => {
      const about = aboutOf(one.item);
      if (about === undefined) return partNamed(FIRST).add(`${JSON.stringify(one)}\n`);
      const hash = hashOf(about);
      partNamed(String(hash % parts)).add(`${hash} ${JSON.stringify(one)}\n`);
    },
    batches: async function* () {
      for (const part of waiting.values()) part.flush();
      if (waiting.has(FIRST)) yield* firstBatches(join(folder, FIRST));
      for (const name of waiting.keys()) if (name !== FIRST) yield* batchesOf(join(folder, name));
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Text on its way into a file. It waits as bytes, of which the collector moves none. */
class Waiting {
  readonly #path: string;
  readonly #bytes = Buffer.allocUnsafeSlow(BUFFER);
  #length = 0;

  constructor(path: string) {
    this.#path = path;
  }

  add(text: string): void {
    const length = Buffer.byteLength(text);
    if (this.#length + length > BUFFER) this.flush();
    if (length > BUFFER) appendFileSync(this.#path, text, { mode: 0o600 });
    else this.#length += this.#bytes.write(text, this.#length);
  }

  flush(): void {
    if (this.#length > 0) appendFileSync(this.#path, this.#bytes.subarray(0, this.#length), { mode: 0o600 });
    this.#length = 0;
  }
}

/** In their order, a batch at a time. */
async function* firstBatches(path: string): AsyncGenerator<readonly ReadLine[]> {
  let batch: ReadLine[] = [];
  for await (const lines of linesOf({ name: path, bytes: () => createReadStream(path) })) {
    for (const line of lines) {
      batch.push(JSON.parse(line, reviveMoment));
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** All that is about one thing stands in one batch. */
async function* batchesOf(path: string): AsyncGenerator<readonly ReadLine[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  let batch: ReadLine[] = [];
  let last = '';
  for (const line of lines.toSorted(byHash)) {
    const end = line.indexOf(' ');
    const hash = line.slice(0, end);
    if (batch.length >= BATCH && hash !== last) {
      yield batch;
      batch = [];
    }
    batch.push(revived(line.slice(end + 1)));
    last = hash;
  }
  yield batch;
}

const byHash = (one: string, other: string): number => Number.parseInt(one, 10) - Number.parseInt(other, 10);

function hashOf(text: string): number {
  let hash = 7;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) >>> 0;
  return hash;
}

/** Of most lines, one field is a moment. */
function revived(text: string): ReadLine {
  const { line, item } = JSON.parse(text) as { line: number; item: AnyItem };
  if (item.item === 'pulse') return JSON.parse(text, reviveMoment);
  return { line, item: { ...item, at: new Date((item as { at: string | Date }).at) } as AnyItem };
}
