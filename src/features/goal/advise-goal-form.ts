import { limitsOf } from '../../domain/calculators/index.ts';
import { coach } from '../../domain/coach/coach.ts';
import type { GoalFormAdvice } from '../../domain/coach/goal-form-advice.ts';
import { historiesFor } from '../../domain/coach/histories.ts';
import { type Proposal, proposalOf } from '../../domain/coach/proposal.ts';
import { sketchOfInput } from '../../domain/coach/sketch.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { GoalInput } from '../../domain/goal/goal-input.ts';
import { type DayValue, seriesOf } from '../../domain/history/series.ts';
import type { GoalId, LocalDate, TeamId, UserId, WorkspaceId } from '../../domain/names.ts';
import { type Actor, goalsSeenBy, policy } from '../../domain/policy.ts';
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
  /** The goal that the form changes, where it makes no new one: it is measured by its own history. */
  readonly changes?: GoalId | undefined;
}

/** Of whose goals a KPI can be taken, beside the team's own. */
const MAX_OTHER_TEAMS = 10;
/** Until a due date is chosen, a proposal is for a year. */
const USUAL_DAYS = 365;

/** Looks at a form while it is filled in, with what its team knows. Nothing is stored. */
export function adviseGoalForm(ports: AdviseGoalFormPorts) {
  const { teams, directory, clock } = ports;
  return async ({ workspace, person, input, history, changes }: GoalFormToAdvise): Promise<GoalFormAdvice> => {
    const [requester, found] = await Promise.all([
      admit(directory, workspace, person),
      teams.get(workspace, input.team),
    ]);
    const team = found && policy.addGoal(requester.actor, found).allowed ? found : undefined;
    const { all, otherTeams } = await goalsSeen(ports, team, requester.actor);
    const others = all.filter((goal) => goal.team === team?.id);
    const today = localDateOf(clock.now(), requester.person.zone);
    const settings = team?.settings ?? DEFAULT_SETTINGS;
    const { histories, chosen, changed } = measuredBy({ input, history, changes }, all, otherTeams);
    const ofHistory = changed ?? chosen?.goal;
    const series = ofHistory === undefined ? [] : seriesOf(ofHistory.checkIns);
    const sketch = sketchOfInput(input, today, requester.person.writesIn);
    const running = changed && { start: changed.start, running: changed.checkIns.length > 0 };
    const advice = coach(
      { ...sketch, ...running },
      {
        today,
        calendar: await teamCalendar(ports, settings),
        periods: settings,
        series,
        // A goal whose history is carried on is not one that is there twice.
        others: others.filter(({ id }) => id !== ofHistory?.id),
        members: team === undefined ? [] : [team.lead, ...team.members],
      },
    );
    const proposal = proposalFor(input, series, today);
    return { advice, histories, ...(chosen && { chosen }), ...(proposal && { proposal }) };
  };
}

/** The goals of the team, and of the others that the person is in, with their names: those that they see. */
async function goalsSeen({ goals, teams }: AdviseGoalFormPorts, team: Team | undefined, actor: Actor) {
  if (team === undefined) return { all: [], otherTeams: new Map<TeamId, string>() };
  const { id, workspace } = team;
  const others = (await teams.forPerson(workspace, actor.id)).filter((one) => one.id !== id).slice(0, MAX_OTHER_TEAMS);
  const ofTeams = await goals.forTeams(workspace, [id, ...others.map((one) => one.id)]);
  const all = goalsSeenBy(actor, ofTeams, [team, ...others]);
  return { all, otherTeams: new Map(others.map((one) => [one.id, one.name])) };
}

/** Whose history the number is measured by: the goal's own where there is one, else the one that was chosen. */
function measuredBy(
  { input, history, changes }: Pick<GoalFormToAdvise, 'input' | 'history' | 'changes'>,
  goals: readonly Goal[],
  otherTeams: ReadonlyMap<TeamId, string>,
) {
  const changed = goals.find(({ id }) => id === changes);
  const histories = changed === undefined ? historiesFor(input, goals, { team: input.team, otherTeams }) : [];
  return { changed, histories, chosen: histories.find(({ goal }) => goal.id === history) };
}

function proposalFor(input: GoalInput, series: readonly DayValue[], today: LocalDate): Proposal | undefined {
  const { direction, calculator } = input;
  const due = isLocalDate(input.due) ? input.due : addDays(today, USUAL_DAYS);
  const limits = limitsOf(calculator);
  return proposalOf(series, { direction, due, ...(limits && { limits }) });
}
