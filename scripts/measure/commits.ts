import { dirname } from 'node:path';
import { isSource } from './sources.ts';

const FEAT = /^feat(\([^)]*\))?!?: /;

interface Touched {
  /** How many commits there were, at most as many as were asked for. */
  readonly commits: number;
  /** On average, of what is measured. */
  readonly files: number;
  readonly folders: number;
}

/** What the newest `feat` commits touched, those left out that touched nothing of what is measured: `log` is that of `git log --format=%x00%s --name-only`. */
export function commitsOf(log: string, most: number): Touched {
  const touched = log
    .split('\0')
    .map((entry) => entry.split('\n'))
    .filter(([subject = '']) => FEAT.test(subject))
    .map(([, ...files]) => files.filter(isSource))
    .filter((files) => files.length > 0)
    .slice(0, most);
  const average = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + size, 0) / (sizes.length || 1);
  return {
    commits: touched.length,
    files: average(touched.map((files) => files.length)),
    folders: average(touched.map((files) => new Set(files.map((file) => dirname(file))).size)),
  };
}
