import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { withEnded } from '../../domain/ending/ended-report.ts';
import type { EndedNotice } from '../../domain/ending/notices.ts';
import { timeToAsk } from '../../domain/ending/time-to-ask.ts';
import { isDraft } from '../../domain/goal/drafts.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { LocalDate, UserId, WorkspaceId, Zone } from '../../domain/names.ts';
import { FIRST_ZONE, NEVER } from '../../domain/progress/ending.ts';
import { isDue } from '../../domain/round/due-items.ts';
import type { Team } from '../../domain/team/team.ts';
import { addMilliseconds, localDateOf } from '../../domain/time/instant.ts';
import { LAST_DAY } from '../../domain/time/local-date.ts';
import { isIneligible } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Directory } from '../../ports/people.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import { type CalendarPorts, teamCalendar } from '../../ports/team-calendar.ts';
import type { AbsenceStore, TeamStore } from '../../ports/teams.ts';

export interface AskForEndingsPorts extends CalendarPorts {
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly rounds: RoundStore;
  readonly absences: AbsenceStore;
  readonly directory: Directory;
  readonly dispatcher: Dispatcher;
}

/** How many goals one pass begins with, each with all that its owner has to be asked about; the next one takes the others. */
const MAX_AT_ONCE = 200;
/** Who does not read it within a month finds the goals in the review. */
const TTL_MS = 30 * 86_400_000;
const DAY_MS = 86_400_000;
/** A round whose time is over is closed within this. */
const CLOSING_MS = 60_000;

/**
 * Asks the owners of goals whose due day is over how they ended: once a goal and due date, and in one message for all that
 * ended at once. A goal whose last value an open round waits for is asked about when that is over. May be repeated. Returns
 * how many goals were looked at.
 */
export function askForEndings(ports: AskForEndingsPorts) {
  return async (): Promise<number> => {
    const now = ports.clock.now();
    const ended = await ports.goals.ended(localDateOf(now, FIRST_ZONE), now, MAX_AT_ONCE);
    const owners = new Map(ended.map((goal) => [`${goal.workspace}|${goal.owner}`, goal]));
    await forEachSequentially([...owners.values()], (goal) => askOwner(ports, goal, now));
    return ended.length;
  };
}

/** While an open round waits for the last value of one of them, the others wait with it: they come in one message. */
async function askOwner(ports: AskForEndingsPorts, { workspace, owner }: Goal, now: Date): Promise<void> {
  const before = localDateOf(now, FIRST_ZONE);
  const ended = (await ports.goals.involving(workspace, owner)).filter(
    (goal) =>
      goal.owner === owner && !isDraft(goal) && goal.due < before && goal.askEndAt?.getTime() !== NEVER.getTime(),
  );
  const looked: { readonly goal: Goal; readonly time: Looked }[] = [];
  for (const goal of ended) looked.push({ goal, time: await lookAt(ports, goal, now) });
  const waits = looked.flatMap(({ time }) => (time.waits ? time.at.getTime() : []));
  const days = new Map<LocalDate, { at: Date; goals: Goal[] }>();
  for (const { goal, time } of looked) {
    const { at, on } = waits.length > 0 && time.on ? { at: new Date(Math.max(...waits)) } : time;
    const day = days.get(on ?? '');
    if (on === undefined) await mark(ports, goal, { askEndAt: at });
    else if (day === undefined) days.set(on, { at, goals: [goal] });
    else day.goals.push(goal);
  }
  for (const [on, { at, goals }] of days) await ask(ports, { workspace, owner, on, at }, goals);
}

interface Looked {
  readonly at: Date;
  /** The day on which the owner is asked at that time; absent where the goal is only looked at again then. */
  readonly on?: LocalDate;
  /** An open round asks for its last value. */
  readonly waits?: true;
}

/** When the owner of a goal is asked, or when it is looked at again. */
async function lookAt(ports: AskForEndingsPorts, goal: Goal, now: Date): Promise<Looked> {
  const team = await ports.teams.get(goal.workspace, goal.team);
  if (team === undefined) return { at: NEVER };
  const { owner, workspace } = goal;
  const [person, open] = await Promise.all([
    ports.directory.personToday(workspace, owner, team),
    ports.rounds.forTeam(workspace, team.id, 'open'),
  ]);
  // Until tomorrow it may have another owner.
  if (isIneligible(person) || !isMember(team, owner)) return { at: addMilliseconds(now, DAY_MS) };
  const { at, on, isFirst } = await timeFor(ports, goal, team, { now, zone: person.zone });
  // A round may open that morning and ask for the last value.
  if (isFirst) return { at };
  const waiting = open.filter((round) => isDue(goal, round)).map(({ closesAt }) => closesAt.getTime());
  if (waiting.length > 0) return { at: new Date(Math.max(now.getTime() + CLOSING_MS, ...waiting)), waits: true };
  return { at, on };
}

async function timeFor(
  ports: AskForEndingsPorts,
  goal: Goal,
  { settings }: Team,
  { now, zone }: { readonly now: Date; readonly zone: Zone },
) {
  const [calendar, absences] = await Promise.all([
    teamCalendar(ports, settings),
    ports.absences.within(goal.workspace, [goal.owner], goal.due, LAST_DAY),
  ]);
  const last = goal.checkIns.at(-1);
  const answered = last && { answeredOn: localDateOf(last.at, zone) };
  return timeToAsk(goal, { now, zone, promptAt: settings.promptAt, calendar, absences, ...answered });
}

function isMember({ lead, members }: Team, person: UserId): boolean {
  return person === lead || members.includes(person);
}

interface Asking {
  readonly workspace: WorkspaceId;
  readonly owner: UserId;
  readonly on: LocalDate;
  readonly at: Date;
}

async function ask(ports: AskForEndingsPorts, asking: Asking, goals: readonly Goal[]): Promise<void> {
  const { workspace, owner, on, at } = asking;
  const message = messageIds.ended(workspace, owner, on);
  const known = await ports.dispatcher.find(message);
  const before: EndedNotice =
    known?.notice.kind === 'ended' ? known.notice : { kind: 'ended', person: owner, asOf: on, goals: [], more: 0 };
  const expiresAt = addMilliseconds(at, TTL_MS);
  const notice = withEnded(before, goals);
  await ports.dispatcher.enqueue({ id: message, workspace, to: { user: owner }, notice, notBefore: at, expiresAt });
  for (const goal of goals) await mark(ports, goal, { askEndAt: NEVER, endAsked: { due: goal.due, message } });
}

type Marks = Pick<Goal, 'endAsked'> & { readonly askEndAt: Date };

/** What was changed meanwhile is looked at again by the next pass. */
function mark({ goals }: AskForEndingsPorts, { workspace, id, due }: Goal, marks: Marks): Promise<void> {
  const attempt = async (): Promise<'again' | undefined> => {
    const goal = await goals.get(workspace, id);
    if (goal === undefined || goal.state !== 'active' || goal.due !== due) return undefined;
    if (marks.endAsked === undefined && goal.askEndAt?.getTime() === marks.askEndAt.getTime()) return undefined;
    return (await goals.save({ ...goal, ...marks, version: goal.version + 1 })) ? undefined : 'again';
  };
  return retryOnConflict<undefined>(attempt, `Too many writes to the goal ${id} at the same time`);
}
