import { createReadStream } from 'node:fs';
import type { FileProblem } from '../domain/exchange/import-problem.ts';
import { TABLES } from '../domain/exchange/tables.ts';
import type { ImportedLine, ImportFile, ImportTarget, Manner } from '../ports/exchange.ts';
import { openWholeStore, type WholeStore } from '../stores/exchange.ts';
import { exchange as german } from '../text/de/exchange.ts';
import { exchange } from '../text/en/exchange.ts';
import { createCatalogues } from '../text/languages.ts';
import { CliError } from './errors.ts';
import { databaseName, type Source } from './source.ts';

export const TEXTS = createCatalogues([{ en: { exchange }, de: { exchange: german } }])();

/** A file on disk, read in parts. */
export const fileAt = (path: string): ImportFile => ({ name: path, bytes: () => createReadStream(path) });

type Environment = Readonly<Record<string, string | undefined>>;

export const wholeStoreOf = ({ client }: Source, env: Environment): WholeStore =>
  openWholeStore(client.db(databaseName(env)));

/** The workspace that is named, or the only one that the store has. */
export async function workspaceIn(store: WholeStore, named: unknown, otherwise?: string): Promise<string> {
  if (typeof named === 'string') return named;
  const [only, ...others] = await store.workspaces();
  if (others.length > 0) {
    throw new CliError(
      'usage',
      `The store has several workspaces: ${[only, ...others].join(', ')}. Name one with --workspace.`,
    );
  }
  const found = only ?? otherwise;
  if (found === undefined) throw new CliError('failed', 'The store is empty. Name the workspace with --workspace.');
  return found;
}

/** Everything of a workspace, for who runs Goalpost. */
export function targetOf(
  store: WholeStore,
  {
    workspace,
    team,
    owner,
    derive,
  }: {
    readonly workspace: string;
    readonly team: unknown;
    readonly owner: unknown;
    readonly derive: (...parts: readonly string[]) => string;
  },
): ImportTarget {
  return {
    workspace,
    ...(typeof owner === 'string' && { importer: owner }),
    surroundings: async () => {
      const known = await store.known(workspace);
      const now = new Date();
      const chosen = known.teams.find(({ id, name }) => team === id || team === name);
      if (typeof team === 'string' && chosen === undefined) {
        const names = known.teams.map(({ name }) => name).join(', ');
        throw new CliError('usage', `There is no team ${team}. The store has: ${names || 'none'}.`);
      }
      return {
        ...known,
        now,
        today: now.toISOString().slice(0, 10),
        derive: (...parts) => derive(workspace, ...parts),
        ...(chosen && { team: chosen }),
      };
    },
    load: (kind, ids) => store.load(workspace, kind, ids),
    teamsIn: (channels) => store.teamsIn(workspace, channels),
    clientsOf: (teams) => store.clientsOf(workspace, teams),
    ofClients: (clients) => store.ofClients(workspace, clients),
    save: (kind, values) => store.save(kind, values),
  };
}

/** How a file is read, a line each. */
export function mannerLines({ of, rows, table }: Manner): string[] {
  const { manner } = TEXTS.exchange;
  if (table === undefined) return [manner.of(of, rows)];
  const { separator, decimal, dates, percent, ignored } = table;
  const shown = (decided: typeof decimal | typeof dates) => ('sight' in decided ? decided.sight?.text : undefined);
  return [
    manner.of(of, rows),
    ...(separator === undefined ? [] : [manner.separator(separator)]),
    ...('choice' in decimal ? [manner.decimal(decimal.choice, shown(decimal))] : []),
    ...('choice' in dates ? [manner.dates(dates.choice, shown(dates))] : []),
    ...(percent === 'fraction' ? [manner.percent] : []),
    ...(ignored.length > 0 ? [manner.ignored(ignored)] : []),
  ];
}

/** What a line comes to; one line of text for each problem. */
export function linesFor(line: ImportedLine): string[] {
  if (line.outcome === 'problem') {
    return line.problems.map((problem) => TEXTS.exchange.problem(problem, TEXTS.problem));
  }
  return [TEXTS.exchange.line(line)];
}

const OPTIONS: Readonly<Partial<Record<FileProblem['code'], string>>> = {
  'not-utf-8': '--encoding windows-1252',
  'which-separator': '--separator comma, semicolon, tab, or bar',
  'which-table': `--table with one of ${TABLES.join(', ')}`,
  'which-decimal': '--decimal dot or --decimal comma',
  'two-decimals': '--decimal dot or --decimal comma',
  'which-order': '--dates day-first or --dates month-first',
  'two-orders': '--dates day-first or --dates month-first',
  'which-percent': '--percent fraction or --percent whole',
};

/** What is wrong with a file, with the option that decides it. */
export function fileProblemLine(problem: FileProblem): string {
  const option = OPTIONS[problem.code];
  return `${TEXTS.exchange.file(problem)}${option === undefined ? '' : ` Here: ${option}.`}`;
}
