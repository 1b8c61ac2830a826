import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECK_IN, item } from './items.ts';
import { GOAL, type Wrong } from './wrong.ts';

const goals = (row: string, header = 'goal;due;start;unit;baseline;target;owner;team;direction') =>
  `${header}\n${row}\n`;
export const values = (...rows: string[]) => `goal;date;value;by\n${rows.join('\n')}\n`;
const bytes = (name: string) => readFileSync(join(import.meta.dirname, '../files', name));

/** Files as such, and tables of goals and check-ins. */
export const GOALS_AND_VALUES: readonly Wrong[] = [
  // Files.
  ['nothing in it', 'a.csv', '', 'The file is empty.'],
  ['nothing in a workbook', 'a.xlsx', new Uint8Array(), 'The file is empty.'],
  ['no table at all', 'a.pdf', '%PDF-1.7', '“a.pdf” is no file that Goalpost reads. Save it as .csv, .xlsx, or .json.'],
  ['a text called a workbook', 'a.xlsx', 'goal;date;value\n', 'This is no workbook that Goalpost can read.'],
  [
    'an error in a workbook',
    'a.xlsx',
    bytes('error-en.xlsx'),
    'Line 2, value: The spreadsheet shows the error #DIV/0! here. Mend the formula',
  ],
  ['a cut workbook', 'a.xlsx', bytes('goals-en.xlsx').subarray(0, 3000), 'This is no workbook that Goalpost can read.'],
  ['an older encoding', 'a.csv', bytes('werte-de-windows-1252.csv'), "The file isn't in UTF-8."],
  ['a quote that is open', 'a.csv', values(`"${GOAL};2026-02-03;1;U1`, 'x'), 'is never closed'],
  ['a quote within a cell', 'a.csv', values(`a "quote";2026-02-03;1;U1`), 'stands within a cell'],
  ['one column', 'a.csv', 'goal\nx\n', 'The first line has only one column: “goal”.'],
  ['two separators', 'a.csv', 'goal;date,value\na;b,c\n', 'could be separated by commas or semicolons. Say which.'],
  ['a column twice', 'a.csv', 'goal;date;date;value\na;b;c;d\n', 'Two columns are headed “date” or mean the same.'],
  ['no column for the value', 'a.csv', 'goal;date;colour\na;b;c\n', 'A table of check-ins needs a column for value.'],
  ['no rows', 'a.csv', 'goal;date;value\n', 'There is nothing below the first line.'],
  [
    'a table that it is not',
    'a.csv',
    values(`${GOAL};2026-02-03;1;U1`),
    'A table of kpis'.replace('kpis', 'KPIs'),
    { table: 'kpis' },
  ],
  ['JSON that is none', 'a.json', '{"goalpost":', "The file isn't valid JSON."],
  ['JSON of somebody else', 'a.json', '{"objectives":[]}', 'no export of Goalpost'],
  [
    'a later version',
    'a.json',
    item(CHECK_IN).replace('"version":1', '"version":9'),
    'The file is of version 9 of the format, and this Goalpost reads up to 2.',
  ],
  ['an end that is missing', 'a.json', item(CHECK_IN).replace('\n]}\n', '\n'), 'The file ends before its last line.'],
  // Settings that the file leaves open, or contradicts.
  ['numbers of two readings', 'a.csv', values('Money;2026-02-03;1.234;U1'), '“1.234” in line 2 can be 1.234 or 1234'],
  [
    'days of two readings',
    'a.csv',
    values(`${GOAL};3/4/2026;81;U1`),
    '“3/4/2026” in line 2 can be 2026-04-03 or 2026-03-04',
  ],
  [
    'two decimal marks',
    'a.csv',
    values(`${GOAL};2026-02-03;81.5;U1`, `${GOAL};2026-02-04;81,5;U1`),
    '“81.5” in line 2 has a decimal dot and “81,5” in line 3 a decimal comma.',
  ],
  [
    'two orders of days',
    'a.csv',
    values(`${GOAL};31/1/2026;81;U1`, `${GOAL};1/31/2026;81;U1`),
    '“31/1/2026” in line 2 has the day first and “1/31/2026” in line 3 the month.',
  ],
  [
    'the wrong mark chosen',
    'a.csv',
    values(`${GOAL};2026-02-03;81.5;U1`),
    'Line 2, value: “81.5” is no number with a decimal comma.',
    { decimal: 'comma' },
  ],
  [
    'the wrong order chosen',
    'a.csv',
    values(`${GOAL};31/1/2026;81;U1`),
    'Line 2, on: “31/1/2026” is no day of the calendar with the month first.',
    { dates: 'month-first' },
  ],
  ['the wrong separator chosen', 'a.csv', values(`${GOAL};2026-02-03;81;U1`), 'needs a column for', { separator: '|' }],
  // Rows of check-ins.
  ['no value', 'a.csv', values(`${GOAL};2026-02-03;;U1`), 'Line 2, value: Fill in this field.'],
  ['words for a value', 'a.csv', values(`${GOAL};2026-02-03;eighty;U1`), '“eighty” is no number'],
  [
    'more than everything',
    'a.csv',
    values(`${GOAL};2026-02-03;120;U1`),
    'Line 2, value: Enter a number from 0 to 100.',
  ],
  ['a day that there is not', 'a.csv', values(`${GOAL};30.02.2026;81;U1`), '“30.02.2026” is no day of the calendar'],
  ["a spreadsheet's day", 'a.csv', values(`${GOAL};46112;81;U1`), "“46112” is a spreadsheet's own number for a day."],
  [
    'an error of a formula',
    'a.csv',
    values(`${GOAL};2026-02-03;#REF!;U1`),
    'The spreadsheet shows the error #REF! here.',
  ],
  ['a day to come', 'a.csv', values(`${GOAL};2030-01-01;81;U1`), 'Line 2, on:'],
  ['a day before the goal', 'a.csv', values(`${GOAL};2025-12-31;81;U1`), 'Line 2, on:'],
  ['a goal that there is not', 'a.csv', values('Growth;2026-02-03;81;U1'), 'There is no goal “Growth” here.'],
  ['a goal of two', 'a.csv', values('Twice;2026-02-03;81;U1'), 'Several goals are called “Twice”. Use its code'],
  ['a goal that is full', 'a.csv', values('Full;2026-02-03;81;U1'), 'Line 2:'],
  [
    'a person whom nobody knows',
    'a.csv',
    values(`${GOAL};2026-02-03;81;Somebody Else`),
    'There is no person “Somebody Else” here. Use the member ID',
  ],
  [
    'a cell too many',
    'a.csv',
    values(`${GOAL};2026-02-03;81;U1;more`),
    'This row has 5 cells, and the first line has 4.',
  ],
  [
    'a day twice',
    'a.csv',
    values(`${GOAL};2026-02-03;81;U1`, `${GOAL};2026-02-03;82;U1`),
    'Line 3: An earlier row is about the same day already.',
  ],
  [
    'an id twice',
    'a.csv',
    `goal;date;value;id\n${GOAL};2026-02-03;81;x\n${GOAL};2026-02-04;81;x\n`,
    'Line 3: An earlier row has the id “x” already.',
  ],
  [
    'a status of its own',
    'a.csv',
    `goal;date;value;status\n${GOAL};2026-02-03;81;fine\n`,
    '“fine” is unknown here. Use on-track, at-risk or off-track.',
  ],
  ['a confidence beyond ten', 'a.csv', `goal;date;value;confidence\n${GOAL};2026-02-03;81;11\n`, 'Line 2, confidence:'],
  // Rows of goals.
  [
    'no title',
    'a.csv',
    goals(';2026-12-31;2026-01-01;percent;80;85;U1;Support;'),
    'Line 2, title: Fill in this field.',
  ],
  [
    'a team that there is not',
    'a.csv',
    goals('New;2026-12-31;2026-01-01;percent;80;85;U1;Sales;'),
    'There is no team “Sales” here.',
  ],
  ['no team, of two', 'a.csv', goals('New;2026-12-31;2026-01-01;percent;80;85;U1;;'), 'Line 2, team: Name the team'],
  ['no owner', 'a.csv', goals('New;2026-12-31;2026-01-01;percent;80;85;;Support;'), 'Line 2, owner: Name the owner.'],
  ['no way to go', 'a.csv', goals('New;2026-12-31;2026-01-01;percent;;85;U1;Support;'), 'Add the direction: increase'],
  [
    'a target at the baseline',
    'a.csv',
    goals('New;2026-12-31;2026-01-01;percent;85;85;U1;Support;'),
    'Line 2, target:',
  ],
  [
    'a target on the wrong side',
    'a.csv',
    goals('New;2026-12-31;2026-01-01;percent;80;85;U1;Support;decrease'),
    'Line 2, target:',
  ],
  [
    'a unit of its own',
    'a.csv',
    goals('New;2026-12-31;2026-01-01;apples;80;85;U1;Support;'),
    '“apples” is unknown here.',
  ],
  [
    'an end before the start',
    'a.csv',
    goals('New;2025-12-31;2026-01-01;percent;80;85;U1;Support;'),
    "A goal that starts on 2026-01-01 can't be due before.",
  ],
  [
    'a score of a goal that runs',
    'a.csv',
    'goal;due;start;baseline;target;owner;team;score\nNew;2026-12-31;2026-01-01;80;85;U1;Support;0,5\n',
    'Only a goal that ended has a score.',
  ],
];
