import { limitsOf } from '../../domain/calculators/index.ts';
import { coach } from '../../domain/coach/coach.ts';
import type { GoalFormAdvice } from '../../domain/coach/goal-form-advice.ts';
import { historiesFor } from '../../domain/coach/histories.ts';
import { type Proposal, proposalOf } from '../../domain/coach/proposal.ts';
import { sketchOfInput } from '../../domain/coach/sketch.ts';
import type { GoalInput } from '../../domain/goal/goal-input.ts';
import { type DayValue, seriesOf } from '../../domain/history/series.ts';
import type { GoalId, LocalDate, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import { DEFAULT_SETTINGS, type Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { addDays, isLocalDate } from '../../domain/time/local-date.ts';
import { admit } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Holidays } from '../../ports/holidays.ts';
import type { Directory } from '../../ports/people.ts';
import type { Clock } from '../../ports/runtime.ts';
import { teamCalendar } from '../../ports/team-calendar.ts';
import type { TeamStore } from '../../ports/teams.ts';

export interface AdviseGoalFormPorts {
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly directory: Directory;
  readonly holidays: Holidays;
  readonly clock: Clock;
}

export interface GoalFormToAdvise {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly input: GoalInput;
  /** The goal whose history was chosen. */
  readonly history?: GoalId | undefined;
}

/** Of whose goals a KPI can be taken, beside the team's own. */
const MAX_OTHER_TEAMS = 10;
/** Until a due date is chosen, a proposal is for a year. */
const USUAL_DAYS = 365;

/** Looks at a form while it is filled in, with what its team knows. Nothing is stored. */
export function adviseGoalForm(ports: AdviseGoalFormPorts) {
  const { goals, teams, directory, clock } = ports;
  const seenBeside = async ({ id }: Team, workspace: WorkspaceId, person: UserId) =>
    (await teams.forPerson(workspace, person)).filter((team) => team.id !== id).slice(0, MAX_OTHER_TEAMS);
  return async ({ workspace, person, input, history }: GoalFormToAdvise): Promise<GoalFormAdvice> => {
    const [requester, found] = await Promise.all([
      admit(directory, workspace, person),
      teams.get(workspace, input.team),
    ]);
    const team = found && policy.addGoal(requester.actor, found).allowed ? found : undefined;
    const otherTeams = team === undefined ? [] : await seenBeside(team, workspace, person);
    const all = team === undefined ? [] : await goals.forTeams(workspace, [team.id, ...otherTeams.map(({ id }) => id)]);
    const others = all.filter((goal) => goal.team === team?.id);
    const today = localDateOf(clock.now(), requester.person.zone);
    const settings = team?.settings ?? DEFAULT_SETTINGS;
    const names = new Map(otherTeams.map(({ id, name }) => [id, name]));
    const histories = historiesFor(input, all, { team: input.team, otherTeams: names });
    const chosen = histories.find(({ goal }) => goal.id === history);
    const series = chosen === undefined ? [] : seriesOf(chosen.goal.checkIns);
    const advice = coach(sketchOfInput(input, today, requester.person.writesIn), {
      today,
      calendar: await teamCalendar(ports, settings),
      periods: settings,
      series,
      // A goal whose history is carried on is not one that is there twice.
      others: others.filter(({ id }) => id !== chosen?.goal.id),
      members: team === undefined ? [] : [team.lead, ...team.members],
    });
    const proposal = proposalFor(input, series, today);
    return { advice, histories, ...(chosen && { chosen }), ...(proposal && { proposal }) };
  };
}

function proposalFor(input: GoalInput, series: readonly DayValue[], today: LocalDate): Proposal | undefined {
  const { direction, calculator } = input;
  const due = isLocalDate(input.due) ? input.due : addDays(today, USUAL_DAYS);
  const limits = limitsOf(calculator);
  return proposalOf(series, { direction, due, ...(limits && { limits }) });
}
