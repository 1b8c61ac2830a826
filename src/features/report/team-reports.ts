import { peopleInvolved } from '../../domain/check-in/blockers.ts';
import type { Advice } from '../../domain/coach/coach.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { GoalId, LocalDate } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import { type Agenda, type AgendaView, agendaOf } from '../../domain/report/agenda.ts';
import { digestNotice, isQuiet } from '../../domain/report/digest-report.ts';
import type { DigestNotice } from '../../domain/report/notices.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { type Period, periodContaining } from '../../domain/time/periods.ts';
import { admitTo, type PersonAndActor, type TeamPolicyPorts, type TeamRequest } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import { namesOf } from '../../ports/names.ts';
import type { Directory } from '../../ports/people.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import type { Clock } from '../../ports/runtime.ts';
import { type CalendarPorts, holidayDays, teamCalendar } from '../../ports/team-calendar.ts';
import { adviseGoals } from '../goal/index.ts';
import { type TypedTeam, teamAsEntered } from '../team/index.ts';

export interface TeamReportPorts extends CalendarPorts {
  readonly goals: GoalStore;
  readonly rounds: RoundStore;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** The digest of a period, as it is now. */
export function digestOf(ports: TeamReportPorts) {
  return async (team: Team, period: Period): Promise<DigestNotice> =>
    digestNotice({ team, period, ...(await gather(ports, team)) });
}

/** The week that it is for a team. */
export function weekOf({ zone, settings }: Team, now: Date): Period {
  return periodContaining('week', localDateOf(now, zone), settings);
}

/** A digest as it would be posted now. */
export interface DigestPreview {
  readonly notice: DigestNotice;
  /** Nothing happened, and the team wishes to hear nothing of it. */
  readonly leftOut: boolean;
  readonly mayPost: boolean;
}

/** The digest of this week, by a team's settings or as they stand in its form; undefined where the team is gone. */
export function previewDigest(ports: TeamReportPorts & TeamPolicyPorts) {
  const digest = digestOf(ports);
  return async (request: TeamRequest, typed?: TypedTeam): Promise<DigestPreview | undefined> => {
    const asked = await admitTo(ports, request, 'seeTeam');
    if (asked === undefined) return undefined;
    const { team: saved, actor } = asked;
    const { settings } = typed === undefined ? saved : await teamAsTyped(ports, typed, asked);
    const team = { ...saved, settings };
    const notice = await digest(team, weekOf(team, ports.clock.now()));
    const leftOut = isQuiet(notice) && !settings.quietDigest;
    return { notice, leftOut, mayPost: policy.leadTeam(actor, saved).allowed };
  };
}

/** The team as its form says. */
async function teamAsTyped(
  ports: TeamReportPorts,
  { input, editing, language }: TypedTeam,
  { team, person }: PersonAndActor & { readonly team: Team },
): Promise<Team> {
  const typedBy = { locale: person.writesIn, today: localDateOf(ports.clock.now(), person.zone) };
  const known = await holidayDays(ports, input.holidays, language);
  return teamAsEntered({ input: { ...input, typedBy }, ...(editing && { editing }) }, team, known);
}

/** What a lead goes through with the team. */
export interface TeamReview {
  readonly team: Team;
  readonly agenda: Agenda;
  /** In the team's zone. */
  readonly today: LocalDate;
  /** What the coach says, by goal. */
  readonly advice: ReadonlyMap<GoalId, Advice>;
}

/** The lead's agenda, as it is now; undefined where the team is gone. */
export function reviewTeam(ports: TeamReportPorts & TeamPolicyPorts) {
  const advise = adviseGoals(ports);
  return async (request: TeamRequest): Promise<TeamReview | undefined> => {
    const asked = await admitTo(ports, request, 'leadTeam');
    if (asked === undefined) return undefined;
    const { team } = asked;
    const [{ goals, ...view }, open, advice] = await Promise.all([
      gather(ports, team),
      ports.rounds.forTeam(team.workspace, team.id, 'open'),
      advise(team),
    ]);
    return { team, agenda: agendaOf(goals, open, view), today: view.today, advice };
  };
}

async function gather(ports: TeamReportPorts, team: Team): Promise<AgendaView & { readonly goals: Goal[] }> {
  const goals = (await ports.goals.forTeams(team.workspace, [team.id])).filter(({ state }) => state === 'active');
  const nameOf = await namesOf(ports.directory, team.workspace, peopleInvolved(goals));
  const today = localDateOf(ports.clock.now(), team.zone);
  const { staleAfter } = team.settings;
  const calendar = await teamCalendar(ports, team.settings);
  return { goals, nameOf, today, calendar, staleAfter };
}
