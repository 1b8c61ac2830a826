import { aTeam } from '../../support/samples.ts';
import { GOAL, type Wrong } from './wrong.ts';

export const item = (fields: object) =>
  `{"goalpost":"export","version":1,"workspace":"T1","at":"2026-01-01T00:00:00Z","items":[\n${JSON.stringify(fields)}\n]}\n`;
export const CHECK_IN = {
  item: 'check-in',
  goal: GOAL,
  id: 'n',
  value: 1,
  status: 'on-track',
  by: 'U1',
  at: '2026-02-02T00:00:00Z',
  on: '2026-02-02',
};
const AT = '2026-02-02T00:00:00Z';
const CLIENT = {
  item: 'client',
  id: 'n',
  team: 'success',
  name: 'New',
  code: 'NEW',
  people: [],
  createdBy: 'U1',
  createdAt: AT,
};
const QUARTER = { id: '2026-Q1', first: '2026-01-01', last: '2026-03-31' };
const SKIPPED = {
  item: 'pulse',
  id: 'n',
  team: 'success',
  client: 'client-acme-0001',
  quarter: QUARTER,
  by: 'U1',
  at: AT,
  on: '2026-02-02',
  skipped: 'Too new.',
};

const { workspace: _, version: __, ...TEAM } = aTeam({ id: 'n' });

/** Things of JSON. */
export const ITEMS: readonly Wrong[] = [
  ["another team's channel", 'a.json', item({ item: 'team', ...TEAM }), 'Line 2: The channel C1 is the team “'],
  // Items of JSON.
  ["a client's code twice", 'a.json', item({ ...CLIENT, code: 'ACME' }), 'Line 2:'],
  ['a client of no team here', 'a.json', item({ ...CLIENT, team: 'sales' }), 'There is no team “sales” here.'],
  ['a client merged nowhere', 'a.json', item({ ...CLIENT, merged: { into: 'x' } }), 'There is no client “x” here.'],
  ['a client that ended never', 'a.json', item({ ...CLIENT, ended: { on: 'soon' } }), 'The field ended.on is wrong'],
  [
    'a pulse of a client elsewhere',
    'a.json',
    item({ ...SKIPPED, team: 'support' }),
    'There is no client “client-acme-0001” here.',
  ],
  ['a pulse with and without', 'a.json', item({ ...SKIPPED, scores: {} }), 'The field scores is'],
  ['a pulse of nothing', 'a.json', item({ ...SKIPPED, skipped: undefined }), 'The field scores is wrong'],
  [
    'a quarter without end',
    'a.json',
    item({ ...SKIPPED, quarter: { ...QUARTER, last: '' } }),
    'The field quarter.last is wrong',
  ],
  [
    'an item that is none',
    'a.json',
    item(CHECK_IN).replace('"item":"check-in"', '"thing":1'),
    "This line isn't an item in JSON.",
  ],
  ['a kind that there is not', 'a.json', item({ ...CHECK_IN, item: 'mood' }), '“mood” is no kind of item.'],
  [
    'a field of another type',
    'a.json',
    item({ ...CHECK_IN, value: '81' }),
    'The field value is wrong: expected number',
  ],
  ['a field that nobody knows', 'a.json', item({ ...CHECK_IN, mood: 'good' }), 'The field mood is unknown.'],
  [
    'a day that is none',
    'a.json',
    item({ ...CHECK_IN, on: 'tomorrow' }),
    'The field on is wrong: expected a day such as 2026-03-31.',
  ],
  ['a check-in of no goal', 'a.json', item({ ...CHECK_IN, goal: 'nowhere' }), 'There is no goal “nowhere” here.'],
];
