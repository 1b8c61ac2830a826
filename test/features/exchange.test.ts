import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { byFactor } from '../../src/domain/pulse/factors.ts';
import { reviewId } from '../../src/domain/review/review.ts';
import type { ImportFile } from '../../src/ports/exchange.ts';
import { aCheckIn, aClient, aGoal, aTeam } from '../support/samples.ts';
import { openWorld, type World } from './support.ts';

const AT = new Date('2026-02-02T09:00:00Z');
const QUARTER = { id: '2026-Q1', first: '2026-01-01', last: '2026-03-31' };
const MARCH = { id: '2026-03', first: '2026-03-01', last: '2026-03-31' };
const review = (team: string) => {
  const of = { scope: { team }, kind: 'month', period: MARCH } as const;
  return { ...of, id: reviewId(of), workspace: 'T1', leader: 'U9', startedAt: AT, state: 'open', version: 1 } as const;
};
const pulse = (id: string, by: string) => ({
  id,
  workspace: 'T1',
  team: 'success',
  client: 'acme',
  quarter: QUARTER,
  by,
  at: AT,
  on: '2026-02-02',
  scores: byFactor(() => ({ score: 4 as const, evidence: `Seen by ${by}.` })),
});

let world: World;
beforeEach(async () => {
  world = await openWorld();
  const { teams, clients, goals, pulses, reviews } = world.ports;
  await teams.save(aTeam({ members: ['U9', 'U1', 'U2', 'UADMIN'] }));
  await teams.save(aTeam({ id: 'support', name: 'Support', channel: 'C2', lead: 'U3', members: ['U3'] }));
  await clients.save(aClient({ people: ['U1', 'U2'], createdAt: new Date('2025-06-01T09:00:00Z') }));
  const words = { text: 'They love it.', at: AT, client: 'acme' };
  await goals.save(
    aGoal({
      id: 'shared',
      owner: 'U1',
      contributors: ['U3'],
      client: 'acme',
      feedback: [
        { ...words, id: 'f1', by: 'U1' },
        { ...words, id: 'f2', by: 'U3', text: 'My own.' },
      ],
      checkIns: [
        aCheckIn(81, { id: 'c1', by: 'U1', feedback: 'Said in passing.', sentiment: 'mixed', client: 'acme' }),
      ],
    }),
  );
  await goals.save(aGoal({ id: 'hidden', title: 'Hidden', owner: 'U2', visibility: 'private' }));
  await pulses.add(pulse('p1', 'U2'));
  const decision = { what: 'kept', by: 'U9', at: AT } as const;
  const decisions = [
    { ...decision, id: 'x', goal: 'shared' },
    { ...decision, id: 'y', goal: 'hidden' },
  ];
  await reviews.save({ ...review('success'), decisions });
});
afterEach(() => world.close());

const exported = async (person: string) => {
  const [file] = await world.useCases.exportGoals({ workspace: 'T1', person, format: 'json', language: 'en' });
  const text = new TextDecoder().decode(file?.content);
  const { items } = JSON.parse(text) as { items: { item: string }[] };
  const of = (kind: string) => items.filter(({ item }) => item === kind);
  return { text, of };
};
const fileOf = (name: string, text: string): ImportFile => ({
  name,
  bytes: async function* () {
    yield new TextEncoder().encode(text);
  },
});
const imported = async (person: string, name: string, text: string) => {
  const request = { workspace: 'T1', person, file: fileOf(name, text), choices: {} };
  const looked = await world.useCases.checkImport(request);
  return world.useCases.applyImport({ ...request, fingerprint: looked.fingerprint });
};
const factors = ['purpose', 'communication', 'personality', 'care', 'promise'];
const pulseTable = `client,date,by,${factors.flatMap((one) => [one, `${one}-evidence`]).join(',')}\n`;

