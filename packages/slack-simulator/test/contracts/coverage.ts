/** docs/slack-coverage.md: what of Slack the simulator has, and what of it its tests really exercised. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { createSocketMode } from '../../src/deliver/socket.ts';
import { methodTable } from '../../src/methods/table.ts';
import { inActions, inContextActions, inInput, inSection } from '../../src/validate/elements.ts';
import { readTraffic, type Traffic } from './traffic.ts';

const root = resolve(import.meta.dirname, '../../../..');
const DOCUMENT = join(root, 'docs/slack-coverage.md');
const NOBODY = '**none**';

/** A row of the table: what it is called, what is said of it, and the item of the traffic that shows it. */
interface Row {
  readonly name: string;
  readonly cells: readonly string[];
  readonly item: string;
}

interface Section {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly Row[];
  readonly note?: string;
}

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].toSorted();

/** Test files of a folder, by path from the project's root. */
const testFiles = (folder: string): string[] =>
  readdirSync(join(root, PACKAGE, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `${PACKAGE}${folder}/${file.replaceAll('\\', '/')}`);

/** The error codes that stand in the simulator's sources. */
function errorCodes(): string[] {
  const folder = join(root, 'packages/slack-simulator/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const sources = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const raised = /(?:new ApiError|refusal|refused)\(\s*'([a-z_]+)'|'(invalid_ts_[a-z]+)'/g;
  return sorted([...sources.matchAll(raised)].map(([, code, other]) => code ?? other ?? ''));
}

function methods(): Row[] {
  const socket = createSocketMode(createServer(), { appId: 'A0', changed: () => undefined });
  const rows = Object.entries(methodTable(socket)).map(([name, { scopes, tier, json }]) => ({
    name,
    cells: [scopes.join(', '), String(tier), json === true ? 'form, JSON' : 'form'],
    item: `method ${name}`,
  }));
  void socket.close();
  return rows.toSorted((one, other) => one.name.localeCompare(other.name));
}

/** Of what the run itself shows: there is no list of all events and payloads. */
function shown(traffic: Traffic, kind: string): Row[] {
  const all = [...traffic.values()].flatMap((items) => [...items]).filter((item) => item.startsWith(`${kind} `));
  return sorted(all).map((item) => ({ name: item.slice(kind.length + 1), cells: [], item }));
}

const plain = (names: readonly string[], kind: string): Row[] =>
  names.map((name) => ({ name, cells: [], item: `${kind} ${name}` }));

/** A picture cannot be pressed, and of a workflow button the app hears nothing. */
const untold = new Set(['image', 'workflow_button']);

function sections(traffic: Traffic): Section[] {
  const all = sorted(Object.keys({ ...inInput, ...inActions, ...inSection, ...inContextActions }));
  const elements = all.filter((type) => !untold.has(type));
  return [
    {
      title: 'Methods',
      head: ['method', 'scopes', 'tier', 'arguments'],
      rows: methods(),
      note: 'Some arguments need further scopes.',
    },
    { title: 'Refusals', head: ['code'], rows: plain(errorCodes(), 'refusal') },
    { title: 'Payloads', head: ['payload'], rows: shown(traffic, 'payload') },
    { title: 'Events', head: ['event'], rows: shown(traffic, 'event') },
    { title: 'Elements that people used', head: ['element'], rows: plain(elements, 'used') },
    { title: 'Blocks and elements that were taken', head: ['type'], rows: shown(traffic, 'stands') },
  ];
}

const PACKAGE = 'packages/slack-simulator/';

/** `test/server` of a test file of the package. */
const folderOf = (file: string) => file.replace(PACKAGE, '').split('/').slice(0, 2).join('/');

/** The folders of tests that exercised something. */
const foldersOf = (traffic: Traffic, item: string): string[] =>
  sorted([...traffic].filter(([, items]) => items.has(item)).map(([file]) => folderOf(file)));

export function coverageDocument(traffic: Traffic): string {
  const lines = sections(traffic).flatMap(({ title, head, rows, note }) => [
    `## ${title}`,
    '',
    `| ${[...head, 'exercised by'].join(' | ')} |`,
    `| ${[...head, ''].map(() => '---').join(' | ')} |`,
    ...rows.map(({ name, cells, item }) => {
      const by = foldersOf(traffic, item);
      return `| ${[`\`${name}\``, ...cells, by.join(', ') || NOBODY].join(' | ')} |`;
    }),
    '',
    ...(note === undefined ? [] : [note, '']),
  ]);
  return [
    '# Slack features of the simulator',
    '',
    '`npx vitest run packages/slack-simulator -u` generates this page from the traffic between the simulator and its apps during the tests. Every other run of those tests fails if they no longer exercise a row. The whole test run also checks every call, payload, and response against the types of Slack’s own packages: see [the README](../packages/slack-simulator/README.md).',
    '',
    ...lines,
  ].join('\n');
}

interface Claim {
  readonly section: string;
  readonly name: string;
  readonly by: readonly string[];
}

function claimsOf(document: string): Claim[] {
  let section = '';
  return document.split('\n').flatMap((line) => {
    if (line.startsWith('## ')) section = line.slice(3);
    const name = /^\| `([^`]+)` \|/.exec(line)?.[1];
    if (name === undefined) return [];
    const by = line.split(' | ').at(-1)?.replace(/ \|$/, '') ?? '';
    return [{ section, name, by: by === NOBODY ? [] : by.split(', ') }];
  });
}

/**
 * What is wrong with the document in the light of a run: a claim that a folder of tests, all of which ran, did not make
 * good, and what there is and the document does not name. What a run exercised besides is no complaint: under load an
 * app may come upon a refusal that it does not come upon otherwise.
 */
export function staleIn(document: string, traffic: Traffic, whole: ReadonlySet<string>): string[] {
  const claims = claimsOf(document);
  return sections(traffic).flatMap(({ title, rows }) =>
    rows.flatMap(({ name, item }) => {
      const claim = claims.find((one) => one.section === title && one.name === name);
      const real = foldersOf(traffic, item);
      if (claim === undefined) return [`${title}: ${name} is missing`];
      const untrue = claim.by.filter((folder) => whole.has(folder) && !real.includes(folder));
      if (untrue.length > 0) return [`${title}: ${name} was not exercised by ${untrue.join(', ')}`];
      return claim.by.length === 0 && real.length > 0 ? [`${title}: ${name} was exercised by ${real.join(', ')}`] : [];
    }),
  );
}

/** Folders of which every test file left its traffic. */
const wholeFolders = (traffic: Traffic): Set<string> =>
  new Set(OWN_TESTS.filter((folder) => testFiles(folder).every((file) => traffic.has(file))));

/** The tests of the simulator itself; those of the bot use it, and say nothing about it. */
const OWN_TESTS: readonly string[] = ['test/server', 'test/contracts'];

/** After all tests of the simulator: writes the document where it is to be, else complains of it and fails the run. */
export function settleCoverage(folder: string, isUpdate: boolean): void {
  if (!existsSync(folder)) return;
  const traffic = new Map(
    [...readTraffic(folder)].filter(([file]) => file.startsWith(PACKAGE) && OWN_TESTS.includes(folderOf(file))),
  );
  const whole = wholeFolders(traffic);
  if (!OWN_TESTS.every((one) => whole.has(one))) return;
  if (isUpdate) {
    writeFileSync(DOCUMENT, coverageDocument(traffic));
    return;
  }
  const stale = staleIn(readFileSync(DOCUMENT, 'utf8'), traffic, whole);
  if (stale.length === 0) return;
  console.error(
    `docs/slack-coverage.md is stale (npx vitest run packages/slack-simulator -u writes it anew):\n${stale.join('\n')}`,
  );
  process.exitCode = 1;
}
