import type { Rhythm } from '../domain/schedule/occurrence.ts';
import type { Team } from '../domain/team.ts';
import type { ScheduleStore } from '../stores/schedules.ts';
import type { Directory, GoalStore, Scheduling } from '../usecases/ports.ts';
import { type CalendarPorts, publicHolidays } from '../usecases/team-calendar.ts';
import { syncSchedules } from './sync.ts';

export interface RhythmPorts extends CalendarPorts {
  readonly goals: Pick<GoalStore, 'cadencesOf'>;
  readonly directory: Directory;
}

/**
 * What decides when a team's schedules fall due: its settings and holidays, the zones in which its members are at
 * present, and the cadences that its goals have of their own.
 */
export async function rhythmOf(ports: RhythmPorts, team: Team): Promise<Omit<Rhythm, 'kind'>> {
  const { id, workspace, settings, zone, members } = team;
  const [people, holidays, cadences] = await Promise.all([
    Promise.all(members.map((member) => ports.directory.personToday(workspace, member))),
    publicHolidays(ports, settings),
    ports.goals.cadencesOf(workspace, id),
  ]);
  return { team: id, settings, teamZone: zone, zones: people.map((person) => person.zone), holidays, cadences };
}

/** Keeps schedules in step with their team, for the use cases that save one. */
export function createScheduling(schedules: ScheduleStore, ports: RhythmPorts): Scheduling {
  return {
    follow: async (team) => {
      const rhythm = await rhythmOf(ports, team);
      await syncSchedules(schedules, { ...rhythm, workspace: team.workspace }, ports.clock.now());
    },
  };
}
