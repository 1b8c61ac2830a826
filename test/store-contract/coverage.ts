import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { COMMANDS } from '../../src/embedded-store/commands/index.ts';
import { ACCUMULATORS, EXPRESSIONS, KNOWN_STAGES, QUERIES } from '../../src/embedded-store/semantics/context.ts';
import { UPDATE_OPERATORS } from '../../src/embedded-store/semantics/update-operators.ts';
import { SERVER_DEVIATIONS } from '../store-differential/deviations.ts';

const root = resolve(import.meta.dirname, '../..');
const DOCUMENT = join(root, 'docs/store-coverage.md');
const SUITES = {
  contract: 'test/store-contract',
  differential: 'test/store-differential',
  embedded: 'test/embedded-store',
};

/** How the driver's methods are called that send a command. */
const METHODS: Readonly<Record<string, RegExp>> = {
  insert: /insert(One|Many)?\b/,
  update: /update(One|Many)\b|update: /,
  delete: /delete(One|Many)\b|delete: /,
  find: /find(One)?\(|find: /,
  findAndModify: /findOneAnd|findAndModify/,
  getMore: /toArray\(|getMore/,
  count: /estimatedDocumentCount|count: /,
  create: /createCollection/,
  drop: /\.drop\(\)/,
  createIndexes: /createIndex/,
  dropIndexes: /dropIndex/,
  listIndexes: /\.indexes\(\)/,
  hello: /MongoClient\.connect/,
  ismaster: /MongoClient\.connect/,
  isMaster: /MongoClient\.connect/,
  endSessions: /client\.close/,
  killCursors: /killCursors|cursor\.close/,
};

type Suite = keyof typeof SUITES;
interface Line {
  readonly name: string;
  readonly in: Readonly<Record<Suite, string[]>>;
}

const sources = Object.entries(SUITES).flatMap(([suite, folder]) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.ts') && !file.startsWith('coverage'))
    .sort()
    .map((file) => ({ suite, file: join(root, folder, file), text: readFileSync(join(root, folder, file), 'utf8') })),
);

function lineOf(name: string, pattern: RegExp): Line {
  const of = (suite: Suite) =>
    sources.filter((one) => one.suite === suite && pattern.test(one.text)).map(({ file }) => relative(root, file));
  return { name, in: { contract: of('contract'), differential: of('differential'), embedded: of('embedded') } };
}

const operator = (name: string): Line => lineOf(name, new RegExp(`\\${name}\\b`));
const command = (name: string): Line => lineOf(name, METHODS[name] ?? new RegExp(`\\b${name}\\b`));

const tables: readonly (readonly [string, readonly Line[]])[] = [
  ['Query operators', QUERIES.map(operator)],
  ['Update operators', [...UPDATE_OPERATORS.keys()].map(operator)],
  ['Aggregation stages', [...KNOWN_STAGES].map(operator)],
  ['Aggregation expressions', EXPRESSIONS.map(operator)],
  ['Accumulators', ACCUMULATORS.map(operator)],
  ['Commands', [...COMMANDS.keys()].map(command)],
];

/** What no test uses. Operators must be in none of these; what shells ask for may be. */
export const untested = tables
  .flatMap(([, lines]) => lines)
  .filter((line) => Object.values(line.in).every((files) => files.length === 0))
  .map(({ name }) => name);

const cell = (files: readonly string[]): string =>
  files
    .map(
      (file) =>
        `[${file
          .split('/')
          .at(-1)
          ?.replace(/(\.test)?\.ts$/, '')}](../${file})`,
    )
    .join(', ');

/** The table as it should be in docs/store-coverage.md. */
export function coverageDocument(): string {
  const parts = tables.map(([title, lines]) => {
    const rows = lines.map(({ name, in: files }) => {
      return `| \`${name}\` | ${cell(files.contract)} | ${cell(files.differential)} | ${cell(files.embedded)} |`;
    });
    const head = '| name | contract suite | differential test | embedded store alone |\n|---|---|---|---|';
    return `## ${title}\n\n${head}\n${rows.join('\n')}`;
  });
  const deviations = SERVER_DEVIATIONS.map(({ name, manual }) => `- ${name} (${manual})`);
  return `# What the embedded store has of MongoDB, and where it is tested

Written by \`npm run docs:store\` from the store's own lists and from what the tests use. Whatever is not here is refused:
115 CommandNotSupported where MongoDB has it, and MongoDB's own code for an unknown name where it has not.

${parts.join('\n\n')}

## Where a server that is no mongod may differ

The contract suite and the differential test run against the server of \`MONGODB_URI\`, too. MongoDB's own server is let
off nothing. One that only speaks its protocol is let off these, by name, with the section of the manual that decides:

${deviations.join('\n')}
`;
}

/** What is in the file now. */
export const writtenDocument = (): string => readFileSync(DOCUMENT, 'utf8');

if (process.argv[1] === import.meta.filename) writeFileSync(DOCUMENT, coverageDocument());
