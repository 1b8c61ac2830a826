import type { Language } from '../domain/language.ts';
import type { LocalDate } from '../domain/names.ts';
import { type PreviewInput, previewRhythm } from '../domain/round/preview.ts';
import { SCHEDULE_KINDS, type ScheduleKind } from '../domain/schedule/occurrence.ts';
import type { Team } from '../domain/team/team.ts';
import type { GoalStore } from '../ports/goals.ts';
import type { Directory } from '../ports/people.ts';
import type { Scheduling } from '../ports/schedule.ts';
import { type CalendarPorts, publicHolidays } from '../ports/team-calendar.ts';
import type { ScheduleStore } from '../stores/schedules.ts';
import { cursorOf, syncSchedules } from './sync.ts';

/** How many dates a preview shows. */
const PREVIEWED = 6;

export interface RhythmPorts extends CalendarPorts {
  readonly goals: Pick<GoalStore, 'cadencesOf'>;
  readonly directory: Directory;
}

/**
 * What decides when a team's schedules fall due: its settings and holidays, the zones in which its members are at
 * present, and the cadences that its goals have of their own.
 */
export async function rhythmOf(
  ports: RhythmPorts,
  team: Team,
  language?: Language,
): Promise<Omit<PreviewInput, 'cursors' | 'now'>> {
  const { id, workspace, settings, zone, members } = team;
  const [people, holidays, cadences] = await Promise.all([
    Promise.all(members.map((member) => ports.directory.personToday(workspace, member, team))),
    publicHolidays(ports, settings, language),
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
    stop: async (team) => {
      // One that moved on meanwhile finds its team removed when it falls due.
      for (const known of await schedules.forTeam(team)) await schedules.update(known, { active: false });
    },
    preview: async (team, language) => {
      const now = ports.clock.now();
      const [rhythm, known] = await Promise.all([rhythmOf(ports, team, language), schedules.forTeam(team.id)]);
      const cursor = (kind: ScheduleKind) =>
        cursorOf(
          known.find((one) => one.kind === kind),
          { ...rhythm, kind },
          now,
        );
      const cursors = Object.fromEntries(SCHEDULE_KINDS.map((kind) => [kind, cursor(kind)])) as Record<
        ScheduleKind,
        LocalDate
      >;
      return previewRhythm({ ...rhythm, cursors, now }, PREVIEWED);
    },
  };
}
