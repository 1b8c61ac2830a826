import { GOAL, type Wrong } from './wrong.ts';

const clients = (...rows: string[]) => `client;code;team;people\n${rows.join('\n')}\n`;
const FACTORS = 'purpose;communication;personality;care;promise';
const pulses = (client: string, on: string, scores: string, rest = ';;;;;') =>
  `client;date;by;${FACTORS};${FACTORS.split(';')
    .map((one) => `${one}-evidence`)
    .join(';')};skipped\n${client};${on};U1;${scores};${rest}\n`;
const SEEN = 'a;b;c;d;e;';
const feedback = (row: string) => `goal;words;sentiment;client\n${row}\n`;
const changes = (row: string) => `goal;at;by;reason;field;was;now\n${row}\n`;
const decisions = (row: string) => `review;goal;what;by;at;reason;asked;question\n${row}\n`;

/** Tables of clients, pulses, feedback, decisions, and changes, and those with a column for each month. */
export const CLIENTS_AND_DECISIONS: readonly Wrong[] = [
  // Rows of clients.
  ['no name of a client', 'a.csv', clients(';NEW;success;'), 'Line 2, client: Fill in this field.'],
  ['a code that another has', 'a.csv', clients('New;acme;success;'), 'Line 2, code:'],
  ['a code of two rows', 'a.csv', clients('New;NEW;success;', 'Other;new;success;'), 'Line 3, code:'],
  ['a code of other signs', 'a.csv', clients('New;A B;success;'), 'Line 2, code:'],
  ['a client of no team', 'a.csv', clients('New;NEW;Sales;'), 'Line 2, team: There is no team “Sales” here.'],
  ['a client of nobody', 'a.csv', clients('New;NEW;success;Somebody Else'), 'There is no person “Somebody Else” here.'],
  [
    'a client merged into none',
    'a.csv',
    'client;code;team;merged\nNew;NEW;success;elsewhere-000001\n',
    'There is no client “elsewhere-000001” here.',
  ],
  [
    'a goal about no client',
    'a.csv',
    'title;due;start;baseline;target;owner;team;client\nNew;2026-12-31;2026-01-01;80;85;U1;success;OTHER\n',
    'Line 2, client: There is no client “OTHER” here. Use the code',
  ],
  // Rows of pulses.
  [
    'a pulse of no client',
    'a.csv',
    pulses('NOBODY', '2026-02-02', '3;3;3;3;3', SEEN),
    'There is no client “NOBODY” here.',
  ],
  [
    'a pulse of two clients',
    'a.csv',
    pulses('Oak', '2026-02-02', '3;3;3;3;3', SEEN),
    'Several clients are called “Oak”.',
  ],
  ['a score of six', 'a.csv', pulses('ACME', '2026-02-02', '3;3;6;3;3', SEEN), 'Line 2, personality: “6” is no score.'],
  [
    'a score without evidence',
    'a.csv',
    pulses('ACME', '2026-02-02', '3;3;3;3;3', 'a;b;;d;e;'),
    'Line 2, personality-evidence:',
  ],
  ['a pulse to come', 'a.csv', pulses('ACME', '2030-02-02', '3;3;3;3;3', SEEN), 'Line 2, on:'],
  [
    'scores that were skipped',
    'a.csv',
    pulses('ACME', '2026-02-02', '3;;;;', ';;;;;Too new.'),
    'Who skips a client gives no scores.',
  ],
  // Rows of feedback.
  ['feedback without words', 'a.csv', feedback(`${GOAL};;positive;ACME`), 'Line 2, words: Fill in this field.'],
  ['a sentiment of its own', 'a.csv', feedback(`${GOAL};Fine.;great;ACME`), '“great” is unknown here.'],
  ['feedback on no goal', 'a.csv', feedback('Growth;Fine.;;'), 'There is no goal “Growth” here.'],
  ["another team's client", 'a.csv', feedback(`${GOAL};Fine.;;OTHER`), 'There is no client “OTHER” here.'],
  ['a goal full of feedback', 'a.csv', feedback('Heard;One more.;;'), 'A goal holds at most 200 pieces of feedback.'],
  // Rows of decisions.
  [
    'a decision of no review',
    'a.csv',
    decisions(`spring;${GOAL};kept;U1;2026-04-01;;;`),
    '“spring” is no review here.',
  ],
  [
    "a removed team's review",
    'a.csv',
    decisions(`sales|review|month|2026-03;${GOAL};kept;U1;2026-04-01;;;`),
    'is no review here.',
  ],
  [
    'a decision of its own',
    'a.csv',
    decisions(`success|review|month|2026-03;${GOAL};praised;U1;2026-04-01;;;`),
    '“praised” is unknown here.',
  ],
  [
    'a question to nobody',
    'a.csv',
    decisions(`success|review|month|2026-03;${GOAL};asked;U1;2026-04-01;;;What helps?`),
    'Line 2, asked: Fill in this field.',
  ],
  // Rows of changes.
  ['a change of no goal', 'a.csv', changes('Growth;2026-04-01;U1;;title;A;B'), 'There is no goal “Growth” here.'],
  ['a change at no time', 'a.csv', changes(`${GOAL};;U1;;title;A;B`), 'Line 2, at: Fill in this field.'],
  ['a field of its own', 'a.csv', changes(`${GOAL};2026-04-01;U1;;colour;red;blue`), '“colour” is unknown here.'],
  ['a goal without a title', 'a.csv', changes(`${GOAL};2026-04-01;U1;;title;;B`), 'Line 2, was: Fill in this field.'],
  [
    'a KPI that is none',
    'a.csv',
    changes(`${GOAL};2026-04-01;U1;;kpi;"{""target"":5}";85`),
    'Line 2, was: This is nothing that the field kpi of a goal can be.',
  ],
  [
    'a due date of its own',
    'a.csv',
    changes(`${GOAL};2026-04-01;U1;;due;2026-06-30;soon`),
    'Line 2, now: This is nothing that the field due of a goal can be.',
  ],
  [
    'a weight of everything and more',
    'a.csv',
    changes(`${GOAL};2026-04-01;U1;;weight;40;120`),
    'Line 2, now: This is nothing that the field weight of a goal can be.',
  ],
  [
    'a goal full of changes',
    'a.csv',
    changes('Changed;2026-04-01;U1;;title;A;B'),
    'A goal remembers at most 500 changes.',
  ],
  // Tables with a column for each month.
  [
    'goals and months in one',
    'a.csv',
    'goal;due;baseline;target;Jan 2026;Feb 2026\nNew;2026-12-31;80;85;81;82\n',
    'This could be a table of goals or check-ins. Say which.',
  ],
  ['a month to come', 'a.csv', `goal;2028-01;2028-02\n${GOAL};81;82\n`, 'Line 2, on:'],
  ['a month of several years', 'a.csv', 'goal;Jan;Feb\nTwice;81;82\n', 'Several goals are called “Twice”.'],
  ['words for a month', 'a.csv', `goal;2026-01;2026-02\n${GOAL};good;82\n`, '“good” is no number'],
];
