import { peopleAround } from '../../domain/check-in/blockers.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { LocalDate } from '../../domain/names.ts';
import { type Agenda, type AgendaView, agendaOf } from '../../domain/report/agenda.ts';
import { digestNotice } from '../../domain/report/digest-report.ts';
import type { DigestNotice } from '../../domain/report/notices.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import type { Period } from '../../domain/time/periods.ts';
import { namesOf } from '../../ports/names.ts';
import type { Clock, Directory, GoalStore, RoundStore } from '../../ports/ports.ts';
import { type CalendarPorts, teamCalendar } from '../../ports/team-calendar.ts';

export interface TeamReportPorts extends CalendarPorts {
  readonly goals: GoalStore;
  readonly rounds: RoundStore;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** What is said about a whole team: its digest and the lead's agenda, as they are now. */
export function teamReports(ports: TeamReportPorts) {
  const gather = async (team: Team): Promise<AgendaView & { readonly goals: Goal[] }> => {
    const goals = (await ports.goals.ofTeams(team.workspace, [team.id])).filter(({ state }) => state === 'active');
    const nameOf = await namesOf(ports.directory, team.workspace, peopleAround(goals));
    const today = localDateOf(ports.clock.now(), team.zone);
    const { staleAfter } = team.settings;
    const calendar = await teamCalendar(ports, team.settings);
    return { goals, nameOf, today, calendar, staleAfter };
  };
  return {
    digest: async (team: Team, period: Period): Promise<DigestNotice> =>
      digestNotice({ team, period, ...(await gather(team)) }),

    agenda: async (team: Team): Promise<{ agenda: Agenda; today: LocalDate }> => {
      const [{ goals, ...view }, open] = await Promise.all([
        gather(team),
        ports.rounds.ofTeam(team.workspace, team.id, 'open'),
      ]);
      return { agenda: agendaOf(goals, open, view), today: view.today };
    },
  };
}
