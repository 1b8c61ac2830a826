import { existsSync } from 'node:fs';
import type { Document } from 'mongodb';
import type { Origin } from '../copy.ts';
import { type Digest, isSame, Summary } from '../digest.ts';
import { CliError } from '../errors.ts';
import { BATCH, type Listed } from '../source.ts';
import { type BackupLine, FORMAT, type Header, readLine } from './format.ts';
import { linesOf } from './lines.ts';

/** A collection in a backup that is complete and as it was written. */
export interface Kept {
  readonly listed: Listed;
  readonly digest: Digest;
  /** The bytes at which its first document begins, and behind its end. */
  readonly start: number;
  readonly end: number;
}

export interface Scanned {
  /** Absent where the file is no backup. */
  readonly header?: Header;
  readonly kept: readonly Kept[];
  readonly isWhole: boolean;
}

/** Takes the lines of a file in, until one is not as it was written. */
class Scanner {
  header: Header | undefined;
  isWhole = false;
  readonly kept: Kept[] = [];
  #open: { listed: Listed; start: number } | undefined;
  #summary = new Summary();

  /** False where nothing behind the line is of use. */
  take(line: BackupLine, end: number): boolean {
    if ('document' in line) this.#summary.add(line.document);
    else if ('header' in line) this.header = line.header;
    else if ('collection' in line) this.#begin(line.collection, end);
    else if ('end' in line) return this.#end(line.end, end);
    else this.isWhole = line.whole.collections === this.kept.length;
    return !this.isWhole;
  }

  #begin(collection: Omit<Listed, 'count'>, start: number): void {
    this.#open = { listed: { ...collection, count: 0 }, start };
    this.#summary = new Summary();
  }

  #end({ count, hash }: Digest, end: number): boolean {
    if (this.#open === undefined || !isSame(this.#summary.digest(), { count, hash })) return false;
    const { listed, start } = this.#open;
    this.kept.push({ listed: { ...listed, count }, digest: { count, hash }, start, end });
    return true;
  }
}

/** Reads a file to its end, or to the first thing that is not as it was written. */
export async function scan(path: string, stop: AbortSignal): Promise<Scanned> {
  const scanner = new Scanner();
  for await (const { text, end } of linesOf(path)) {
    if (stop.aborted) throw new CliError('stopped', 'Stopped. Run the command again to continue.');
    const line = readLine(text);
    if (line === undefined || !scanner.take(line, end)) break;
  }
  const { header, kept, isWhole } = scanner;
  return { ...(header && { header }), kept, isWhole };
}

/** A backup as an origin of a copy. Throws a `CliError` where it is none, or not whole. */
export async function openBackup(path: string, stop: AbortSignal): Promise<Origin & { readonly header: Header }> {
  if (!existsSync(path)) throw new CliError('unreachable', `The file ${path} doesn't exist.`);
  const { header, kept, isWhole } = await scan(path, stop);
  if (header === undefined) throw new CliError('failed', `${path} isn't a backup of Goalpost.`);
  if (header.format > FORMAT) {
    throw new CliError('failed', `${path} is from a later version of Goalpost. Restore it with that version.`);
  }
  if (!isWhole) {
    const last = kept.at(-1)?.listed;
    const where = last === undefined ? 'at its beginning' : `behind ${last.db}.${last.name}`;
    throw new CliError(
      'failed',
      `${path} is damaged or incomplete ${where}. Use another backup. Nothing was restored.`,
    );
  }
  const of = ({ db, name }: Listed) => {
    const found = kept.find(({ listed }) => listed.db === db && listed.name === name);
    if (found === undefined) throw new TypeError(`${db}.${name} is in no backup`);
    return found;
  };
  return {
    id: header.id,
    header,
    collections: kept.map(({ listed }) => listed),
    batches: (collection, skip) => documentsFrom(path, of(collection).start, skip),
    digest: async (collection) => of(collection).digest,
  };
}

async function* documentsFrom(path: string, start: number, skip: number): AsyncGenerator<Document[]> {
  let batch: Document[] = [];
  let passed = 0;
  for await (const { text } of linesOf(path, start)) {
    const line = readLine(text);
    if (line === undefined || !('document' in line)) break;
    passed += 1;
    if (passed <= skip) continue;
    batch.push(line.document);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
