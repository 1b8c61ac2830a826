import { byAge, isOpen } from '../check-in/blockers.ts';
import type { DraftOutline } from '../check-in/form-draft.ts';
import type { Client } from '../client/client.ts';
import { isDraft } from '../goal/drafts.ts';
import type { Goal } from '../goal/goal.ts';
import { hasPart, isKeptFrom, isResponsible } from '../goal/people.ts';
import { openProposals } from '../goal/proposals.ts';
import { type DayValue, seriesOf } from '../history/series.ts';
import type { CheckInId, GoalId, LocalDate, TeamId, UserId, Zone } from '../names.ts';
import { policy } from '../policy.ts';
import type { Standing } from '../progress/standing.ts';
import { standingOf } from '../progress/standing.ts';
import { worstFirst } from '../progress/worst-first.ts';
import type { Pulse } from '../pulse/pulse.ts';
import { byId, dueItemsOf } from '../round/due-items.ts';
import type { Round } from '../round/round.ts';
import type { Absence } from '../team/absence.ts';
import type { Team } from '../team/team.ts';
import { localDateOf } from '../time/instant.ts';
import { actionsOfPerson, type OwnAction } from './action-lines.ts';
import { byParent } from './objective.ts';
import { type Onboarding, onboardingOf } from './onboarding.ts';
import { type RollUp, rollUpOf } from './roll-up.ts';
import { type UnfinishedForms, unfinishedFormsOf } from './unfinished.ts';

/** Everything that App Home is made from, as it is stored at one moment. */
export interface HomeState {
  /** Of which the person is a member or the lead, by name. */
  readonly teams: readonly Team[];
  /** Active goals and drafts of these teams, active ones of the person, and those that they are asked about or hold up; once each. */
  readonly goals: readonly Goal[];
  /** Goals that serve others and are not on the page: closed ones, and those that the person contributes to; once each. */
  readonly serving: readonly Goal[];
  /** Open ones that ask the person. */
  readonly rounds: readonly Round[];
  /** Those of the teams that were asked once. */
  readonly asked: readonly TeamId[];
  readonly workspaceHasTeams: boolean;
  /** A message to the person may not have arrived, or one to the channel of a team that they lead. */
  readonly held: boolean;
  /** Of what the person typed something and has not sent it. */
  readonly draft?: DraftOutline;
  /** The person's absences that are not over, the earliest first. */
  readonly absences: readonly Absence[];
  /** Of the teams, by name; without notes and history. */
  readonly clients: readonly Client[];
  /** What the person gave or skipped of late, the oldest first. */
  readonly pulses: readonly Pulse[];
}

/** A goal with its values so far, one a day, the earliest first. */
export interface HomeGoal extends Standing {
  /** The person may change what is decided about it. */
  readonly mayEdit?: true;
  readonly trend: readonly DayValue[];
  /** What the goal is called that it serves, where that is among the person's goals; else the objective in words. */
  readonly objective?: string;
  /** What the goals that serve it come to, as far as the person sees them as a member; absent where none counts. */
  readonly rollUp?: RollUp;
}

export interface HomeTeam {
  readonly id: TeamId;
  readonly name: string;
  readonly leads: boolean;
  /** All active ones, of whomever. */
  readonly goals: number;
  /** Those that stand nowhere else on the page, what needs help first. */
  readonly others: readonly HomeGoal[];
}

/** Something that the person is to clear. */
export interface HomeBlocker {
  readonly goal: GoalId;
  readonly title: string;
  readonly id: CheckInId;
  readonly text: string;
  readonly since: LocalDate;
}

/** A draft that waits for the person's decision. */
export interface HomeDraft {
  readonly goal: GoalId;
  readonly title: string;
  readonly since: LocalDate;
  /** How many people count themselves in. */
  readonly committed: number;
  /** How many proposals wait for a decision. */
  readonly open: number;
}

/** What App Home shows to one person. Every goal stands on it once. */
export interface HomePage extends UnfinishedForms {
  /** By the person's clock. */
  readonly today: LocalDate;
  readonly onboarding?: Onboarding;
  readonly due: readonly HomeGoal[];
  /** The person's own that are not due. */
  readonly mine: readonly HomeGoal[];
  /** All that the person owns or reports, due or not. */
  readonly owned: number;
  readonly blockers: readonly HomeBlocker[];
  /** What the person is to do, what is due first first. */
  readonly actions: readonly OwnAction[];
  /** Those that the person may activate, the longest waiting first. */
  readonly goalDrafts: readonly HomeDraft[];
  readonly teams: readonly HomeTeam[];
  readonly workspaceHasTeams: boolean;
  readonly held: boolean;
  readonly absences: readonly Absence[];
  /** The names of clients that the person is to score; absent where there is none. */
  readonly pulses?: readonly string[];
}

