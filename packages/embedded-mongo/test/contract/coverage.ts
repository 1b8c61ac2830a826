import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SERVER_DEVIATIONS } from '../differential/deviations.ts';
import { anOperation } from '../differential/operations.ts';
import { createRandom } from '../differential/random.ts';
import { REPHRASINGS } from '../differential/rephrasings.ts';
import { ROWS, TABLES } from './rows.ts';
import { DOCUMENT, keyOf, namesIn, SUITES } from './seen.ts';

/** Writes docs/store-coverage.md from what the embedded store sees in a run of its tests (`npm run docs:store`). */

const root = resolve(import.meta.dirname, '../../../..');
/** As many as CI compares. */
const OPERATIONS = 20_000;

/** Runs the tests and gives the folder with what each file was seen to use. */
function run(): string {
  const folder = mkdtempSync(join(tmpdir(), 'goalpost-seen-'));
  const { MONGODB_URI: _, ...environment } = process.env;
  const env = { ...environment, STORE_SEEN: folder };
  const { status } = spawnSync('npx', ['vitest', 'run', ...SUITES], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the tests have to pass first');
  return folder;
}

/** The test files by the rows that they use; STORE_SEEN may name the folder of a run that has been. */
function filesByRow(): Map<string, string[]> {
  const folder = process.env['STORE_SEEN'] ?? run();
  const files = new Map<string, string[]>();
  for (const name of readdirSync(folder).sort()) {
    const { path, seen } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { path: string; seen: string[] };
    for (const key of seen) files.set(key, [...(files.get(key) ?? []), path]);
  }
  if (!process.env['STORE_SEEN']) rmSync(folder, { recursive: true });
  return files;
}

/** How often random operations use a row. */
function random(): Map<string, number> {
  const times = new Map<string, number>();
  const source = createRandom(1);
  for (let i = 0; i < OPERATIONS; i++) {
    const names = new Set<string>();
    namesIn(anOperation(source, 'rows').command, (kind, name) => names.add(keyOf(kind, name)));
    for (const key of names) times.set(key, (times.get(key) ?? 0) + 1);
  }
  return times;
}

const link = (path: string): string =>
  `[${path
    .split('/')
    .at(-1)
    ?.replace(/\.test\.ts$/, '')}](../${path})`;

function coverageDocument(files: Map<string, string[]>, times: Map<string, number>): string {
  const parts = TABLES.map(([title, kind, names]) => {
    const rows = names.map((name) => {
      const key = keyOf(kind, name);
      const of = (suite: string) =>
        (files.get(key) ?? [])
          .filter((path) => path.startsWith(suite))
          .map(link)
          .join(', ');
      return `| \`${name}\` | ${SUITES.map(of).join(' | ')} | ${times.get(key) ?? ''} |`;
    });
    const head = '| name | contract suite | embedded store alone | of 20,000 random operations |\n|---|---|---|---|';
    return `## ${title} <!-- ${kind} -->\n\n${head}\n${rows.join('\n')}`;
  });
  const deviations = [...REPHRASINGS, ...SERVER_DEVIATIONS].map(({ name, manual }) => `- ${name} (${manual})`);
  return `# What the embedded store has of MongoDB, and where it is tested

Written by \`npm run docs:store\`: the rows are the store's own lists, and a test file is named where the store saw the
command or operator while that file ran. Every run of a file compares. Whatever is not here is refused: 115
CommandNotSupported where MongoDB has it, and MongoDB's own code for an unknown name where it has not.

${parts.join('\n\n')}

## Where a server that is no mongod may differ

The contract suite and the differential test run against the server of \`MONGODB_URI\`, too. MongoDB's own server is let
off nothing. One that only speaks its protocol is let off these, by name, with the section of the manual that decides; for
each, the test asks again in other words or checks that the embedded store's answer is the manual's.

${deviations.join('\n')}
`;
}

const files = filesByRow();
const times = random();
writeFileSync(DOCUMENT, coverageDocument(files, times));
const unused = [...ROWS].filter((key) => !files.has(key) && !times.has(key));
if (unused.length > 0) console.error(`No test uses ${unused.join(', ')}`);
process.exitCode = unused.length > 0 ? 1 : 0;
