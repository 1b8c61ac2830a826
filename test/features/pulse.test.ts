import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../src/domain/client/client.ts';
import { Refused } from '../../src/domain/policy.ts';
import { byFactor } from '../../src/domain/pulse/factors.ts';
import { MAX_PULSES_IN_QUARTER } from '../../src/domain/pulse/pulse.ts';
import { aClient, aGoal, aRound, aTeam } from '../support/samples.ts';
import { failingOnce, openWorld, type World } from './support.ts';

const BEFORE = new Date('2025-06-01T09:00:00Z');

/** Pulses that are sent twice, about a client that is another by now, or by who may not; and what follows from them. */
describe('a pulse', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    const { ports } = world;
    await ports.teams.save(aTeam({ members: ['U9', 'U1', 'U2'] }));
    await ports.clients.save(aClient({ people: ['U1', 'U2'], createdAt: BEFORE }));
    await ports.clients.save(aClient({ id: 'birch', name: 'Birch', code: 'BIRCH', people: ['U1'], createdAt: BEFORE }));
  });
  afterEach(() => world.close());

  const input = (score: string, evidence = 'They renewed.') => byFactor(() => ({ score, evidence }));
  const about = (person = 'U1', client = 'acme') => ({ workspace: 'T1', person, client });
  const give = (score: string, { person = 'U1', client = 'acme', view = 'V1', evidence = 'They renewed.' } = {}) =>
    world.useCases.givePulse({ ...about(person, client), view, input: input(score, evidence) });
  const giveAndSettle = async (score: string, about: Parameters<typeof give>[1] = {}) => {
    const given = await give(score, about);
    if (given.ok) await world.followUps.settlePulse(given.pulse);
    return given;
  };
  const stored = () => world.ports.pulses.ofClients('T1', ['acme', 'birch']);
  const goal = async () => (await world.ports.goals.get('T1', 'retention'))?.checkIns ?? [];
  const change = async (id: string, changes: Partial<Client>) => {
    const client = await world.ports.clients.get('T1', id);
    if (client === undefined) throw new Error(`no ${id}`);
    await world.ports.clients.save({ ...client, ...changes, version: client.version + 1 });
  };
  const codes = (result: Awaited<ReturnType<typeof give>>) =>
    !result.ok && 'problems' in result ? result.problems.map(({ field, problem }) => `${field} ${problem.code}`) : [];

  it('is one however often its form is sent, and two where it says something else: the later one stands', async () => {
    await give('3');
    expect(await give('3')).toMatchObject({ ok: true });
    await Promise.all([give('3'), give('3')]);
    expect(await stored()).toHaveLength(1);
    world.moveTo('2026-03-02T09:00:00Z');
    await give('5');
    expect(await stored()).toHaveLength(2);
    const shown = await world.useCases.showPulse(about());
    expect(shown?.quarters).toMatchObject([{ whole: 5, scorers: ['U1'] }]);
  });

  it('of a client that ended, or whose team was removed, is refused', async () => {
    await change('birch', { ended: { on: '2026-03-01' } });
    expect(await give('3', { client: 'birch' })).toEqual({ ok: false, why: 'ended' });
    expect(await world.useCases.openPulse(about('U1', 'birch'))).toEqual({ ok: false, why: 'ended' });
    const team = aTeam({ members: ['U9', 'U1', 'U2'] });
    await world.ports.teams.save({ ...team, removed: { by: 'U9', at: BEFORE, channel: 'C1' }, version: 2 });
    expect(await give('3')).toEqual({ ok: false, why: 'team-removed' });
    expect(await give('3', { client: 'nobody' })).toEqual({ ok: false, why: 'gone' });
    expect(await stored()).toEqual([]);
    expect(await world.useCases.teamPulses({ workspace: 'T1', person: 'U1', team: team.id })).toBeUndefined();
  });

  it('is given by who looks after the client and by the lead, and by nobody else', async () => {
    await expect(give('3', { person: 'U2', client: 'birch' })).rejects.toThrow(Refused);
    await expect(world.useCases.skipPulse({ ...about('U2', 'birch'), view: 'V', reason: 'No.' })).rejects.toThrow(
      Refused,
    );
    expect(await give('3', { person: 'U9', client: 'birch' })).toMatchObject({ ok: true });
    expect(await give('3', { person: 'UADMIN' }).catch((error: unknown) => error)).toBeInstanceOf(Refused);
    expect(await give('3', { person: 'UOTHER' })).toEqual({ ok: false, why: 'gone' });
  });

  it('goes to the client into which its own was merged meanwhile, with what both had', async () => {
    await give('2', { client: 'birch' });
    await change('birch', { merged: { into: 'acme' } });
    world.moveTo('2026-03-02T09:00:00Z');
    const given = await give('4', { client: 'birch', person: 'U2' });
    expect(given).toMatchObject({ ok: true, pulse: { client: 'acme' } });
    const shown = await world.useCases.showPulse(about('U1', 'birch'));
    expect(shown).toMatchObject({ client: { id: 'acme' }, quarters: [{ whole: 3, scorers: ['U1', 'U2'] }] });
  });

  it('with evidence of 3,000 characters, or none, or without scores, is refused at its fields', async () => {
    expect(codes(await give('3', { evidence: 'x'.repeat(3000) }))[0]).toBe('evidence.purpose too-long');
    expect(codes(await give('3', { evidence: ' ' }))).toHaveLength(5);
    expect(codes(await give('6'))[0]).toBe('score.purpose choose-one');
    const skip = (reason: string) => world.useCases.skipPulse({ ...about(), view: 'V', reason });
    expect(await skip(' ')).toMatchObject({ problems: [{ field: 'reason', problem: { code: 'reason-missing' } }] });
    expect(await skip('x'.repeat(3000))).toMatchObject({ problems: [{ field: 'reason' }] });
    expect(await stored()).toEqual([]);
  });

  it('is refused when there are too many of one person in a quarter', async () => {
    for (let one = 0; one < MAX_PULSES_IN_QUARTER; one += 1) {
      expect(await give('3', { view: `V${one}` })).toMatchObject({ ok: true });
    }
    expect(codes(await give('3', { view: 'VX' }))).toEqual(['score.purpose too-many-pulses']);
    world.moveTo('2026-04-01T09:00:00Z');
    expect(await give('3', { view: 'VX' })).toMatchObject({ ok: true });
  });

  it('shows nobody who is to score a client what others gave it', async () => {
    await give('2', { person: 'U2' });
    const mine = await world.useCases.showPulse(about('U1'));
    expect(mine).toMatchObject({ quarters: [], hidden: { id: '2026-Q1' }, isDue: true });
    const listed = await world.useCases.teamPulses({ workspace: 'T1', person: 'U1', team: 'success' });
    expect(listed?.clients[0]).not.toHaveProperty('last');
    expect(await world.useCases.showPulse(about('U9'))).toMatchObject({ quarters: [{ whole: 2 }], isDue: false });
    const form = await world.useCases.openPulse(about('U1'));
    expect(form).not.toHaveProperty('before');
    await give('4', { person: 'U1' });
    expect(await world.useCases.showPulse(about('U1'))).toMatchObject({ quarters: [{ whole: 3 }] });
  });

  it('is due once a quarter from who looks after a client that was there before', async () => {
    await world.ports.clients.save(
      aClient({ id: 'new', name: 'Zinc', code: 'NEW', people: ['U1'], createdAt: new Date('2026-02-01T09:00:00Z') }),
    );
    const due = async (person: string) => (await world.useCases.duePulses('T1', person)).map(({ id }) => id);
    expect(await due('U1')).toEqual(['acme', 'birch']);
    expect(await due('U9')).toEqual([]);
    await give('3');
    await world.useCases.skipPulse({ ...about('U1', 'birch'), view: 'V', reason: 'New to me.' });
    expect(await due('U1')).toEqual([]);
    expect(await due('U2')).toEqual(['acme']);
    world.moveTo('2026-04-02T09:00:00Z');
    expect(await due('U1')).toEqual(['acme', 'birch', 'new']);
  });

  describe('with a goal on it', () => {
    const kpi = { direction: 'increase', unit: { kind: 'score' }, baseline: 1, target: 5 } as const;
    beforeEach(async () => {
      await world.ports.goals.save(aGoal({ client: 'acme', calculator: 'pulse', kpi, checkIns: [] }));
    });

    it('gives it one value a quarter, corrected by each further one, however often it is settled', async () => {
      const first = await giveAndSettle('2');
      world.moveTo('2026-03-03T09:00:00Z');
      await giveAndSettle('4', { person: 'U2' });
      if (first.ok) await world.followUps.settlePulse(first.pulse);
      world.moveTo('2026-04-03T09:00:00Z');
      await giveAndSettle('5');
      const values = await goal();
      expect(values.map(({ value, on }) => [value, on])).toEqual([
        [2, '2026-03-02'],
        [3, '2026-03-03'],
        [5, '2026-04-03'],
      ]);
      expect(values.map(({ corrects }) => corrects)).toEqual([undefined, values[0]?.id, undefined]);
    });

    it('is one factor alone where the goal counts that', async () => {
      await world.ports.goals.save(aGoal({ id: 'care', client: 'acme', calculator: 'pulse-care', kpi, checkIns: [] }));
      const scores = { ...input('4'), care: { score: '2', evidence: 'They said so.' } };
      const given = await world.useCases.givePulse({ ...about(), view: 'V1', input: scores });
      if (given.ok) await world.followUps.settlePulse(given.pulse);
      const care = await world.ports.goals.get('T1', 'care');
      expect(care?.checkIns).toMatchObject([{ value: 2, inputs: { calculator: 'pulse-care', values: { care: 2 } } }]);
      expect((await goal())[0]?.value).toBe(3.6);
    });

    it('changes no goal of another client, none that is closed, and none that counts something else', async () => {
      const others = [
        aGoal({ id: 'of-birch', client: 'birch', calculator: 'pulse', kpi, checkIns: [] }),
        aGoal({ id: 'closed', client: 'acme', calculator: 'pulse', kpi, checkIns: [], state: 'missed' }),
        aGoal({ id: 'typed', client: 'acme', kpi, checkIns: [] }),
      ];
      for (const one of others) await world.ports.goals.save(one);
      await giveAndSettle('4');
      for (const { id } of others) expect((await world.ports.goals.get('T1', id))?.checkIns, id).toEqual([]);
    });

    it('answers the round that waits for the goal', async () => {
      const round = aRound({ id: 'success|monthly|2026-03', asks: [{ person: 'U1', goals: ['retention'] }] });
      await world.ports.rounds.save(round);
      await giveAndSettle('4');
      expect((await goal())[0]?.round).toBe(round.id);
    });

    it('is settled by the sweep where that was cut short, once', async () => {
      const { ports } = world;
      const broken = world.having({ answers: { ...ports.answers, record: failingOnce(ports.answers.record) } });
      const given = await broken.useCases.givePulse({ ...about(), view: 'V1', input: input('4') });
      if (!given.ok) throw new Error('It was not kept');
      await expect(broken.followUps.settlePulse(given.pulse)).rejects.toThrow();
      expect(await goal()).toEqual([]);
      expect(await world.followUps.sweepPulses()).toBe(0);
      world.moveTo('2026-03-02T08:01:00Z');
      expect(await world.followUps.sweepPulses()).toBe(1);
      expect(await world.followUps.sweepPulses()).toBe(0);
      expect((await goal()).map(({ value }) => value)).toEqual([4]);
    });
  });
});
