import type { Rhythm } from '../domain/schedule/occurrence.ts';
import type { Team } from '../domain/team.ts';
import type { ScheduleStore } from '../stores/schedules.ts';
import type { Clock, Directory, Scheduling } from '../usecases/ports.ts';
import { syncSchedules } from './sync.ts';

/** What decides when a team's schedules fall due, with the zones in which its members are at present. */
export async function rhythmOf(team: Team, directory: Directory): Promise<Omit<Rhythm, 'kind'>> {
  const people = await Promise.all(team.members.map((member) => directory.personToday(team.workspace, member)));
  return { team: team.id, settings: team.settings, teamZone: team.zone, zones: people.map(({ zone }) => zone) };
}

/** Keeps schedules in step with their team, for the use cases that save one. */
export function createScheduling(schedules: ScheduleStore, directory: Directory, clock: Clock): Scheduling {
  return {
    follow: async (team) => {
      const rhythm = await rhythmOf(team, directory);
      await syncSchedules(schedules, { ...rhythm, workspace: team.workspace }, clock.now());
    },
  };
}
