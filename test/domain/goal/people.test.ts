import { describe, expect, it } from 'vitest';
import { withChange } from '../../../src/domain/goal/changes.ts';
import { hasPart, partsTransferred, peopleOf, reporterOf, tidyPeople } from '../../../src/domain/goal/people.ts';
import { policy } from '../../../src/domain/policy.ts';
import { aBlocker, aGoal, aTeam } from '../../support/samples.ts';

const at = new Date('2026-03-02T09:00:00Z');
const actor = (id: string) => ({ id, admin: false, outsider: false });

describe('the people of a goal', () => {
  it('has its value reported by its owner, where nobody else is named', () => {
    expect(reporterOf(aGoal())).toBe('U1');
    expect(reporterOf(aGoal({ reporter: 'U2' }))).toBe('U2');
  });

  it('stand in it once each', () => {
    const people = { owner: 'U1', reporter: 'U1', contributors: ['U1', 'U3', 'U3'] };
    expect(tidyPeople(people)).toEqual({ owner: 'U1', contributors: ['U3'] });
    expect(tidyPeople({ owner: 'U1', reporter: 'U2', contributors: ['U2'] })).toEqual({ owner: 'U1', reporter: 'U2' });
    expect(peopleOf(aGoal({ reporter: 'U2', contributors: ['U3'] }))).toEqual(['U1', 'U2', 'U3']);
  });

  it('see it wherever they are; who reports it answers for it, and who contributes does not', () => {
    const goal = aGoal({ reporter: 'U5', contributors: ['U6'] });
    const team = aTeam();
    for (const person of ['U1', 'U5', 'U6']) {
      expect(hasPart(person, goal)).toBe(true);
      expect(policy.seeGoal(actor(person), goal, team).allowed).toBe(true);
    }
    expect(policy.seeGoal(actor('U7'), goal, team)).toEqual({ allowed: false, why: 'not-a-member' });
    expect(policy.seeGoal({ ...actor('U6'), outsider: true }, goal, team)).toEqual({ allowed: false, why: 'outsider' });
    expect(policy.checkIn(actor('U5'), goal, team).allowed).toBe(true);
    expect(policy.checkIn(actor('U6'), goal, team)).toEqual({ allowed: false, why: 'not-the-owner' });
  });

  it('who owns it, or leads, gives it away; who reports it gives away the reporting, while in the team', () => {
    const goal = aGoal({ reporter: 'U2' });
    const team = aTeam();
    const may = (person: string, from: string) => policy.transferGoal(actor(person), goal, team, from).allowed;
    expect([may('U9', 'U1'), may('U1', 'U1'), may('U1', 'U2'), may('U2', 'U2')]).toEqual([true, true, true, true]);
    expect([may('U2', 'U1'), may('U7', 'U1')]).toEqual([false, false]);
    expect(policy.transferGoal(actor('U1'), goal, aTeam({ members: ['U9'] }), 'U1').allowed).toBe(false);
  });
});

describe('what is transferred', () => {
  it('is the owning, the reporting, or both', () => {
    expect(partsTransferred(aGoal(), 'U1', 'U2')).toEqual({ owner: 'U2', reporter: null, contributors: null });
    const reported = aGoal({ reporter: 'U2', contributors: ['U3'] });
    expect(partsTransferred(reported, 'U2', 'U3')).toEqual({ owner: 'U1', reporter: 'U3', contributors: null });
    expect(partsTransferred(reported, 'U2', 'U1')).toEqual({ owner: 'U1', reporter: null, contributors: ['U3'] });
    expect(partsTransferred(reported, 'U1', 'U2')).toEqual({ owner: 'U2', reporter: null, contributors: ['U3'] });
  });

  it('takes along what the owner was to clear, and nothing that is cleared or another’s', () => {
    const blockers = [
      aBlocker({ id: 'open' }),
      aBlocker({ id: 'cleared', cleared: { by: 'U1', at } }),
      aBlocker({ id: 'theirs', owner: 'U2' }),
    ];
    const changed = withChange(aGoal({ blockers }), { owner: 'U3' }, { id: 'h', by: 'U9', at });
    expect(changed.ok && changed.goal.blockers.map(({ id, owner }) => [id, owner])).toEqual([
      ['open', 'U3'],
      ['cleared', 'U1'],
      ['theirs', 'U2'],
    ]);
    expect(changed.ok && changed.change).toMatchObject({ was: { owner: 'U1' }, now: { owner: 'U3' } });
  });
});
