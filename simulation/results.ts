import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { SimulatedSeed } from './simulate.ts';

/** What a run came to, and with which commit. */
export interface Result extends SimulatedSeed {
  readonly commit: string;
}

/** What runs came to, so that many of them can be made in pieces. */
export interface Results {
  /** Of the seeds that were asked for, those that are there already. */
  readonly known: readonly Result[];
  /** Keeps one more; it is in the file when this returns. */
  add(result: Result): void;
  close(): void;
}

/** A file that can't be gone on with; says what to do. */
export class ResultsProblem extends Error {}

interface Asked {
  readonly first: number;
  readonly runs: number;
  readonly days: number;
}

/**
 * Opens a file with one run a line in JSON, made where there is none. A line that was cut short, as by a kill, is passed
 * over: its seed runs again. Throws a `ResultsProblem` where the file has runs of other lengths, or is no such file.
 */
export function openResults(file: string, { first, runs, days }: Asked): Results {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = text.split('\n');
  const whole = lines.slice(0, -1).map((line, index) => read(file, line, index + 1));
  const other = whole.find((one) => one.days !== days);
  if (other !== undefined) {
    throw new ResultsProblem(`${file} has runs of ${other.days} days. Give --days ${other.days}, or another file.`);
  }
  const bySeed = new Map(
    whole.filter(({ seed }) => seed >= first && seed < first + runs).map((one) => [one.seed, one]),
  );
  const handle = openSync(file, text === '' ? 'w' : 'r+');
  // Goes on after the last whole line.
  let at = Buffer.byteLength(text) - Buffer.byteLength(lines.at(-1) ?? '');
  ftruncateSync(handle, at);
  return {
    known: [...bySeed.values()],
    add: (result) => {
      at += writeSync(handle, `${JSON.stringify(result)}\n`, at);
    },
    close: () => closeSync(handle),
  };
}

function read(file: string, line: string, number: number): Result {
  try {
    const result: Result = JSON.parse(line);
    if (Number.isSafeInteger(result.seed) && Number.isSafeInteger(result.days) && Array.isArray(result.broken)) {
      return result;
    }
  } catch {
    // Said below.
  }
  throw new ResultsProblem(`Line ${number} of ${file} is no run of the simulation. Give another file to --resume.`);
}
