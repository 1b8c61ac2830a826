import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCheckIn, aGoal, aTeam } from '../support/samples.ts';
import { openWorld, type World } from './support.ts';

/** What is kept of forms that were closed. */
describe('the draft of a correction', () => {
  let world: World;
  const first = aCheckIn(81, { id: 'first', by: 'U1', on: '2026-03-02' });
  const second = { ...first, id: 'second', value: 82, corrects: 'first', at: new Date('2026-03-02T10:00:00Z') };
  const third = { ...first, id: 'third', value: 83, corrects: 'second', at: new Date('2026-03-02T11:00:00Z') };
  beforeEach(async () => {
    world = await openWorld();
    await world.ports.teams.save(aTeam());
    await world.ports.goals.save(aGoal({ id: 'a', checkIns: [first, second] }));
  });
  afterEach(() => world.close());

  const keep = (corrects: string, typed: Record<string, string>) =>
    world.useCases.drafts.keep('T1', 'U1', [{ goal: 'a', corrects }], typed);
  const correctAgain = () => world.ports.goals.save(aGoal({ id: 'a', checkIns: [first, second, third], version: 2 }));
  const drafted = async () => {
    const { items, typed } = await world.useCases.draftForm('T1', 'U1');
    return { corrects: items.map(({ corrects }) => corrects), typed };
  };

  it('is found, and forgotten, however often it was corrected meanwhile', async () => {
    await keep('second', { 'a:value': '82', 'a:note': 'Rain' });
    const draft = await world.useCases.drafts.of('T1', 'U1');
    expect(draft?.fields).toMatchObject([{ field: 'a:note', value: 'Rain', corrects: 'first' }]);
    await correctAgain();
    expect(await drafted()).toMatchObject({ corrects: ['third'], typed: { 'a:value': '83' } });
    await world.useCases.drafts.drop('T1', [{ person: 'U1', parts: [{ goal: 'a', corrects: 'third' }] }]);
    expect(await world.useCases.drafts.of('T1', 'U1')).toBeUndefined();
  });

  it('is not offered where it cannot be sent, nor is what the form of one value holds', async () => {
    await keep('second', { 'a:value': '84' });
    await world.useCases.drafts.keep('T1', 'U1', [{ goal: 'a', byItself: true }], { 'a:value': '85' });
    expect((await drafted()).corrects).toEqual(['second']);
    await world.ports.goals.save(aGoal({ id: 'a', checkIns: [first, { ...second, by: 'U9' }], version: 2 }));
    expect((await drafted()).corrects).toEqual([]);
  });
});

describe('a draft', () => {
  it('is what was typed last, also where what was typed before takes longer to be kept', async () => {
    const world = await openWorld();
    const { drafts: store } = world.ports;
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    let saves = 0;
    const save: typeof store.save = async (workspace, person, draft) => {
      if (person === 'U1') saves += 1;
      if (person === 'U1' && saves === 1) await slow;
      return store.save(workspace, person, draft);
    };
    const { drafts } = world.having({ drafts: { ...store, save } }).useCases;
    const part = [{ goal: 'a' }];
    const chosen = drafts.keep('T1', 'U1', part, { 'a:value': '43' });
    const closed = drafts.keep('T1', 'U1', part, { 'a:value': '43', 'a:note': 'From the archive' });
    const others = drafts.keep('T1', 'U2', part, { 'a:value': '7' });
    await others;
    release();
    await Promise.all([chosen, closed]);
    expect((await drafts.of('T1', 'U1'))?.fields.map(({ field }) => field)).toEqual(['a:value', 'a:note']);
    await world.close();
  });

  it('that could not be kept is told of, and the next one is kept', async () => {
    const world = await openWorld();
    const { drafts: store } = world.ports;
    let saves = 0;
    const save: typeof store.save = async (...args) => {
      saves += 1;
      if (saves === 1) throw new Error('no server');
      return store.save(...args);
    };
    const { drafts } = world.having({ drafts: { ...store, save } }).useCases;
    const keep = (value: string) => drafts.keep('T1', 'U1', [{ goal: 'a' }], { 'a:value': value });
    const [first, second] = await Promise.allSettled([keep('1'), keep('2')]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
    expect((await drafts.of('T1', 'U1'))?.fields).toMatchObject([{ value: '2' }]);
    await world.close();
  });
});
