import fc from 'fast-check';
import type { Db } from 'mongodb';
import { onTestFinished } from 'vitest';
import type { Client } from '../../src/domain/client/client.ts';
import type { ExchangeItem } from '../../src/domain/exchange/item.ts';
import type { TableName } from '../../src/domain/exchange/tables.ts';
import { SENTIMENTS } from '../../src/domain/goal/feedback.ts';
import type { Goal } from '../../src/domain/goal/goal.ts';
import type { Indicator } from '../../src/domain/goal/indicator.ts';
import { byFactor, LEVELS } from '../../src/domain/pulse/factors.ts';
import type { Pulse } from '../../src/domain/pulse/pulse.ts';
import { oneLine } from '../../src/domain/pulse/pulse-input.ts';
import { type Review, reviewId } from '../../src/domain/review/review.ts';
import type { Team } from '../../src/domain/team/team.ts';
import { addDays } from '../../src/domain/time/local-date.ts';
import { periodContaining } from '../../src/domain/time/periods.ts';
import { createExchange } from '../../src/exchange/index.ts';
import { createIds } from '../../src/ids.ts';
import type { ImportChoices, ImportedLine, ImportFile, ImportTarget } from '../../src/ports/exchange.ts';
import { openWholeStore } from '../../src/stores/exchange.ts';
import { openTestDatabase } from '../support/database.ts';
import { drawnGoal } from '../support/drawn-goals.ts';
import { aGoal, anAction, anIndicator, aResource, aTeam } from '../support/samples.ts';
import { changesTo } from './drawn-changes.ts';

export const WORKSPACE = 'T1';
/** The day on which files are read: behind every value of a drawn goal. */
export const NOW = new Date('2027-12-31T18:00:00Z');
const { derive } = createIds();

/** A file in memory, in parts as small as a disk never gives. */
export const fileOf = (name: string, content: string | Uint8Array, part = 4096): ImportFile => ({
  name,
  bytes: async function* () {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    for (let from = 0; from < bytes.length; from += part) yield bytes.subarray(from, from + part);
  },
});

/** An import into a database, and an export from it, as the command line does them. */
export function exchangeOn(db: Db) {
  const store = openWholeStore(db);
  const exchange = createExchange();
  const target: ImportTarget = {
    workspace: WORKSPACE,
    surroundings: async () => ({
      ...(await store.known(WORKSPACE)),
      now: NOW,
      today: '2027-12-31',
      derive: (...parts) => derive(WORKSPACE, ...parts),
    }),
    load: (kind, ids) => store.load(WORKSPACE, kind, ids),
    teamsIn: (channels) => store.teamsIn(WORKSPACE, channels),
    clientsOf: (teams) => store.clientsOf(WORKSPACE, teams),
    ofClients: (clients) => store.ofClients(WORKSPACE, clients),
    save: (kind, values) => store.save(kind, values),
  };
  const run = async (how: 'check' | 'write', file: ImportFile, choices: ImportChoices = {}, stop?: AbortSignal) => {
    const lines: ImportedLine[] = [];
    const options = { choices, onLine: (line: ImportedLine) => lines.push(line), ...(stop && { stop }) };
    return { result: await exchange[how](file, target, options), lines };
  };
  return {
    store,
    target,
    check: (file: ImportFile, choices?: ImportChoices) => run('check', file, choices),
    write: (file: ImportFile, choices?: ImportChoices, stop?: AbortSignal) => run('write', file, choices, stop),
    items: async () => {
      const items: ExchangeItem[] = [];
      for await (const item of store.items(WORKSPACE)) items.push(item);
      return items;
    },
    json: async () => {
      let text = '';
      for await (const part of exchange.json(store.items(WORKSPACE), { workspace: WORKSPACE, at: NOW })) text += part;
      return text;
    },
    table: async (table: TableName, language: 'en' | 'de') => {
      let text = exchange.csvHeader(table, language);
      for await (const item of store.items(WORKSPACE)) text += exchange.csvLines(item, table, language);
      return text;
    },
  };
}

export async function openExchange() {
  const database = await openTestDatabase();
  onTestFinished(() => database.close());
  return { ...exchangeOn(database.db), db: database.db, kind: database.kind, uri: database.uri };
}

