import type { Advice } from '../../domain/coach/coach.ts';
import { type EndingRights, endingRights } from '../../domain/ending/ending-rights.ts';
import { isEditable } from '../../domain/goal/changes.ts';
import type { CheckIn, Goal } from '../../domain/goal/goal.ts';
import { versionsOf } from '../../domain/history/versions.ts';
import type { CheckInId, GoalId, LocalDate, UserId, WorkspaceId, Zone } from '../../domain/names.ts';
import { type Actor, asReadBy, policy, type Refusal } from '../../domain/policy.ts';
import {
  type GoalStory,
  historyOf,
  knownAt,
  latestChanges,
  storyOf,
  wasKnownAt,
} from '../../domain/report/goal-story.ts';
import type { KpiStory } from '../../domain/report/kpi-report.ts';
import { type Objective, objectiveOf } from '../../domain/report/objective.ts';
import type { Team } from '../../domain/team/team.ts';
import { instantOf, localDateOf } from '../../domain/time/instant.ts';
import { addDays } from '../../domain/time/local-date.ts';
import { admit } from '../../ports/actors.ts';
import type { Person } from '../../ports/people.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import { type AdviseGoalPorts, adviseGoal } from './advise-goal.ts';
import type { ClientsPort } from './check-client.ts';
import { type ClientNames, clientNamesOf } from './client-names.ts';
import { type FindGoalsPorts, getSeenGoal } from './find-goal.ts';
import { type KpiStoryPorts, kpiStory } from './kpi-story.ts';
import { childrenOf, parentsOf, type Titles, titlesOf } from './parents.ts';

export interface ShowGoalPorts extends AdviseGoalPorts, FindGoalsPorts, KpiStoryPorts, ClientsPort {
  readonly rounds: RoundStore;
}

/** One goal as a person sees it. */
export interface GoalPage {
  readonly goal: Goal;
  readonly story: GoalStory;
  /** The end of the day as of which it is told; absent for now. */
  readonly asOf?: LocalDate;
  /** The day on which it was set, where that was later and nothing was known of it. */
  readonly setOn?: LocalDate;
  readonly mayAdd: boolean;
  readonly mayEdit: boolean;
  /** Whether the person may give the goal, or their part in it, to somebody else. */
  readonly mayTransfer: boolean;
  /** Whether the person may add what is to be done for it. */
  readonly mayPlan: boolean;
  /** What they may do about its end. */
  readonly may: EndingRights;
  /** Which of the check-ins that are told the person may correct. */
  readonly correctable: ReadonlySet<CheckInId>;
  /** What the coach says of it today; absent for a day that is over. */
  readonly advice?: Advice;
  readonly kpi: KpiStory;
  /** Of the goals that it serves and served, where the person may see them. */
  readonly titles: Titles;
  /** Of the clients that it names. */
  readonly clients: ClientNames;
  /** What serves it, as far as the person may see it; absent for a day that is over. */
  readonly objective?: Objective;
}

/**
 * Gathers what is told about a goal that the person may see, as it is now or as it was known at the end of a day.
 * Undefined where they may not, or it is gone.
 */
export function showGoal(ports: ShowGoalPorts) {
  const see = getSeenGoal(ports);
  const advise = adviseGoal(ports);
  return async (
    workspace: WorkspaceId,
    id: UserId,
    goalId: GoalId,
    asOf?: LocalDate,
  ): Promise<GoalPage | undefined> => {
    const seen = await see(workspace, id, goalId);
    if (seen === undefined) return undefined;
    const { person, actor, team } = seen;
    const goal = asReadBy(actor, seen.goal, team);
    const today = localDateOf(ports.clock.now(), person.zone);
    const { shown, past, setOn } = asKnownOn(goal, asOf, { today, zone: person.zone });
    const here = past === undefined ? team : undefined;
    const teams = [team];
    // None of these needs another one, so that they are read at once.
    const [advice, story, kpi, titles, children, clients] = await Promise.all([
      asOf === undefined ? advise(goal, team, actor) : undefined,
      gatherStory(ports, shown, past ?? today, person),
      kpiStory(ports, id, shown, teams),
      titlesOf(ports)(workspace, id, parentsOf([shown]), { teams }),
      here && childrenOf(ports)({ workspace, person: id }, [goal.id], { teams }),
      clientNamesOf(ports, shown, seen),
    ]);
    const objective = children && objectiveOf(goal, children, today);
    return {
      goal: shown,
      story,
      ...(past !== undefined && { asOf: past }),
      ...(setOn !== undefined && { setOn }),
      ...rightsOf(actor, goal, here, historyOf(shown)),
      may: endingRights(here, actor, seen.goal, ports.clock.now()),
      ...(advice && { advice }),
      kpi,
      titles,
      clients,
      ...(objective && { objective }),
    };
  };
}

