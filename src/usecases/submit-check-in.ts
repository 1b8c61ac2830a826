import type { Answer, AnswerEntry } from '../domain/answer.ts';
import { MOST_CHECK_INS } from '../domain/check-in.ts';
import type { CheckIn, Goal, Status } from '../domain/goal.ts';
import type { GoalId, LocalDate, RoundId, UserId, WorkspaceId } from '../domain/names.ts';
import { byId } from '../domain/owed.ts';
import { suggestStatus } from '../domain/pace.ts';
import { parseValue } from '../domain/parse-value.ts';
import { type Actor, policy } from '../domain/policy.ts';
import type { Problem } from '../domain/problem.ts';
import type { Team } from '../domain/team.ts';
import { localDateOf } from '../domain/time/instant.ts';
import type { AnswerStore, Clock, Directory, GoalStore, Ids, TeamStore } from './ports.ts';
import { actorOf } from './who.ts';

export interface SubmitCheckInPorts {
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly answers: AnswerStore;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What a person typed for one goal. */
export interface CheckInDraft {
  readonly goal: GoalId;
  readonly round?: RoundId;
  readonly value: string;
  /** Undefined lets the pace say. */
  readonly status: Status | undefined;
  readonly confidence: number | undefined;
  readonly note: string;
  readonly obstacles: string;
  readonly learned: string;
}

export interface CheckInSubmission {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  /** Slack's id of the modal: submitted again with the same content it is the same answer. */
  readonly view: string;
  readonly drafts: readonly CheckInDraft[];
}

export interface GoalProblem {
  readonly goal: GoalId;
  readonly problem: Problem;
}

export type Submitted =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly problems: readonly GoalProblem[] };

/**
 * Records what a person submitted, durably and as it was said, or names every problem in it and records nothing. Goals
 * without a value are left for later. The answer is applied to its goals afterwards, by `applyAnswer`.
 */
export function submitCheckIn(ports: SubmitCheckInPorts) {
  return async ({ workspace, person, view, drafts }: CheckInSubmission): Promise<Submitted> => {
    const typed = drafts.filter((draft) => !isBlank(draft));
    const [first] = drafts;
    if (typed.length === 0) {
      return { ok: false, problems: first ? [{ goal: first.goal, problem: { code: 'nothing-answered' } }] : [] };
    }
    const ids = typed.map(({ goal }) => goal);
    const [goals, known] = await Promise.all([
      ports.goals.some(workspace, ids),
      ports.directory.person(workspace, person),
    ]);
    const teams = await ports.teams.some(workspace, [...new Set(goals.map(({ team }) => team))]);
    const now = ports.clock.now();
    const context: Context = {
      actor: actorOf(known),
      goals: byId(goals),
      teams: new Map(teams.map((team) => [team.id, team])),
      id: ports.ids.of(view, JSON.stringify(typed)),
      now,
      today: localDateOf(now, known.zone),
    };
    const checked = typed.map((draft) => checkDraft(draft, context));
    const problems = checked.flatMap((one) => ('problem' in one ? [one] : []));
    if (problems.length > 0) return { ok: false, problems };
    const entries = checked.flatMap((one) => ('checkIn' in one ? [one] : []));
    const answer: Answer = { id: context.id, workspace, person, at: now, entries, applied: false };
    await ports.answers.record(answer);
    return { ok: true, answer };
  };
}

interface Context {
  readonly actor: Actor;
  readonly goals: ReadonlyMap<GoalId, Goal>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly id: string;
  readonly now: Date;
  readonly today: LocalDate;
}

/** Confidence alone says nothing: Slack offers no way to take back what was chosen from a list. */
function isBlank({ value, status, note, obstacles, learned }: CheckInDraft): boolean {
  return status === undefined && [value, note, obstacles, learned].every((text) => text.trim() === '');
}

function checkDraft(draft: CheckInDraft, context: Context): AnswerEntry | GoalProblem {
  const goal = context.goals.get(draft.goal);
  const team = goal && context.teams.get(goal.team);
  const refuse = (problem: Problem): GoalProblem => ({ goal: draft.goal, problem });
  if (goal === undefined || team === undefined || goal.state !== 'active') return refuse({ code: 'goal-closed' });
  if (goal.checkIns.length >= MOST_CHECK_INS) return refuse({ code: 'goal-full', max: MOST_CHECK_INS });
  if (!policy.checkIn(context.actor, goal, team).allowed) return refuse({ code: 'not-yours' });
  if (draft.value.trim() === '') return refuse({ code: 'value-missing' });
  const value = parseValue(draft.value, goal.kpi.unit);
  if (!value.ok) return refuse(value.problem);
  return { goal: goal.id, checkIn: makeCheckIn(draft, goal, value.value, context) };
}

/** Somebody further west corrects on a day that, in the other zone, is over: it is of that day all the same. */
function notBefore(last: LocalDate | undefined, today: LocalDate): LocalDate {
  return last !== undefined && last > today ? last : today;
}

function makeCheckIn(draft: CheckInDraft, goal: Goal, value: number, { id, actor, now, today }: Context): CheckIn {
  const note = draft.note.trim();
  const obstacles = draft.obstacles.trim();
  const learned = draft.learned.trim();
  return {
    id: `${id}:${goal.id}`,
    value,
    status: draft.status ?? suggestStatus(goal, value, today),
    by: actor.id,
    at: now,
    on: notBefore(goal.checkIns.at(-1)?.on, today),
    ...(draft.confidence !== undefined && { confidence: draft.confidence }),
    ...(note && { note }),
    ...(obstacles && { obstacles }),
    ...(learned && { learned }),
    ...(draft.round !== undefined && { round: draft.round }),
  };
}
