import type { FileProblem, LineProblem, RowProblem } from '../../domain/exchange/import-problem.ts';
import { type AnyItem, ITEM_KINDS } from '../../domain/exchange/item.ts';
import type { TableName } from '../../domain/exchange/tables.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Formats } from '../format.ts';
import { type Mrkdwn, md } from '../mrkdwn.ts';

declare module '../index.ts' {
  interface TextParts {
    readonly exchange: ReturnType<typeof exchange>;
  }
}

const SEPARATORS: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
const TABLES: Readonly<Record<TableName | 'items', string>> = {
  goals: 'goals',
  'check-ins': 'check-ins',
  kpis: 'KPIs',
  values: 'values of KPIs',
  feedback: 'feedback',
  clients: 'clients',
  pulses: 'pulses',
  decisions: 'decisions',
  changes: 'changes of goals',
  items: 'an export of Goalpost',
};
const THINGS: Readonly<Record<AnyItem['item'], string>> = {
  team: 'team',
  kpi: 'KPI',
  goal: 'goal',
  'check-in': 'check-in',
  review: 'review',
  value: 'value',
  client: 'client',
  pulse: 'pulse',
  feedback: 'feedback',
  decision: 'decision',
  change: 'change',
};
const LISTED = 6;

/** What a line comes to that can be read; `valuesOf` are goals that a pulse gives a value. */
interface LineOfFile {
  readonly line: number;
  readonly outcome: 'new' | 'there' | 'differs';
  readonly item: AnyItem;
  readonly goal?: string;
  readonly valuesOf?: readonly string[];
}

