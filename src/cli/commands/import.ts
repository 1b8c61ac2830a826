import { existsSync } from 'node:fs';
import { TABLES } from '../../domain/exchange/tables.ts';
import { createExchange, headerOf } from '../../exchange/index.ts';
import { createIds } from '../../ids.ts';
import type { ImportChoices, ImportOptions, ImportResult, Separator } from '../../ports/exchange.ts';
import { openSchema } from '../../stores/index.ts';
import { CliError } from '../errors.ts';
import {
  fileAt,
  fileProblemLine,
  linesFor,
  mannerLines,
  TEXTS,
  targetOf,
  wholeStoreOf,
  workspaceIn,
} from '../exchange.ts';
import type { Given, Page, Terminal } from '../page.ts';
import { databaseName, openNamed, openOrCreate } from '../source.ts';

const SEPARATOR_NAMES: Readonly<Record<string, Separator>> = { comma: ',', semicolon: ';', tab: '\t', bar: '|' };
/** Problems that are printed. Who mends so many sees the others with the next try. */
const MAX_PROBLEMS = 200;

/** The values have been checked by the parser of the command line. */
const choicesOf = ({ table, separator, encoding, decimal, dates, percent }: Given): ImportChoices =>
  Object.fromEntries(
    Object.entries({ table, separator: SEPARATOR_NAMES[String(separator)], encoding, decimal, dates, percent }).filter(
      ([, value]) => value !== undefined,
    ),
  );

const STEPS = { read: 'Reading', check: 'Checking', write: 'Importing' } as const;

function optionsOf(given: Given, { progress, stop, print }: Terminal): ImportOptions {
  const isQuiet = given['apply'] === true;
  let problems = 0;
  return {
    choices: choicesOf(given),
    stop,
    onManner: (manner) => {
      for (const line of mannerLines(manner)) progress.say(line);
    },
    onLine: (line) => {
      if (line.outcome === 'problem') problems += 1;
      const isShown = line.outcome === 'problem' ? problems <= MAX_PROBLEMS : !isQuiet;
      if (isShown) for (const text of linesFor(line)) print(text);
    },
    onProgress: (step, done, total) => {
      if (total > 0) progress.show(STEPS[step], done, total);
    },
  };
}

async function importInto(given: Given, terminal: Terminal): Promise<ImportResult> {
  const { env } = terminal;
  const path = String(given['file']);
  if (!existsSync(path)) throw new CliError('unreachable', `The file ${path} doesn't exist.`);
  const isApplied = given['apply'] === true;
  const source = await (isApplied ? openOrCreate : openNamed)(given['to'], env);
  try {
    await openSchema(source.client.db(databaseName(env))).check();
    const store = wholeStoreOf(source, env);
    const file = fileAt(path);
    const header = path.toLowerCase().endsWith('.json') ? await headerOf(file).catch(() => undefined) : undefined;
    const workspace = await workspaceIn(store, given['workspace'], header?.workspace);
    const { derive } = createIds();
    const target = targetOf(store, { workspace, team: given['team'], owner: given['owner'], derive });
    const exchange = createExchange();
    return await exchange[isApplied ? 'write' : 'check'](file, target, optionsOf(given, terminal));
  } finally {
    await source.close();
  }
}

function conclude(result: ImportResult, isApplied: boolean, { progress }: Terminal): 'done' | 'warned' {
  if (!result.ok) throw new CliError('failed', result.problems.map(fileProblemLine).join('\n'));
  const { manner, counts, stopped } = result;
  if (stopped) {
    throw new CliError(
      'stopped',
      `Stopped after ${counts.rows} of ${manner.rows} rows. Run the command again: what is imported stays, and the rest follows.`,
    );
  }
  if (counts.problem > 0) {
    const left = counts.problem > MAX_PROBLEMS ? ` The first ${MAX_PROBLEMS} are above.` : '';
    throw new CliError(
      'failed',
      `${TEXTS.exchange.counts(counts)}.${left} Nothing was imported. Mend the file, and run the command again.`,
    );
  }
  progress.say(`${isApplied ? 'Imported' : 'Would import'}: ${TEXTS.exchange.counts(counts)}.`);
  if (!isApplied) progress.say('Nothing was changed. To import this, add --apply.');
  return counts.differs > 0 ? 'warned' : 'done';
}

export const importPage: Page = {
  name: 'import',
  summary: 'Import goals, clients, and their history from a file',
  description: [
    'Reads a table (.csv, .tsv, .xlsx) of goals, check-ins, feedback, KPIs, values of KPIs, clients, pulses, or decisions, or an export of Goalpost (.json). A table may have a column for each month instead of a row for each value. Without --apply, the command prints for each line what it would do, and changes nothing.',
    'The whole file is read to see how it was written: what separates columns, whether decimals have a dot or a comma, and whether the day or the month comes first. What the file leaves open, the command asks for.',
    'If one line has a problem, nothing is imported. What is there already, by its id, stays as it is. If you stop the command with Ctrl+C, run it again to continue. The embedded store has to be free: stop Goalpost first. docs/import-export.md has the columns and recipes.',
  ],
  arguments: [{ usage: '<file>', meaning: 'The file to read.' }],
  options: [
    { usage: '--apply', meaning: 'Imports. Without it, nothing is changed.' },
    { usage: '--dry-run', meaning: 'Changes nothing, also beside --apply.' },
    { usage: '--table <table>', meaning: 'What the rows are of, if the first line leaves it open.', choices: TABLES },
    { usage: '--separator <sign>', meaning: 'What separates columns.', choices: Object.keys(SEPARATOR_NAMES) },
    {
      usage: '--encoding <name>',
      meaning: 'The encoding of the text. By default UTF-8.',
      choices: ['utf-8', 'windows-1252'],
    },
    { usage: '--decimal <mark>', meaning: 'What decimals are written with.', choices: ['dot', 'comma'] },
    { usage: '--dates <order>', meaning: 'What comes first in a date.', choices: ['day-first', 'month-first'] },
    { usage: '--percent <kind>', meaning: 'Whether 0.84 of a workbook is 84%.', choices: ['fraction', 'whole'] },
    { usage: '--team <name>', meaning: 'The team of rows that name none.', completes: 'nothing' },
    { usage: '--owner <person>', meaning: 'The member ID of the owner of goals that name none.', completes: 'nothing' },
    { usage: '--workspace <id>', meaning: 'The workspace, if the store has several or none.', completes: 'nothing' },
    {
      usage: '--to <store>',
      meaning:
        "The store's file, or the address of a MongoDB server. By default the store that the bot uses: MONGODB_URI, or goalpost.db in DATA_DIR.",
    },
  ],
  examples: [
    { line: 'goalpost import goals.csv', does: 'Shows what would be imported.' },
    { line: 'goalpost import goals.csv --dates day-first --apply', does: 'Imports it.' },
  ],
  exits: ['failed', 'warned', 'unreachable', 'stopped'],
  run: async (typed, terminal) => {
    const given = typed['dryRun'] === true ? { ...typed, apply: false } : typed;
    const isApplied = given['apply'] === true;
    return conclude(await importInto(given, terminal), isApplied, terminal);
  },
};