/** A team that the person is not in. */
const LED_BY_NOBODY: Pick<Team, 'lead'> = { lead: '' };

/** The page of a person at a moment, by their own clock. */
export function homePage(state: HomeState, person: UserId, { now, zone }: { now: Date; zone: Zone }): HomePage {
  const today = localDateOf(now, zone);
  const teamOf = new Map(state.teams.map((team) => [team.id, team]));
  const goals = state.goals.filter((goal) => !isKeptFrom(person, goal, teamOf.get(goal.team) ?? LED_BY_NOBODY));
  const active = goals.filter((goal) => goal.state === 'active');
  const dueGoals = dueItemsOf(person, state.rounds, byId(active)).map(({ goal }) => goal);
  const dueIds = new Set(dueGoals.map(({ id }) => id));
  const own = active.filter((goal) => isResponsible(person, goal));
  const titles = new Map(active.map(({ id, title }) => [id, title]));
  const counting = [...state.goals, ...state.serving].filter((goal) => isSeen(goal, teamOf.get(goal.team), person));
  const children = byParent([...byId(counting).values()]);
  const shown = (goals: readonly Goal[]) =>
    goals
      .map((goal): HomeGoal => {
        const sum = rollUpOf(goal, children);
        const editable = mayEdit(goal, teamOf.get(goal.team), person);
        return { ...homeGoal(goal, today, editable, titles.get(goal.parent ?? '')), ...(sum && { rollUp: sum }) };
      })
      .toSorted(worstFirst);
  const teams = state.teams.map((team): HomeTeam => {
    const ofTeam = active.filter((goal) => goal.team === team.id);
    const others = shown(ofTeam.filter((goal) => !isResponsible(person, goal) && !dueIds.has(goal.id)));
    const leads = team.lead === person;
    return { id: team.id, name: team.name, leads, goals: ofTeam.length, others };
  });
  const hasValues = (team: TeamId) => active.some((goal) => goal.team === team && goal.checkIns.length > 0);
  const beginning = teams.map((team) => ({ ...team, asked: state.asked.includes(team.id) || hasValues(team.id) }));
  const onboarding = onboardingOf(beginning, state.workspaceHasTeams);
  return {
    today,
    ...(onboarding && { onboarding }),
    due: shown(dueGoals),
    mine: shown(own.filter(({ id }) => !dueIds.has(id))),
    owned: own.length,
    blockers: active.flatMap((goal) => blockersOf(goal, person)).toSorted(byAge),
    actions: actionsOfPerson(
      active.filter((goal) => isSeen(goal, teamOf.get(goal.team), person)),
      person,
    ),
    goalDrafts: goals
      .filter((goal) => isDraft(goal) && mayEdit(goal, teamOf.get(goal.team), person))
      .map((goal) => homeDraft(goal, zone)),
    teams,
    workspaceHasTeams: state.workspaceHasTeams,
    held: state.held,
    ...unfinishedFormsOf(
      { ...state, goals, answerable: new Set([...dueIds, ...own.map(({ id }) => id)]) },
      person,
      zone,
    ),
    absences: state.absences.filter(({ until }) => until >= today),
  };
}

function homeDraft(goal: Goal, zone: Zone): HomeDraft {
  const { id, title, createdAt, commitments = [] } = goal;
  const since = localDateOf(createdAt, zone);
  return { goal: id, title, since, committed: commitments.length, open: openProposals(goal).length };
}

function homeGoal(goal: Goal, today: LocalDate, editable: boolean, served: string | undefined): HomeGoal {
  const standing = standingOf(goal, today, (person) => person);
  const objective = served ?? goal.serves;
  return {
    ...standing,
    trend: seriesOf(goal.checkIns),
    ...(objective !== undefined && { objective }),
    ...(editable && { mayEdit: true }),
  };
}

/** Who left a team does not see its goals any more, whatever they were to do for them. */
function isSeen(goal: Goal, team: Team | undefined, person: UserId): boolean {
  if (team === undefined) return hasPart(person, goal);
  return policy.seeGoal({ id: person, admin: false, outsider: false }, goal, team).allowed;
}

/** As their owner or lead; what an administrator may do besides stands with the goal itself. */
function mayEdit(goal: Goal, team: Team | undefined, person: UserId): boolean {
  return team !== undefined && policy.changeGoal({ id: person, admin: false, outsider: false }, goal, team).allowed;
}

function blockersOf({ id: goal, title, blockers }: Goal, person: UserId): HomeBlocker[] {
  return blockers
    .filter((blocker) => blocker.owner === person && isOpen(blocker))
    .map(({ id, text, since }) => ({ goal, title, id, text, since }));
}