/** Files in which goals come in and go out. The command line uses these, too. */
export function exchange(format: Formats) {
  const quoted = (text: string) => `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;
  const or = (all: readonly string[]) =>
    all.length > LISTED ? `${all.slice(0, LISTED).join(', ')}, …` : all.join(', ').replace(/, ([^,]*)$/, ' or $1');
  const and = (all: readonly string[]) =>
    all.length > LISTED ? `${all.slice(0, LISTED).join(', ')}, …` : all.join(', ').replace(/, ([^,]*)$/, ' and $1');
  const found = (what: string, typed: string, several: boolean, fix: string) =>
    several
      ? `Several ${what}s are called ${quoted(typed)}. ${fix}`
      : `There is no ${what} ${quoted(typed)} here. ${fix}`;
  const at = ({ line, text }: { readonly line: number; readonly text: string }) => `${quoted(text)} in line ${line}`;
  const file = (problem: FileProblem): string => {
    switch (problem.code) {
      case 'file-empty':
        return 'The file is empty.';
      case 'file-too-large':
        return `The file is larger than ${format.number(problem.max / 1_000_000)} MB. Save the table as CSV and import it with the command line, or split it.`;
      case 'too-many-rows':
        return `The file has more than ${format.number(problem.max)} rows. Import it with the command line, or split it.`;
      case 'file-kind':
        return `${quoted(problem.name)} is no file that Goalpost reads. Save it as .csv, .xlsx, or .json.`;
      case 'not-a-spreadsheet':
        return 'This is no workbook that Goalpost can read. Save it again as .xlsx without a password, or as .csv.';
      case 'not-utf-8':
        return "The file isn't in UTF-8. Save it as “CSV UTF-8”, or name its encoding.";
      case 'open-quote':
        return `A quotation mark near line ${problem.from} is never closed, or stands within a cell. Close it, or double it.`;
      case 'one-column':
        return `The first line has only one column: ${quoted(problem.header)}. Separate columns with commas, semicolons, or tabs.`;
      case 'which-separator':
        return `The columns could be separated by ${or(problem.separators.map((one) => SEPARATORS[one] ?? one))}. Say which.`;
      case 'header-twice':
        return `Two columns are headed ${quoted(problem.header)} or mean the same. Rename or remove one.`;
      case 'header-missing':
        return `A table of ${TABLES[problem.table]} needs a column for ${problem.missing.join(', ')}. Add it to the first line.`;
      case 'which-table':
        return `This could be a table of ${or(problem.tables.map((one) => TABLES[one]))}. Say which.`;
      case 'no-rows':
        return 'There is nothing below the first line.';
      case 'not-json':
        return "The file isn't valid JSON. Export it again.";
      case 'not-an-export':
        return 'The file is JSON, but no export of Goalpost: it has to begin with "goalpost": "export" and a version.';
      case 'later-version':
        return `The file is of version ${problem.version} of the format, and this Goalpost reads up to ${problem.known}. Update Goalpost first.`;
      case 'cut-short':
        return 'The file ends before its last line. Copy or export it again.';
      case 'which-decimal':
        return `${at(problem.sight)} can be ${problem.readings.dot} or ${problem.readings.comma}, and no other number of the file decides it. Say whether decimals have a dot or a comma.`;
      case 'which-order':
        return `${at(problem.sight)} can be ${problem.readings['day-first']} or ${problem.readings['month-first']}, and no other day of the file decides it. Say which comes first.`;
      case 'which-percent':
        return `${at(problem.sight)} is a percentage: spreadsheets keep 84% as 0.84. Say whether these are fractions.`;
      case 'two-decimals':
        return `${at(problem.sights[0])} has a decimal dot and ${at(problem.sights[1])} a decimal comma. Use one in the whole file, or say which.`;
      case 'two-orders':
        return `${at(problem.sights[0])} has the day first and ${at(problem.sights[1])} the month. Use one order in the whole file, or say which.`;
    }
  };
  const row = (problem: RowProblem, field: (one: Problem) => string): string => {
    switch (problem.code) {
      case 'field':
        return field(problem.problem);
      case 'cells':
        return `This row has ${problem.found} cells, and the first line has ${problem.expected}. Quote cells that hold a separator.`;
      case 'number-format':
        return `${quoted(problem.typed)} is no number with a decimal ${problem.mark}.`;
      case 'day-format':
        return `${quoted(problem.typed)} is no day of the calendar${problem.order === 'day-first' ? ' with the day first' : ' with the month first'}. Write it like 2026-03-31.`;
      case 'day-serial':
        return `${quoted(problem.typed)} is a spreadsheet's own number for a day. Format the column as a date, and save the file again.`;
      case 'spreadsheet-error':
        return `The spreadsheet shows the error ${problem.typed} here. Mend the formula, or empty the cell.`;
      case 'choice':
        return `${quoted(problem.typed)} is unknown here. Use ${or(problem.choices)}.`;
      case 'person':
        return found('person', problem.typed, problem.found === 'several', 'Use the member ID, such as U0123ABCD.');
      case 'team':
        return found('team', problem.typed, problem.found === 'several', 'Use the name of a team in Goalpost.');
      case 'goal':
        return found(
          'goal',
          problem.typed,
          problem.found === 'several',
          'Use its code, such as #K3F9Q, or import goals first.',
        );
      case 'kpi':
        return found('KPI', problem.typed, problem.found === 'several', 'Use its id, or import KPIs first.');
      case 'client':
        return found(
          'client',
          problem.typed,
          problem.found === 'several',
          'Use the code of a client of the same team, or import clients first.',
        );
      case 'review':
        return `${quoted(problem.typed)} is no review here. Write it as an export does, such as team|review|month|2026-03.`;
      case 'decision':
        return `This is nothing that the field ${problem.field} of a goal can be. Write it as an export does.`;
      case 'changes-full':
        return `A goal remembers at most ${format.number(problem.max)} changes. Leave the oldest out.`;
      case 'level':
        return `${quoted(problem.typed)} is no score. Use a whole number from 1 to 5.`;
      case 'score-and-skip':
        return 'Who skips a client gives no scores. Empty one or the other.';
      case 'feedback-full':
        return `A goal holds at most ${format.number(problem.max)} pieces of feedback. Leave the oldest out.`;
      case 'review-full':
        return `A review holds at most ${format.number(problem.max)} decisions.`;
      case 'which-team':
        return 'Name the team: there is more than one, or none.';
      case 'which-owner':
        return 'Name the owner.';
      case 'direction':
        return 'Add the direction: increase, decrease, at-least, at-most, or within-range.';
      case 'score-of-open':
        return 'Only a goal that ended has a score. Empty the cell, or set the state.';
      case 'due-before-start':
        return `A goal that starts on ${problem.start} can't be due before. Set a later day.`;
      case 'same-id':
        return `An earlier row has the id ${quoted(problem.id)} already. Give each row its own.`;
      case 'same-day':
        return 'An earlier row is about the same day already. Give both an id, or remove one.';
      case 'not-the-lead':
        return `Only the lead imports into the team ${quoted(problem.team)}.`;
      case 'channel-taken':
        return `The channel ${problem.channel} is the team ${quoted(problem.team)}'s. Give the team another channel.`;
      case 'lost':
        return 'Somebody changed this at the same time. Import the file again.';
      case 'item-json':
        return "This line isn't an item in JSON.";
      case 'item-kind':
        return `${quoted(problem.kind)} is no kind of item. This version knows ${ITEM_KINDS.slice(0, -1).join(', ')}, and ${ITEM_KINDS.at(-1)}.`;
      case 'item-field':
        return `The field ${problem.path || '(whole item)'} is wrong: ${problem.expected}.`;
      case 'item-unknown-field':
        return `The field ${problem.path} is unknown. Remove it, or import with the version of Goalpost that wrote it.`;
    }
  };
  const titleOf = (item: AnyItem): string => {
    if (item.item === 'goal') return ` ${quoted(item.title)}, due ${item.due}`;
    if (item.item === 'team' || item.item === 'kpi' || item.item === 'client') return ` ${quoted(item.name)}`;
    if (item.item === 'pulse') return ` of ${item.on}`;
    return item.item === 'check-in' || item.item === 'value' ? ` of ${item.value} on ${item.on}` : '';
  };
  return {
    /** What `/goal help` says of the command. */
    about: 'get your goals and their history as a file, or import one',
    file,
    row,
    /** With its line and column. */
    problem: ({ line, column, problem }: LineProblem, field: (one: Problem) => string): string =>
      `Line ${line}${column === undefined ? '' : `, ${column}`}: ${row(problem, field)}`,
    line: ({ line, outcome, item, goal, valuesOf = [] }: LineOfFile): string => {
      const of = goal === undefined ? '' : ` for ${quoted(goal)}`;
      const thing = `${THINGS[item.item]}${titleOf(item)}${of}`;
      const what = {
        new: `adds the ${thing}${valuesOf.length === 0 ? '' : `, and with it a value of ${and(valuesOf.map(quoted))}`}`,
        there: `the ${thing} is there already`,
        differs: `the ${thing} is there and is different: it stays as it is`,
      };
      return `Line ${line}: ${what[outcome]}.`;
    },
    /** How a file is read. */
    manner: {
      of: (of: TableName | 'items', rows: number) =>
        `Read as ${TABLES[of]}, ${format.number(rows)} ${rows === 1 ? 'row' : 'rows'}.`,
      separator: (separator: string) => `Columns are separated by ${SEPARATORS[separator] ?? separator}.`,
      decimal: (mark: 'dot' | 'comma', shown?: string) =>
        `Decimals have a ${mark}${shown === undefined ? '' : `, as in ${shown}`}.`,
      dates: (order: 'day-first' | 'month-first', shown?: string) =>
        `In dates the ${order === 'day-first' ? 'day' : 'month'} comes first${shown === undefined ? '' : `, as in ${shown}`}.`,
      percent: 'Percentages are fractions: 0.84 is 84%.',
      ignored: (headers: readonly string[]) => `Not read: ${headers.map(quoted).join(', ')}.`,
    },
    counts: ({
      new: added,
      there,
      differs,
      problem,
    }: Readonly<Record<'new' | 'there' | 'differs' | 'problem', number>>) =>
      [
        `${format.number(added)} new`,
        `${format.number(there)} there already`,
        ...(differs > 0 ? [`${format.number(differs)} different and left as they are`] : []),
        ...(problem > 0 ? [`${format.number(problem)} with a problem`] : []),
      ].join(', '),
    sent: md`Your export is in my direct message to you. It has what you may see, and nobody else sees it.`,
    nothing: md`There is nothing to export: you see no goals yet.`,
    noFiles: md`I may not send or read files here yet. An administrator of the workspace can allow it: the app needs the scopes files:write and files:read.`,
    usage: md`Type \`/goal export csv\` or \`/goal export json\`.`,
    attached: (files: number): string =>
      files === 1
        ? 'Your export from Goalpost. Only you see it.'
        : 'Your export from Goalpost, one file per table. Only you see it.',
    offer: (name: string): Mrkdwn =>
      md`You sent *${name}*. I can import goals, KPIs, and check-ins from it. First I only look, and show you what would happen.`,
    look: 'Check the file',
    notAFile: md`I import files that end in .csv, .xlsx, or .json.`,
    gone: md`I can't read that file any more. Send it again.`,
    tooLarge: (max: number): Mrkdwn =>
      md`That file is larger than ${format.number(max)} MB. Import it with the command line: \`goalpost import\`.`,
    title: (name: string): Mrkdwn => md`*What would happen with ${name}*`,
    done: (name: string): Mrkdwn => md`*Imported ${name}*`,
    more: (left: number): Mrkdwn => md`… and ${format.number(left)} more`,
    apply: 'Import it',
    nothingNew: md`There is nothing new in it.`,
    fixFirst: md`Nothing was imported. Mend the lines above, and send the file again.`,
    changed: md`The file, or what it would do, is not what you looked at. Check it again.`,
    choose: {
      table: (table: TableName) => `A table of ${TABLES[table]}`,
      dot: (value: number) => `Decimal dot: ${value}`,
      comma: (value: number) => `Decimal comma: ${value}`,
      'day-first': (day: string) => `Day first: ${day}`,
      'month-first': (day: string) => `Month first: ${day}`,
      fraction: 'These are fractions',
      whole: 'These are percentages',
    },
  };
}
