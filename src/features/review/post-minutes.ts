import { peopleInvolved } from '../../domain/check-in/blockers.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { isPrivate } from '../../domain/goal/people.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { LocalDate, TeamId } from '../../domain/names.ts';
import { coursesOf } from '../../domain/progress/course.ts';
import { knownAt } from '../../domain/report/goal-story.ts';
import { agendaOf } from '../../domain/review/agenda.ts';
import { type Board, boardOf } from '../../domain/review/board.ts';
import { minutesOf, partsOf } from '../../domain/review/minutes.ts';
import type { MinutesNotice } from '../../domain/review/notices.ts';
import type { Review } from '../../domain/review/review.ts';
import { turnOn } from '../../domain/review/reviewed-period.ts';
import { storyOf } from '../../domain/review/story.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { namesOf } from '../../ports/names.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import { type GatherReviewPorts, spanOf } from './gather-review.ts';
import { nameOfReview } from './show-review.ts';

export interface PostMinutesPorts extends GatherReviewPorts {
  readonly dispatcher: Dispatcher;
}

/** Minutes have a picture of so many goals. */
const MAX_COURSES = 8;

/**
 * Queues the minutes of a review in the channel of each of its teams, or edits what stands there. Says how many parts each
 * team has, so that a part that is not there any more can be edited later, too.
 */
export function postMinutes(ports: PostMinutesPorts) {
  return async (review: Review): Promise<NonNullable<Review['minutes']>> => {
    const { workspace, scope } = review;
    const teams =
      'team' in scope
        ? [await ports.teams.get(workspace, scope.team)]
        : (await ports.teams.forPerson(workspace, scope.leads)).filter(({ lead }) => lead === scope.leads);
    const posted: { team: TeamId; parts: number }[] = [];
    for (const team of teams) {
      if (team !== undefined && team.removed === undefined) {
        const parts = await post(ports, review, team);
        if (parts > 0) posted.push({ team: team.id, parts });
      }
    }
    return posted;
  };
}

async function post(ports: PostMinutesPorts, review: Review, team: Team): Promise<number> {
  const before = review.minutes?.find((one) => one.team === team.id)?.parts ?? 0;
  const notices = await noticesOf(ports, review, team);
  const isEmpty = notices.every(({ decided, left }) => decided + left === 0);
  // Of a review with nothing in it there is nothing to write, but what stands there is brought up to date.
  if (isEmpty && before === 0) return 0;
  const count = Math.max(before, notices.length);
  const now = ports.clock.now();
  for (let part = 1; part <= count; part += 1) {
    const notice = notices[part - 1] ?? emptyPart(notices, part);
    if (notice === undefined) continue;
    await ports.dispatcher.enqueue({
      id: messageIds.minutes(review.id, team.id, part),
      workspace: review.workspace,
      to: { channel: team.channel },
      ...(part > 1 && { inThreadOf: messageIds.minutes(review.id, team.id, 1) }),
      notice,
      notBefore: now,
    });
  }
  return count;
}

function emptyPart([first]: readonly MinutesNotice[], part: number): MinutesNotice | undefined {
  return first && { ...first, part, rows: [] };
}

async function noticesOf(ports: PostMinutesPorts, review: Review, team: Team): Promise<MinutesNotice[]> {
  const { workspace, kind, leader, ended } = review;
  const all = await ports.goals.forTeams(workspace, [team.id]);
  const goals = all.filter((goal) => !isPrivate(goal) && (review.goal === undefined || goal.id === review.goal));
  const nameOf = await namesOf(ports.directory, workspace, [leader, ...peopleNamed(goals, review)]);
  const today = localDateOf(ended?.at ?? ports.clock.now(), team.zone);
  const view = { today, ...spanOf(review), nameOf, staleAfter: () => team.settings.staleAfter };
  const open = await ports.rounds.forTeam(workspace, team.id, 'open');
  const then = goalsAtEnd(goals, review);
  const board = boardOf(agendaOf(then, open, view), then, review);
  const story = view.until === undefined || review.goal !== undefined ? [] : storyOf(then, review);
  const { objectives = [] } = review;
  const { rows, decided, left } = minutesOf(board, { goals, nameOf, today, story, objectives });
  const parts = partsOf(rows);
  const { next } = turnOn(kind, review.period.first, team.settings);
  const name = nameOfReview({ of: review, period: review.period, next }, goals);
  return parts.map((part, index) => ({
    kind: 'minutes',
    team: team.id,
    teamName: team.name,
    name,
    leaderName: nameOf(ended?.by ?? leader),
    decided,
    left,
    part: index + 1,
    parts: parts.length,
    rows: part,
    ...(index === 0 && coursesIn(board, goals, today)),
  }));
}

/** What was decided about comes first, then what was left, then what went well. */
function coursesIn(board: Board, goals: readonly Goal[], today: LocalDate): Pick<MinutesNotice, 'courses'> {
  const byId = new Map(goals.map((goal) => [goal.id, goal]));
  const items = [...board.decided, ...board.needsDecision, ...board.wentWell];
  const reviewed = items.flatMap((item) => byId.get(item.goal) ?? []);
  const courses = coursesOf(reviewed, today, MAX_COURSES);
  return courses.length === 0 ? {} : { courses };
}

/** The goals as they were when the review ended, or when the last was decided: minutes do not change with what comes later. */
function goalsAtEnd(goals: readonly Goal[], { ended, decisions, objectives = [] }: Review): readonly Goal[] {
  if (ended === undefined) return goals;
  const times = [ended, ...decisions, ...objectives].map(({ at }) => at.getTime());
  const moment = new Date(Math.max(...times));
  return goals.filter(({ createdAt }) => createdAt <= moment).map((goal) => knownAt(goal, moment));
}

function peopleNamed(goals: readonly Goal[], { decisions, objectives = [] }: Review): string[] {
  const owners = goals.flatMap(({ changes = [] }) => changes.flatMap(({ now }) => now.owner ?? []));
  const setting = objectives.map(({ by }) => by);
  return [
    ...peopleInvolved(goals),
    ...owners,
    ...setting,
    ...decisions.flatMap(({ by, help }) => (help ? [by, help.to] : [by])),
  ];
}
