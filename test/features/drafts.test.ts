import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_PROPOSALS, type ProposalInput } from '../../src/domain/goal/proposals.ts';
import { messageIds } from '../../src/domain/message/message-ids.ts';
import { Refused } from '../../src/domain/policy.ts';
import type { Person } from '../../src/ports/people.ts';
import { aCheckIn, aGoal, aTeam } from '../support/samples.ts';
import { openWorld, type World } from './support.ts';

/** What becomes of a draft that is activated twice, proposed about too late, or meets people who may not decide. */
describe('a draft', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.ports.teams.save(aTeam());
    await world.ports.goals.save(aGoal({ state: 'draft', checkIns: [], milestones: [] }));
  });
  afterEach(() => world.close());

  const about = (person = 'U1') => ({ workspace: 'T1', person, goal: 'retention' });
  const goal = async () => {
    const found = await world.ports.goals.get('T1', 'retention');
    if (found === undefined) throw new Error('no goal');
    return found;
  };
  const change = async (changes: object) => {
    const before = await goal();
    await world.ports.goals.save({ ...before, ...changes, version: before.version + 1 });
  };
  const typed: ProposalInput = { title: '', target: '88', due: '', words: 'We can do more.' };
  const propose = (person = 'U2', input: Partial<ProposalInput> = {}, view = 'V1') =>
    world.useCases.proposeChange({ ...about(person), view, input: { ...typed, ...input } });
  const decide = (person: string, taken: boolean, proposal: string) =>
    world.useCases.decideProposal({ ...about(person), proposal, taken });
  const first = async () => (await goal()).proposals?.[0]?.id ?? '';
  const message = async () => {
    world.followUps.noteDraft({ people: [], draft: { workspace: 'T1', goal: 'retention' } });
    await world.followUps.followDrafts();
    return (await world.ports.dispatcher.find(messageIds.draft('retention')))?.notice;
  };

  it('activated twice at once is activated once, and the second click says who did it and when', async () => {
    const both = await Promise.all(['U9', 'U1'].map((person) => world.useCases.activateGoal(about(person))));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const { changes = [], version } = await goal();
    expect(changes).toMatchObject([{ was: { state: 'draft' }, now: { state: 'active' } }]);
    const again = await world.useCases.activateGoal(about('U1'));
    expect(again).toMatchObject({ ok: false, why: 'no-draft', goal: { changes: [{ by: changes[0]?.by }] } });
    expect((await goal()).version).toBe(version);
  });

  it('starts on the day that it is activated, but not after a step of its plan', async () => {
    await change({ start: '2026-01-01' });
    await world.useCases.activateGoal(about('U9'));
    expect(await goal()).toMatchObject({ state: 'active', start: '2026-03-02' });
    await change({ state: 'draft', start: '2026-01-01', plan: [{ by: '2026-02-28', value: 82 }] });
    await world.useCases.activateGoal(about('U9'));
    expect(await goal()).toMatchObject({ state: 'active', start: '2026-01-01' });
  });

  it('whose due date has passed is not activated', async () => {
    world.moveTo('2027-06-01T08:00:00Z');
    expect(await world.useCases.activateGoal(about('U9'))).toEqual({ ok: false, why: 'over' });
    expect((await goal()).state).toBe('draft');
  });

  it('is not activated by another member, a guest, or who is deactivated; without its lead the owner does', async () => {
    await expect(world.useCases.activateGoal(about('U2'))).rejects.toThrow(Refused);
    for (const act of [world.useCases.activateGoal, world.useCases.countIn, world.useCases.proposalForm]) {
      await expect(act(about('UGUEST'))).rejects.toThrow(Refused);
    }
    await expect(propose('UGUEST')).rejects.toThrow(Refused);
    const person = async (_: string, id: string): Promise<Person> => ({
      ...{ id, name: id, zone: 'UTC', admin: false },
      ...(id === 'U9' && { away: 'deactivated' }),
    });
    const { useCases } = world.having({ directory: { person, personToday: person } });
    await expect(useCases.activateGoal(about('U9'))).rejects.toThrow(Refused);
    expect(await useCases.activateGoal(about('U1'))).toMatchObject({ ok: true });
  });

  it('counts nobody in once it is no draft any more', async () => {
    expect(await world.useCases.countIn(about('U2'))).toMatchObject({ ok: true, isIn: true });
    expect(await world.useCases.countIn(about('U2'))).toMatchObject({ ok: true, isIn: false });
    expect(await goal()).not.toHaveProperty('commitments');
    await world.useCases.countIn(about('U2'));
    await world.useCases.activateGoal(about('U9'));
    expect(await world.useCases.countIn(about('U1'))).toMatchObject({ ok: false, why: 'no-draft' });
    expect((await goal()).commitments).toMatchObject([{ by: 'U2' }]);
  });

  it('keeps a proposal that comes after it was activated, and says so', async () => {
    await world.useCases.activateGoal(about('U9'));
    expect(await world.useCases.proposalForm(about('U2'))).toMatchObject({ ok: false, why: 'no-draft' });
    const kept = await propose();
    expect(kept).toMatchObject({ ok: true, activation: { by: 'U9' } });
    expect((await goal()).proposals).toMatchObject([{ by: 'U2', target: { value: 88 }, words: 'We can do more.' }]);
    expect(await decide('U1', true, await first())).toMatchObject({ ok: true });
    expect(await goal()).toMatchObject({ kpi: { target: 88 } });
  });

  it('refuses a proposal about a closed goal, and keeps a form open that says nothing or what cannot be', async () => {
    const at = async (input: Partial<ProposalInput>) => {
      const kept = await propose('U2', input);
      return 'problems' in kept ? kept.problems.map(({ field, problem }) => `${field} ${problem.code}`) : 'kept';
    };
    const { title, due, kpi } = await goal();
    const target = kpi.direction === 'within-range' ? '' : String(kpi.target);
    expect(await at({ title, due, target, words: ' ' })).toEqual(['words nothing-proposed']);
    expect(await at({ target: '80' })).toEqual(['target target-equals-baseline']);
    expect(await at({ target: '70' })).toEqual(['target target-on-wrong-side']);
    expect(await at({ target: 'much more' })).toEqual(['target not-a-number']);
    expect(await at({ target: '140' })).toEqual(['target number-out-of-range']);
    expect(await at({ due: '2025-01-01', title: 'x'.repeat(151), words: 'x'.repeat(301) })).toEqual([
      'title too-long',
      'words too-long',
      'due date-in-past',
    ]);
    expect(await goal()).not.toHaveProperty('proposals');
    await change({ state: 'dropped' });
    expect(await propose()).toEqual({ ok: false, why: 'closed' });
  });

  it('keeps a proposal once however often it is sent, and refuses the fifty-first', async () => {
    await Promise.all([propose(), propose(), propose()]);
    expect((await goal()).proposals).toHaveLength(1);
    const [one] = (await goal()).proposals ?? [];
    await change({ proposals: Array.from({ length: MAX_PROPOSALS }, (_, index) => ({ ...one, id: `p${index}` })) });
    const problem = { code: 'too-many-proposals', max: 50 };
    expect(await propose('U2', {}, 'V2')).toEqual({ ok: false, problems: [{ field: 'words', problem }] });
  });

  it('is decided about by its owner and lead alone, once', async () => {
    await propose();
    const id = await first();
    await expect(decide('U2', true, id)).rejects.toThrow(Refused);
    await Promise.all([decide('U1', true, id), decide('U9', false, id)]);
    const [{ decided } = {}] = (await goal()).proposals ?? [];
    expect(await decide('U9', true, id)).toMatchObject({ ok: false, why: 'decided', decided: { by: decided?.by } });
    expect(await decide('U9', true, 'none')).toEqual({ ok: false, why: 'gone' });
  });

  it('is not changed by a proposal that does not fit any more, has to change a plan, or needs a reason', async () => {
    await propose('U2', { words: '', due: '2026-11-30' });
    const id = await first();
    await change({ plan: [{ by: '2026-06-30', value: 83 }] });
    expect(await decide('U1', true, id)).toEqual({ ok: false, why: 'plan' });
    const { plan: _, ...rest } = await goal();
    await world.ports.goals.save({ ...rest, checkIns: [aCheckIn(82)], version: rest.version + 1 });
    expect(await decide('U1', true, id)).toEqual({ ok: false, why: 'reason' });
    await change({ kpi: { direction: 'increase', unit: { kind: 'number' }, baseline: 80, target: 85 } });
    expect(await decide('U1', true, id)).toEqual({ ok: false, why: 'outdated' });
    expect(await decide('U1', false, id)).toMatchObject({ ok: true });
  });

  it('is only dropped, not achieved; opened again it is a draft', async () => {
    const close = (choice: 'achieved' | 'dropped' | 'carry-on') =>
      world.useCases.closeGoal({
        ...about('U1'),
        view: `C-${choice}`,
        input: { choice, score: '', reason: '', learned: '', closing: '', due: '' },
        lastValue: { value: '' },
      });
    const problems = [{ field: 'choice', problem: { code: 'draft-only-dropped' } }];
    expect(await close('achieved')).toEqual({ ok: false, problems });
    expect(await close('carry-on')).toEqual({ ok: false, problems });
    expect(await message()).toMatchObject({ state: 'open' });
    expect(await close('dropped')).toMatchObject({ ok: true });
    expect(await message()).toMatchObject({ state: 'closed', end: 'dropped' });
    const reopening = { ...about('U1'), view: 'R1', reason: 'Not so fast.', due: '2026-12-31' };
    expect(await world.useCases.reopenGoal(reopening)).toMatchObject({ ok: true, goal: { state: 'draft' } });
    expect(await message()).toMatchObject({ state: 'open', title: 'Client retention' });
  });

  it('is deleted by its maker, but not with the proposal of another', async () => {
    await message();
    const made = { ...about('U1') };
    await world.useCases.countIn(about('U2'));
    await propose();
    await expect(world.useCases.deleteGoal(made)).rejects.toThrow(Refused);
    await change({ proposals: [] });
    expect(await world.useCases.deleteGoal(made)).toMatchObject({ ok: true });
    expect(await message()).toEqual({ kind: 'draft-goal', state: 'deleted', title: 'Client retention' });
  });

  it('says nothing of itself in the channel where it becomes private, and all of it where it is public again', async () => {
    expect(await message()).toMatchObject({ state: 'open', ownerName: 'Noor' });
    await change({ visibility: 'private' });
    expect(await message()).toEqual({ kind: 'draft-goal', state: 'withdrawn' });
    const { visibility: _, ...rest } = await goal();
    await world.ports.goals.save({ ...rest, version: rest.version + 1 });
    expect(await message()).toMatchObject({ state: 'open', title: 'Client retention' });
  });

  it('keeps in its message what it was when it was activated', async () => {
    await message();
    await world.useCases.countIn(about('U2'));
    await world.useCases.activateGoal(about('U9'));
    expect(await message()).toMatchObject({ state: 'activated', byName: 'Mara', committed: ['Sam'] });
    await change({ title: 'Another title' });
    expect(await message()).toMatchObject({ state: 'activated', title: 'Client retention' });
  });

  it('is posted after a start where a crash came before', async () => {
    await world.followUps.followDrafts();
    const found = await world.ports.dispatcher.find(messageIds.draft('retention'));
    expect(found?.notice).toMatchObject({ kind: 'draft-goal', state: 'open' });
  });

  it('is known as it was on a day: what was proposed and decided since is not', async () => {
    world.moveTo('2026-03-02T08:00:00Z');
    await propose();
    world.moveTo('2026-03-05T08:00:00Z');
    await decide('U1', true, await first());
    await world.useCases.countIn(about('U2'));
    await world.useCases.activateGoal(about('U9'));
    const on = async (day: string) => (await world.useCases.showGoal('T1', 'U1', 'retention', day))?.goal;
    expect(await on('2026-03-01')).toMatchObject({ state: 'draft', proposals: [], kpi: { target: 85 } });
    const then = await on('2026-03-03');
    expect(then).toMatchObject({ state: 'draft', proposals: [{ by: 'U2' }], commitments: [] });
    expect(then?.proposals?.[0]).not.toHaveProperty('decided');
    world.moveTo('2026-03-08T08:00:00Z');
    expect(await on('2026-03-06')).toMatchObject({ state: 'active', kpi: { target: 88 }, commitments: [{ by: 'U2' }] });
  });
});
