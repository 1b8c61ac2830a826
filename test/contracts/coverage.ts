import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { createSocketMode } from '../../playground/slack/deliver/socket.ts';
import { methodTable } from '../../playground/slack/methods/table.ts';

const root = resolve(import.meta.dirname, '../..');

/** Texts of a folder's TypeScript files, by path from the project's root. */
function texts(folder: string): Map<string, string> {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).toSorted();
  const paths = files.filter((file) => file.endsWith('.ts')).map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Tests of the simulator itself; those of the bot use it, and say nothing about it. */
const tests = () =>
  new Map(
    [...texts('test/simulator'), ...texts('test/contracts')].filter(
      ([path]) => path.endsWith('.test.ts') && !path.endsWith('/coverage.test.ts'),
    ),
  );

const naming = (files: ReadonlyMap<string, string>, pattern: RegExp): string[] =>
  [...files].filter(([, source]) => pattern.test(source)).map(([path]) => path);

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The error codes that stand in the simulator's sources. */
function errorCodes(): string[] {
  const sources = [...texts('playground/slack').values()].join('\n');
  const raised = /(?:new ApiError|refusal|refused|slackbot)\(\s*'([a-z_]+)'|'(invalid_ts_[a-z]+)'/g;
  return [...new Set([...sources.matchAll(raised)].map(([, code, other]) => code ?? other ?? ''))].toSorted();
}

const linked = (paths: readonly string[]) =>
  paths.map((path) => `[${path.replace(/^test\//, '').replace('.test.ts', '')}](../${path})`).join(', ') || '**none**';

export interface Coverage {
  readonly markdown: string;
  /** Methods and error codes that no test names. */
  readonly untested: readonly string[];
}

/** What the tests of the simulator name, of all that it has. */
export function slackCoverage(): Coverage {
  const files = tests();
  const socket = createSocketMode(createServer(), { appId: 'A0', changed: () => undefined });
  const untested: string[] = [];
  const row = (name: string, cells: readonly string[], pattern: RegExp) => {
    const found = naming(files, pattern);
    if (found.length === 0) untested.push(name);
    return `| ${[`\`${name}\``, ...cells, linked(found)].join(' | ')} |`;
  };
  const methods = Object.entries(methodTable(socket)).toSorted(([one], [other]) => one.localeCompare(other));
  const methodRows = methods.map(([name, { scopes, tier }]) =>
    row(name, [scopes.join(', '), String(tier)], new RegExp(`\\b${escaped(name)}\\b`)),
  );
  const errorRows = errorCodes().map((code) => row(code, [], new RegExp(`\\b${code}\\b`)));
  void socket.close();
  const markdown = [
    '# What of Slack the simulator has, and what tests it',
    '',
    "Made from the sources and the tests by `npx vitest run test/contracts/coverage.test.ts -u`; a test fails when it is stale. Every method and every payload is also held against the types of Slack's own packages, in the whole test run (`playground/README.md`).",
    '',
    '## Methods',
    '',
    '| method | scopes | tier | named by the tests of |',
    '| --- | --- | --- | --- |',
    ...methodRows,
    '',
    'Scopes that depend on the arguments are asked for besides.',
    '',
    '## Refusals',
    '',
    '| code | named by the tests of |',
    '| --- | --- |',
    ...errorRows,
    '',
  ].join('\n');
  return { markdown, untested };
}
