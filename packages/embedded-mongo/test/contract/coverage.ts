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
  return `# MongoDB features of the embedded store

This page lists every MongoDB feature that the embedded store supports, and the tests that cover it. The store refuses
everything else: with 115 CommandNotSupported if MongoDB has the feature, or with MongoDB's own code for unknown names.

\`npm run docs:store\` generates this page. The rows come from the store's own lists. A row names a test file if the store
received that command or operator while the file ran. Every test run checks its rows.

${parts.join('\n\n')}

## Accepted differences of other servers

The contract suite and the differential test also run against the server in \`MONGODB_URI\`. They accept no difference from
mongod. From other servers that speak MongoDB's protocol, they accept the differences in this list. Each one names the
section of the manual that decides. For each, the test rephrases the command, or checks that the embedded store gives the
manual's answer.

${deviations.join('\n')}
`;
}

const files = filesByRow();
const times = random();
writeFileSync(DOCUMENT, coverageDocument(files, times));
const unused = [...ROWS].filter((key) => !files.has(key) && !times.has(key));
if (unused.length > 0) console.error(`No test uses ${unused.join(', ')}`);
process.exitCode = unused.length > 0 ? 1 : 0;
