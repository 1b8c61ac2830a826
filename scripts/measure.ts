import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { commitsOf } from './measure/commits.ts';
import { duplicatesOf } from './measure/duplicates.ts';
import { climbsOf, roomsOf } from './measure/rooms.ts';
import { functionsOf, readSources } from './measure/sources.ts';

/** EX_USAGE and EX_NOINPUT of sysexits.h. */
const EXIT_USAGE = 64;
const EXIT_NO_INPUT = 66;
const ROOT = resolve(import.meta.dirname, '..');

const USAGE = `Usage: npm run measure [-- --at REV] [-- --commits N]

Measures how the code is built: src and packages/*/src, without tests.
  --at REV     a commit, branch or tag; without it, the working tree
  --commits N  how many feat commits are averaged, 1 to 1000; 20 by default`;

/** A file of so many lines or fewer is small; a function of more is long. */
const SMALL = 40;
const MOST_COMMITS = 1000;

function typed(): { readonly at: string | undefined; readonly commits: number } {
  try {
    const options = { at: { type: 'string' }, commits: { type: 'string' }, help: { type: 'boolean' } } as const;
    const { at, commits = '20', help } = parseArgs({ options }).values;
    if (help) {
      console.log(USAGE);
      process.exit(0);
    }
    if (!/^\d{1,4}$/.test(commits) || Number(commits) < 1 || Number(commits) > MOST_COMMITS) {
      throw new Error(`--commits takes a whole number from 1 to ${MOST_COMMITS}, not "${commits}".`);
    }
    return { at, commits: Number(commits) };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(EXIT_USAGE);
  }
}

function git(...argv: readonly string[]): string {
  return execFileSync('git', [...argv], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The commit of a revision, in full. */
function commitOf(revision: string): string {
  try {
    return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`).trim();
  } catch {
    console.error(`Git knows no commit "${revision}" here. "git log --oneline" lists those that there are.`);
    process.exit(EXIT_NO_INPUT);
  }
}

/** Calls `use` with a folder in which the files of a commit are, and removes it. */
async function withTreeOf<T>(commit: string, use: (root: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'goalpost-measure-'));
  try {
    const archive = join(folder, 'tree.tar');
    git('archive', '--output', archive, commit);
    execFileSync('tar', ['-xf', archive, '-C', folder]);
    rmSync(archive);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Row = readonly [what: string, value: string];

async function measured(root: string, commit: string, count: number): Promise<readonly Row[]> {
  const sources = readSources(root);
  const lengths = sources.map(({ lines }) => lines).toSorted((one, other) => one - other);
  const longest = sources.toSorted((one, other) => other.lines - one.lines)[0];
  const small = lengths.filter((lines) => lines <= SMALL).length;
  const functions = sources.flatMap(functionsOf).toSorted((one, other) => other.lines - one.lines);
  const rooms = await roomsOf(root, ROOT);
  const climbs = climbsOf(sources, rooms);
  const features = commitsOf(git('log', '--format=%x00%s', '--name-only', commit), count);
  const duplicates = duplicatesOf(root);
  return [
    ['files', String(sources.length)],
    ['median length of a file', `${lengths[Math.floor(lengths.length / 2)] ?? 0} lines`],
    ['longest file', longest ? `${longest.lines} lines, ${longest.path}` : 'none'],
    [`files of ${SMALL} lines or fewer`, `${small} (${percent(small / (sources.length || 1))})`],
    ['longest function', functions[0] ? `${functions[0].lines} lines, ${functions[0].name}` : 'none'],
    [`functions of more than ${SMALL} lines`, String(functions.filter(({ lines }) => lines > SMALL).length)],
    [`files that a feat commit touches (last ${features.commits})`, features.files.toFixed(1)],
    [`folders that a feat commit touches (last ${features.commits})`, features.folders.toFixed(1)],
    [`imports against the order of rooms (${rooms.of})`, `${climbs.upward} of ${climbs.all} between rooms`],
    ['duplicate blocks (jscpd, 50 tokens)', `${duplicates.blocks} (${percent(duplicates.share)} of the lines)`],
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

const { at, commits } = typed();
const commit = commitOf(at ?? 'HEAD');
const rows =
  at === undefined
    ? await measured(ROOT, commit, commits)
    : await withTreeOf(commit, (root) => measured(root, commit, commits));
const width = Math.max(...rows.map(([what]) => what.length));
console.log(at === undefined ? `The working tree, on ${commit.slice(0, 7)}` : `${at} (${commit.slice(0, 7)})`);
for (const [what, value] of rows) console.log(`  ${what.padEnd(width)}  ${value}`);