/** A goal as it was known at the end of a day that is over, else as it is now. */
function asKnownOn(goal: Goal, asOf: LocalDate | undefined, { today, zone }: { today: LocalDate; zone: Zone }) {
  if (asOf === undefined || asOf >= today) return { shown: goal, past: undefined, setOn: undefined };
  const end = justBefore(addDays(asOf, 1), zone);
  const shown = knownAt(goal, end);
  return { shown, past: asOf, setOn: wasKnownAt(shown, end) ? undefined : localDateOf(goal.createdAt, zone) };
}

/** What a person may do with a goal that they see; nothing without its team. */
function rightsOf(
  actor: Actor,
  goal: Goal,
  team: Team | undefined,
  entries: readonly CheckIn[],
): Pick<GoalPage, 'mayAdd' | 'mayEdit' | 'mayTransfer' | 'mayPlan' | 'correctable'> {
  if (team === undefined) {
    return { mayAdd: false, mayEdit: false, mayTransfer: false, mayPlan: false, correctable: new Set() };
  }
  const isActive = goal.state === 'active';
  const correctable = entries.filter((checkIn) => isActive && policy.correct(actor, checkIn, goal, team).allowed);
  const mayTransfer = (from: UserId) => policy.transferGoal(actor, goal, team, from).allowed;
  return {
    mayAdd: isActive && policy.checkIn(actor, goal, team).allowed,
    mayEdit: isEditable(goal) && policy.changeGoal(actor, goal, team).allowed,
    mayTransfer: isEditable(goal) && (mayTransfer(goal.owner) || mayTransfer(actor.id)),
    mayPlan: isEditable(goal) && policy.planAction(actor, goal, team).allowed,
    correctable: new Set(correctable.map(({ id }) => id)),
  };
}

/** What is told of a goal, with the rounds that asked for it and the zones of those who answered or changed it. */
async function gatherStory(ports: ShowGoalPorts, goal: Goal, today: LocalDate, reader: Person): Promise<GoalStory> {
  const all = historyOf(goal).flatMap((checkIn) => versionsOf(goal.checkIns, checkIn.id));
  const rounds = await Promise.all(distinct(all.flatMap(({ round }) => round ?? [])).map(ports.rounds.get));
  const people = await Promise.all(
    distinct([...all, ...latestChanges(goal)].map(({ by }) => by)).map((by) =>
      ports.directory.person(goal.workspace, by),
    ),
  );
  const zones = new Map(people.map((one) => [one.id, one.zone]));
  return storyOf(goal, {
    today,
    zoneOf: (by) => zones.get(by) ?? reader.zone,
    rounds: new Map(rounds.flatMap((round) => (round ? [[round.id, round] as const] : []))),
  });
}

/** What the form of one value is opened with, or why it is not. */
export type ValueForm =
  | { readonly ok: true; readonly goal: Goal; readonly corrected?: CheckIn; readonly today: LocalDate }
  | { readonly ok: false; readonly why: Refusal | 'gone' };

/** Whether a person may add a value to a goal, or correct one of its check-ins. */
export function openValueForm(ports: ShowGoalPorts) {
  return async (workspace: WorkspaceId, id: UserId, goalId: GoalId, corrects?: CheckInId): Promise<ValueForm> => {
    const [{ person, actor }, goal] = await Promise.all([
      admit(ports.directory, workspace, id),
      ports.goals.get(workspace, goalId),
    ]);
    const team = goal && (await ports.teams.get(workspace, goal.team));
    if (goal === undefined || team === undefined || goal.state !== 'active') return { ok: false, why: 'gone' };
    const today = localDateOf(ports.clock.now(), person.zone);
    if (corrects === undefined) {
      const verdict = policy.checkIn(actor, goal, team);
      return verdict.allowed ? { ok: true, goal: asReadBy(actor, goal, team), today } : { ok: false, why: verdict.why };
    }
    // What was corrected meanwhile is corrected once more, as it is now.
    const corrected = versionsOf(goal.checkIns, corrects).at(-1);
    if (corrected === undefined) return { ok: false, why: 'gone' };
    const verdict = policy.correct(actor, corrected, goal, team);
    return verdict.allowed
      ? { ok: true, goal: asReadBy(actor, goal, team), corrected, today }
      : { ok: false, why: verdict.why };
  };
}

function justBefore(day: LocalDate, zone: string): Date {
  return new Date(instantOf(day, '00:00', zone).getTime() - 1);
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
