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
    const { owed, typed } = await world.useCases.draftedPart('T1', 'U1');
    return { corrects: owed.map(({ corrects }) => corrects), typed };
  };

  it('is found, and forgotten, however often it was corrected meanwhile', async () => {
    await keep('second', { 'a:value': '82', 'a:note': 'Rain' });
    const draft = await world.useCases.drafts.of('T1', 'U1');
    expect(draft?.fields).toMatchObject([{ field: 'a:note', value: 'Rain', corrects: 'first' }]);
    await correctAgain();
    expect(await drafted()).toMatchObject({ corrects: ['third'], typed: { 'a:value': '83' } });
    await world.useCases.drafts.drop('T1', 'U1', [{ goal: 'a', corrects: 'third' }]);
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