/** Texts that spreadsheets, parsers, and stores take for something else. */
const oddText = fc
  .oneof(
    fc.constantFrom(
      '=1+1',
      '+49 30',
      '-5 %',
      '@lead',
      "'quoted",
      "'=x",
      "''+",
      '\uff1dSUM(A1)',
      'a;b,c\td|e',
      '"',
      '""x"',
    ),
    fc.constantFrom(
      'TRUE',
      '1,234',
      '31.3.2026',
      '0012',
      '1e5',
      'null',
      '#REF',
      'ä ö ü',
      'two\nlines',
      'three\r\nlines',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => text.trim()),
  )
  .filter((text) => text !== '' && !/[\0\ud800-\udfff]/u.test(text) && !/^#(?:REF|NAME|NUM)/i.test(text));

const id = (prefix: string) => (index: number) => derive(prefix, String(index));

interface Workspace {
  readonly teams: readonly Team[];
  readonly kpis: readonly Indicator[];
  readonly goals: readonly Goal[];
  readonly clients: readonly Client[];
  readonly pulses: readonly Pulse[];
  readonly reviews: readonly Review[];
}

/** A workspace with anything in it that people can put into one. */
export const drawnWorkspace: fc.Arbitrary<Workspace> = fc
  .record({
    teams: fc.array(fc.record({ name: oddText, isRemoved: fc.boolean() }), { minLength: 1, maxLength: 3 }),
    goals: fc.array(
      fc.record({
        goal: drawnGoal,
        texts: fc.tuple(oddText, oddText, oddText, oddText),
        team: fc.nat(2),
        isPrivate: fc.boolean(),
        isPlanned: fc.boolean(),
        ended: fc.constantFrom(undefined, 'achieved', 'missed', 'dropped'),
      }),
      { maxLength: 5 },
    ),
    kpis: fc.array(
      fc.record({ name: oddText, values: fc.array(fc.integer({ min: -9999, max: 9999 }), { maxLength: 4 }) }),
      {
        maxLength: 3,
      },
    ),
    clients: fc.array(
      fc.record({
        name: oddText,
        notes: oddText,
        team: fc.nat(2),
        isEnded: fc.boolean(),
        isMerged: fc.boolean(),
        pulses: fc.array(
          fc.record({
            evidence: oddText,
            isSkipped: fc.boolean(),
            level: fc.constantFrom(...LEVELS),
            day: fc.nat(600),
          }),
          { maxLength: 3 },
        ),
      }),
      { maxLength: 4 },
    ),
    hasReview: fc.boolean(),
  })
  .map(({ teams, goals, kpis, clients, hasReview }) => {
    const drawnTeams = teams.map(({ name, isRemoved }, index) =>
      aTeam({
        id: id('team')(index),
        name: `${name.slice(0, 60)} ${index}`,
        channel: `C${index}`,
        ...(isRemoved && index > 0 && { removed: { by: 'U9', at: NOW, channel: `C${index}` } }),
      }),
    );
    const teamOf = (index: number) => drawnTeams[index % drawnTeams.length]?.id ?? '';
    const drawnKpis = kpis.map(({ name, values }, index) =>
      anIndicator({
        id: id('kpi')(index),
        team: teamOf(index),
        name,
        values: values.map((value, at) => ({
          id: `v${index}-${at}`,
          value: value / 100,
          by: 'U1',
          at: new Date(Date.UTC(2026, 0, at + 1)),
          on: `2026-01-0${at + 1}`,
        })),
      }),
    );
    const drawnClients = clients.map((one, index) => asClient(one, index, teamOf(one.team)));
    const clientsOf = (team: string) => drawnClients.filter((client) => client.team === team);
    return {
      teams: drawnTeams,
      kpis: drawnKpis,
      clients: drawnClients.map((client, index) => {
        const [into] = clientsOf(client.team);
        const isMerged = clients[index]?.isMerged === true && into !== undefined && into !== client;
        return isMerged ? { ...client, merged: { into: into.id } } : client;
      }),
      pulses: drawnClients.flatMap((client, index) =>
        (clients[index]?.pulses ?? []).map((one, place) => asPulse(one, `${index}-${place}`, client)),
      ),
      goals: goals.map((one, index) =>
        asDrawn(one, index, teamOf(one.team), drawnKpis[0]?.id, clientsOf(teamOf(one.team))[0]?.id),
      ),
      reviews: hasReview ? [aReview(teamOf(0)), aReview('', { leads: 'U9' })] : [],
    };
  });

interface DrawnClient {
  readonly name: string;
  readonly notes: string;
  readonly isEnded: boolean;
}

/** As a form makes one: its name is one line. */
function asClient({ name, notes, isEnded }: DrawnClient, index: number, team: string): Client {
  const at = new Date('2026-02-01T10:00:00.123Z');
  return {
    id: id('client')(index),
    workspace: WORKSPACE,
    team,
    name: `${oneLine(name)} ${index}`,
    code: `C-${index}`,
    people: index % 2 === 0 ? ['U1', 'U2'] : [],
    notes,
    ...(isEnded && { ended: { on: '2026-11-30' } }),
    ...(index % 2 === 0 && {
      changes: [{ id: 'd1', by: 'U9', at, reason: '=why', was: { name: 'Before' }, now: { name: `${oneLine(name)}` } }],
    }),
    createdBy: 'U9',
    createdAt: at,
    version: 1,
  };
}

interface DrawnPulse {
  readonly evidence: string;
  readonly isSkipped: boolean;
  readonly level: (typeof LEVELS)[number];
  readonly day: number;
}

function asPulse({ evidence, isSkipped, level, day }: DrawnPulse, key: string, { id: client, team }: Client): Pulse {
  const on = addDays('2026-01-01', day);
  const entry = {
    id: derive('pulse', key),
    workspace: WORKSPACE,
    team,
    client,
    quarter: periodContaining('quarter', on, aTeam().settings),
    by: `U${day % 3}`,
    at: new Date(`${on}T09:30:00.250Z`),
    on,
  };
  if (isSkipped) return { ...entry, skipped: oneLine(evidence) };
  return { ...entry, scores: byFactor((factor) => ({ score: level, evidence: `${factor}: ${oneLine(evidence)}` })) };
}

interface DrawnGoal {
  readonly goal: Goal;
  readonly texts: readonly [string, string, string, string];
  readonly isPrivate: boolean;
  readonly isPlanned: boolean;
  readonly ended: 'achieved' | 'missed' | 'dropped' | undefined;
}

function asDrawn(
  { goal, texts, isPrivate, isPlanned, ended }: DrawnGoal,
  index: number,
  team: string,
  kpi?: string,
  client?: string,
): Goal {
  const [title, description, note, reason] = texts;
  const at = new Date('2026-02-01T10:00:00.123Z');
  return {
    ...aGoal({ ...goal, id: id('goal')(index), team, title: `${title.slice(0, 100)} ${index}`, description }),
    ...(client !== undefined && isPlanned && { client }),
    ...(isPrivate && { visibility: 'private' as const, contributors: ['U3', 'W77'] }),
    ...(kpi !== undefined && isPlanned && { kpiId: kpi }),
    ...(ended && { state: ended, outcome: { score: 0.4, proposed: 0.7, reason, closing: note } }),
    ...(isPlanned && {
      actions: [anAction({ text: note, done: { by: 'U2', at } })],
      resources: [aResource({ text: reason, amount: { value: 2.5, unit: { kind: 'duration', in: 'days' } } })],
      helps: [{ id: 'h1', to: 'U2', question: note, by: 'U1', at, answer: { text: reason, at } }],
      proposals: [{ id: 'p1', by: 'U2', at, words: note }],
      commitments: [{ by: 'U2', at }],
      feedback: SENTIMENTS.map((sentiment, place) => ({
        id: `f${place}`,
        text: reason,
        by: 'U1',
        at,
        sentiment,
        ...(place === 1 && { from: 'U2' }),
        ...(place === 2 && client !== undefined && { client }),
      })),
      changes: changesTo(title, goal.kpi, reason, at),
    }),
    checkIns: goal.checkIns.map((checkIn, place) => ({
      ...checkIn,
      id: derive('check-in', String(index), String(place)),
      ...(place % 2 === 0 && { note, obstacles: reason, confidence: place % 11 }),
      ...(place % 3 === 1 && {
        feedback: reason,
        sentiment: 'mixed' as const,
        ...(client !== undefined && { client }),
      }),
    })),
  };
}

function aReview(team: string, scope: Review['scope'] = { team }): Review {
  const of = { scope, kind: 'month', period: { id: '2026-03', first: '2026-03-01', last: '2026-03-31' } } as const;
  const at = new Date('2026-04-01T08:06:00Z');
  const help = { to: 'U2', question: '+what' };
  return {
    ...of,
    id: reviewId(of),
    workspace: WORKSPACE,
    leader: 'U9',
    startedAt: new Date('2026-04-01T08:00:00Z'),
    decisions: [
      { id: 'x', goal: id('goal')(0), what: 'kept', by: 'U9', at: new Date('2026-04-01T08:05:00Z'), reason: '=why' },
      { id: 'y', goal: id('goal')(1), what: 'asked', by: 'U9', at, ref: 'h1', help },
    ],
    state: 'ended',
    ended: { by: 'U9', at: new Date('2026-04-01T09:00:00Z') },
    version: 1,
  };
}

/** Stores a workspace as it was drawn. */
export async function fill(db: Db, { teams, kpis, clients, goals, pulses, reviews }: Workspace): Promise<void> {
  const store = openWholeStore(db);
  await store.save('team', teams);
  await store.save('kpi', kpis);
  await store.save('client', clients);
  await store.save('pulse', pulses);
  await store.save(
    'goal',
    goals.map((goal) => ({ ...goal, version: 1 })),
  );
  await store.save('review', reviews);
}