describe('an export', () => {
  it('has the words of a client for the team alone, and for others those that they kept themselves', async () => {
    const member = await exported('U1');
    expect(member.of('goal')).toMatchObject([{ feedback: [{ id: 'f1' }, { id: 'f2' }], client: 'acme' }]);
    expect(member.of('check-in')).toMatchObject([{ feedback: 'Said in passing.', client: 'acme' }]);
    const other = await exported('U3');
    expect(other.of('goal')).toMatchObject([{ id: 'shared', feedback: [{ id: 'f2', text: 'My own.' }] }]);
    for (const text of ['They love it.', 'Said in passing.', 'acme', 'Seen by']) expect(other.text).not.toContain(text);
    const tables = await world.useCases.exportGoals({ workspace: 'T1', person: 'U3', format: 'csv', language: 'en' });
    const text = tables.map(({ content }) => new TextDecoder().decode(content)).join('');
    for (const one of ['They love it.', 'Said in passing.', 'acme']) expect(text).not.toContain(one);
  });

  it('leads nobody: what others gave a client is in it once its reader has scored it', async () => {
    expect((await exported('U1')).of('pulse')).toEqual([]);
    expect((await exported('U9')).of('pulse')).toMatchObject([{ id: 'p1' }]);
    await world.ports.pulses.add(pulse('p2', 'U1'));
    expect((await exported('U1')).of('pulse')).toHaveLength(2);
  });

  it('has reviews for who leads the team, with decisions about goals that they see', async () => {
    expect((await exported('U1')).of('review')).toEqual([]);
    expect((await exported('U9')).of('review')).toMatchObject([{ decisions: [{ id: 'x' }, { id: 'y' }] }]);
    // An administrator who is in the team may look into its reviews, and not into a private goal.
    expect((await exported('UADMIN')).of('review')).toMatchObject([{ decisions: [{ id: 'x' }] }]);
    expect((await exported('UADMIN')).text).not.toContain('hidden');
  });

  it('comes in again with nothing new', async () => {
    const { text } = await exported('U9');
    const again = await imported('U9', 'export.json', text);
    expect(again).toMatchObject({ result: { ok: true, counts: { new: 0, problem: 0, differs: 0 } } });
  });
});

describe('an import in Slack', () => {
  it('adds clients, pulses, feedback, and decisions to the teams that somebody leads', async () => {
    const clients = await imported('U9', 'clients.csv', 'client,code,people\nBirch,BIRCH,U1\n');
    expect(clients).toMatchObject({ result: { ok: true, counts: { new: 1 } } });
    const row = `BIRCH,2026-02-03,U1,${factors.map(() => '4,They said so.').join(',')}\n`;
    expect(await imported('U9', 'pulses.csv', pulseTable + row)).toMatchObject({ result: { counts: { new: 1 } } });
    const words = 'goal,words,sentiment,client\nshared,Thank you.,positive,BIRCH\n';
    expect(await imported('U9', 'feedback.csv', words)).toMatchObject({ result: { counts: { new: 1 } } });
    const decided = 'review,goal,what,at\nsuccess|review|quarter|2026-Q1,shared,kept,2026-04-02\n';
    expect(await imported('U9', 'decisions.csv', decided)).toMatchObject({ result: { counts: { new: 1 } } });
    const [birch] = (await world.ports.clients.forTeams('T1', ['success'])).filter(({ code }) => code === 'BIRCH');
    expect(birch).toMatchObject({ name: 'Birch', people: ['U1'], createdBy: 'U9' });
    expect(await world.ports.pulses.ofClients('T1', [birch?.id ?? ''])).toMatchObject([{ by: 'U1', quarter: QUARTER }]);
    expect((await world.ports.goals.get('T1', 'shared'))?.feedback).toHaveLength(3);
    const made = await world.ports.reviews.get('T1', 'success|review|quarter|2026-Q1');
    expect(made).toMatchObject({ state: 'ended', leader: 'U9', period: QUARTER, decisions: [{ what: 'kept' }] });
  });

  it('adds nothing to the teams of others, and no review in the place of another one', async () => {
    const counts = { result: { ok: true, counts: { new: 0, problem: 1 } } };
    expect(await imported('U3', 'clients.csv', 'client,code,team\nBirch,BIRCH,success\n')).toMatchObject(counts);
    expect(await imported('U3', 'feedback.csv', 'goal,words\nshared,Thank you.\n')).toMatchObject(counts);
    const pulses = `${pulseTable}ACME,2026-02-03,U3,${factors.map(() => '4,They said so.').join(',')}\n`;
    expect(await imported('U3', 'pulses.csv', pulses)).toMatchObject(counts);
    const decided = 'review,goal,what,at\nsuccess|review|quarter|2026-Q1,shared,kept,2026-04-02\n';
    expect(await imported('U3', 'decisions.csv', decided)).toMatchObject(counts);
    const guard = { ...review('support'), id: 'success|review|month|2026-04', decisions: [] };
    const { workspace: _, version: __, ...item } = guard;
    const header = '{"goalpost":"export","version":2,"workspace":"T1","at":"2026-01-01T00:00:00Z","items":[\n';
    const forged = `${header}${JSON.stringify({ item: 'review', ...item })}\n]}\n`;
    expect(await imported('U3', 'forged.json', forged)).toMatchObject(counts);
    expect(await world.ports.reviews.get('T1', guard.id)).toBeUndefined();
  });
});
