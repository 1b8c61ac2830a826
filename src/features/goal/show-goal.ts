import type { Advice } from '../../domain/coach/coach.ts';
import { isClosed, undoableClosing } from '../../domain/goal/closing.ts';
import type { CheckIn, Goal } from '../../domain/goal/goal.ts';
import { versionsOf } from '../../domain/history/versions.ts';
import type { CheckInId, GoalId, LocalDate, UserId, WorkspaceId } from '../../domain/names.ts';
import { type Actor, policy, type Refusal } from '../../domain/policy.ts';
import { type GoalStory, historyOf, knownAt, storyOf } from '../../domain/report/goal-story.ts';
import type { Team } from '../../domain/team/team.ts';
import { instantOf, localDateOf } from '../../domain/time/instant.ts';
import { addDays } from '../../domain/time/local-date.ts';
import { admit } from '../../ports/actors.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import { type AdviseGoalsPorts, adviseGoal } from './advise-goals.ts';
import { type FindGoalsPorts, getVisibleGoal } from './find-goal.ts';

export interface ShowGoalPorts extends AdviseGoalsPorts, FindGoalsPorts {
  readonly rounds: RoundStore;
}

/** What a person may do about the end of a goal today; nothing on a day that is over. */
export type EndingRights = Readonly<Record<'close' | 'reopen' | 'undo' | 'follow' | 'delete', boolean>>;

/** One goal as a person sees it. */
export interface GoalPage {
  readonly goal: Goal;
  readonly story: GoalStory;
  /** The end of the day as of which it is told; absent for now. */
  readonly asOf?: LocalDate;
  readonly mayAdd: boolean;
  readonly may: EndingRights;
  /** Which of the check-ins that are told the person may correct. */
  readonly correctable: ReadonlySet<CheckInId>;
  /** What the coach says of it today; absent for a day that is over. */
  readonly advice?: Advice;
}

/**
 * Gathers what is told about a goal that the person may see, as it is now or as it was known at the end of a day.
 * Undefined where they may not, or it is gone.
 */
export function showGoal(ports: ShowGoalPorts) {
  const see = getVisibleGoal(ports);
  const advise = adviseGoal(ports);
  return async (
    workspace: WorkspaceId,
    id: UserId,
    goalId: GoalId,
    asOf?: LocalDate,
  ): Promise<GoalPage | undefined> => {
    const [{ person, actor }, goal] = await Promise.all([
      admit(ports.directory, workspace, id),
      see(workspace, id, goalId),
    ]);
    if (goal === undefined) return undefined;
    const team = await ports.teams.get(workspace, goal.team);
    const advice = asOf === undefined && team !== undefined ? await advise(goal, team) : undefined;
    const today = localDateOf(ports.clock.now(), person.zone);
    const past = asOf !== undefined && asOf < today ? asOf : undefined;
    const shown = past === undefined ? goal : knownAt(goal, justBefore(addDays(past, 1), person.zone));
    const entries = historyOf(shown);
    const all = entries.flatMap((checkIn) => versionsOf(shown.checkIns, checkIn.id));
    const rounds = await Promise.all(distinct(all.flatMap(({ round }) => round ?? [])).map(ports.rounds.get));
    const people = await Promise.all(
      distinct(all.map(({ by }) => by)).map((by) => ports.directory.person(workspace, by)),
    );
    const zones = new Map(people.map((one) => [one.id, one.zone]));
    const story = storyOf(shown, {
      today: past ?? today,
      zoneOf: (by) => zones.get(by) ?? person.zone,
      rounds: new Map(rounds.flatMap((round) => (round ? [[round.id, round] as const] : []))),
    });
    const open = past === undefined && goal.state === 'active' && team !== undefined;
    return {
      goal: shown,
      story,
      ...(past !== undefined && { asOf: past }),
      may: rightsOf(past === undefined ? team : undefined, actor, goal, ports.clock.now()),
      mayAdd: open && policy.checkIn(actor, goal, team).allowed,
      correctable: new Set(
        entries
          .filter((checkIn) => open && policy.correct(actor, checkIn, goal, team).allowed)
          .map((checkIn) => checkIn.id),
      ),
      ...(advice && { advice }),
    };
  };
}

function rightsOf(team: Team | undefined, actor: Actor, goal: Goal, now: Date): EndingRights {
  const mayChange = team !== undefined && policy.changeGoal(actor, goal, team).allowed;
  const closed = isClosed(goal);
  return {
    close: mayChange && !closed,
    reopen: mayChange && closed,
    undo: mayChange && undoableClosing(goal, now) !== undefined,
    follow: closed && team !== undefined && policy.addGoal(actor, team).allowed,
    delete: team !== undefined && policy.deleteGoal(actor, goal, team).allowed,
  };
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
      return verdict.allowed ? { ok: true, goal, today } : { ok: false, why: verdict.why };
    }
    // What was corrected meanwhile is corrected once more, as it is now.
    const corrected = versionsOf(goal.checkIns, corrects).at(-1);
    if (corrected === undefined) return { ok: false, why: 'gone' };
    const verdict = policy.correct(actor, corrected, goal, team);
    return verdict.allowed ? { ok: true, goal, corrected, today } : { ok: false, why: verdict.why };
  };
}

function justBefore(day: LocalDate, zone: string): Date {
  return new Date(instantOf(day, '00:00', zone).getTime() - 1);
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
