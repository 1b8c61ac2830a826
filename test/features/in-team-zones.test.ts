import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTeamZones } from '../../src/ports/in-team-zones.ts';
import type { Profile } from '../../src/ports/people.ts';
import { rhythmOf } from '../../src/schedule/rhythm.ts';
import { aGoal, aTeam } from '../support/samples.ts';
import { MARCH, openWorld, type World } from './support.ts';

/** Slack gives no zone of anybody here but Sam. */
const profiles = async (_: string, id: string): Promise<Profile> =>
  id === 'U2' ? { id, name: 'Sam', zone: 'Asia/Tokyo', admin: false } : { id, name: id, admin: false };
const zoneless = { person: profiles, personToday: profiles };

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.ports.teams.save(aTeam({ zone: 'America/Los_Angeles', members: ['U1', 'U2'] }));
  await world.ports.goals.save(aGoal({ id: 'a', owner: 'U1' }));
  await world.ports.goals.save(aGoal({ id: 'b', owner: 'U2' }));
});
afterEach(() => world.close());

describe('somebody of whom Slack gives no zone', () => {
  it('is asked and reminded by the clock of the team, not by UTC', async () => {
    const directory = inTeamZones(zoneless, world.ports.teams);
    await world.having({ directory }).followUps.runOccurrence(MARCH, 'T1', 'success');
    const promptOf = (id: string) => world.queue.messages.get(`${MARCH.id}|${id}|prompt`)?.notBefore.toISOString();
    expect(promptOf('U1')).toBe('2026-03-02T17:00:00.000Z');
    expect(promptOf('U2')).toBe('2026-03-02T08:00:00.000Z');
    const reminders = await world.ports.reminders.due(new Date('2026-04-01T00:00:00Z'), 10);
    const ofU1 = reminders.filter(({ person }) => person === 'U1').map(({ at }) => at.toISOString());
    expect(ofU1[0]).toBe('2026-03-09T16:00:00.000Z');
  });

  it('does not bring the day of a round forward', async () => {
    const directory = inTeamZones(zoneless, world.ports.teams);
    const team = aTeam({ zone: 'America/Los_Angeles', members: ['U1', 'U3'] });
    expect((await rhythmOf({ ...world.ports, directory }, team)).zones).toEqual(
      team.members.map(() => 'America/Los_Angeles'),
    );
  });

  it('is where their own team is, and where the team is that something is done for', async () => {
    const directory = inTeamZones(zoneless, world.ports.teams);
    expect((await directory.person('T1', 'U1')).zone).toBe('America/Los_Angeles');
    expect((await directory.person('T1', 'U1', { zone: 'Europe/Paris' })).zone).toBe('Europe/Paris');
    expect((await directory.person('T1', 'U2', { zone: 'Europe/Paris' })).zone).toBe('Asia/Tokyo');
    expect((await directory.personToday('T1', 'NOBODY')).zone).toBe('UTC');
  });
});
