import { limitsOf } from '../../domain/calculators/index.ts';
import { coach } from '../../domain/coach/coach.ts';
import type { DraftAdvice } from '../../domain/coach/draft-advice.ts';
import { historiesFor } from '../../domain/coach/histories.ts';
import { type Proposal, proposalOf } from '../../domain/coach/proposal.ts';
import { sketchOfDraft } from '../../domain/coach/sketch.ts';
import type { GoalDraft } from '../../domain/goal/goal-draft.ts';
import { type DayValue, seriesOf } from '../../domain/history/series.ts';
import type { GoalId, LocalDate, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import { DEFAULT_SETTINGS } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { addDays, isLocalDate } from '../../domain/time/local-date.ts';
import { admit } from '../../ports/actors.ts';
import type { Clock, Directory, GoalStore, Holidays, TeamStore } from '../../ports/ports.ts';
import { teamCalendar } from '../../ports/team-calendar.ts';

export interface AdviseDraftPorts {
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly directory: Directory;
  readonly holidays: Holidays;
  readonly clock: Clock;
}

export interface DraftToAdvise {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly draft: GoalDraft;
  /** The goal whose history was chosen. */
  readonly history?: GoalId | undefined;
}

/** Until a due date is chosen, a proposal is for a year. */
const USUAL_DAYS = 365;

/** Looks at a form while it is filled in, with what its team knows. Nothing is stored. */
export function adviseDraft(ports: AdviseDraftPorts) {
  const { goals, teams, directory, clock } = ports;
  return async ({ workspace, person, draft, history }: DraftToAdvise): Promise<DraftAdvice> => {
    const [who, found] = await Promise.all([admit(directory, workspace, person), teams.get(workspace, draft.team)]);
    const team = found && policy.addGoal(who.actor, found).allowed ? found : undefined;
    const others = team === undefined ? [] : await goals.ofTeams(workspace, [team.id]);
    const today = localDateOf(clock.now(), who.person.zone);
    const settings = team?.settings ?? DEFAULT_SETTINGS;
    const histories = historiesFor(draft, others);
    const chosen = histories.find(({ goal }) => goal.id === history);
    const series = chosen === undefined ? [] : seriesOf(chosen.goal.checkIns);
    const advice = coach(sketchOfDraft(draft, today, who.person.writesIn), {
      today,
      calendar: await teamCalendar(ports, settings),
      periods: settings,
      series,
      // A goal whose history is carried on is not one that is there twice.
      others: others.filter(({ id }) => id !== chosen?.goal.id),
      members: team === undefined ? [] : [team.lead, ...team.members],
    });
    const proposal = proposalFor(draft, series, today);
    return { advice, histories, ...(chosen && { chosen }), ...(proposal && { proposal }) };
  };
}

function proposalFor(draft: GoalDraft, series: readonly DayValue[], today: LocalDate): Proposal | undefined {
  const { direction, calculator } = draft;
  const due = isLocalDate(draft.due) ? draft.due : addDays(today, USUAL_DAYS);
  const limits = limitsOf(calculator);
  return proposalOf(series, { direction, due, ...(limits && { limits }) });
}
