import type { Goal } from '../../domain/goal/goal.ts';
import { reporterOf } from '../../domain/goal/people.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { ChannelId, GoalId, LocalDate, UserId } from '../../domain/names.ts';
import { standingOf } from '../../domain/progress/standing.ts';
import { isQuiet } from '../../domain/report/digest-report.ts';
import { lastNews, turnedStale } from '../../domain/report/stale.ts';
import { isDue } from '../../domain/round/due-items.ts';
import { goalsOfRound } from '../../domain/round/select-respondents.ts';
import { promptTime } from '../../domain/schedule/hours.ts';
import type { Occurrence } from '../../domain/schedule/occurrence.ts';
import type { Team } from '../../domain/team/team.ts';
import { addMilliseconds, localDateOf } from '../../domain/time/instant.ts';
import { addDays } from '../../domain/time/local-date.ts';
import type { Period } from '../../domain/time/periods.ts';
import { admitTo, type TeamPolicyPorts, type TeamRequest } from '../../ports/actors.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Scheduling } from '../../ports/schedule.ts';
import { publicHolidays, teamCalendar } from '../../ports/team-calendar.ts';
import { digestOf, type TeamReportPorts, weekOf } from './team-reports.ts';

export interface PostDigestPorts extends TeamReportPorts {
  readonly dispatcher: Dispatcher;
  readonly scheduling: Scheduling;
}

const DAY_MS = 86_400_000;
/** A digest that could not be posted within this time is left out; the next one is near. */
const DIGEST_TTL_MS = 6 * DAY_MS;
/** A word about a stale goal that could not be sent within this time is left out: the digest has its line. */
const STALE_GOALS_TTL_MS = 2 * DAY_MS;

/** What became of a digest. `quiet`: nothing happened, and the team wishes to hear nothing of it. */
type QueuedDigest = 'queued' | 'quiet' | 'no-goals';

/** What became of a digest that the lead posts, in which channel, and when the next one is due by the calendar. */
export type PostedDigest =
  | { readonly state: 'queued'; readonly channel: ChannelId; readonly nextWeek: LocalDate }
  | { readonly state: 'no-goals' }
  | { readonly state: 'team-gone' };

/** Posts the digest of this week now, for the team's lead. */
export function postDigest(ports: PostDigestPorts & TeamPolicyPorts) {
  const queue = queueDigest(ports);
  return async (request: TeamRequest): Promise<PostedDigest> => {
    const asked = await admitTo(ports, request, 'leadTeam');
    if (asked === undefined) return { state: 'team-gone' };
    const { team } = asked;
    const week = weekOf(team, ports.clock.now());
    if ((await queue(team, week, { onDemand: true })) === 'no-goals') return { state: 'no-goals' };
    return { state: 'queued', channel: team.channel, nextWeek: addDays(week.last, 1) };
  };
}

/**
 * Queues the digest of a period. Its id is that of the period: posted early by the lead, it is the digest of that week,
 * which the schedule brings up to date and does not post again.
 */
export function queueDigest(ports: PostDigestPorts) {
  const digest = digestOf(ports);
  return async (team: Team, period: Period, { onDemand = false } = {}): Promise<QueuedDigest> => {
    const message = messageIds.digest(`${team.id}|digest|${period.id}`);
    const notice = { ...(await digest(team, period)), message };
    // A team that has set no goals has nothing to hear every week.
    if (notice.activeGoals === 0) return 'no-goals';
    if (isQuiet(notice) && !team.settings.quietDigest && !onDemand) return 'quiet';
    const now = ports.clock.now();
    await ports.dispatcher.enqueue({
      id: message,
      workspace: team.workspace,
      to: { channel: team.channel },
      notice,
      notBefore: now,
      expiresAt: addMilliseconds(now, DIGEST_TTL_MS),
    });
    return 'queued';
  };
}

/**
 * Sends a word to who reports goals that became stale in the week of a digest: one message a person, once a spell. Who
 * is being asked for a goal in an open round has its prompt already, and who is asked that day gets it.
 */
export function remindOwnersOfStaleGoals(ports: PostDigestPorts) {
  return async (team: Team, { id, period, nominal }: Pick<Occurrence, 'id' | 'period' | 'nominal'>): Promise<void> => {
    const now = ports.clock.now();
    const today = localDateOf(now, team.zone);
    const goals = await ports.goals.forTeams(team.workspace, [team.id]);
    const open = await ports.rounds.forTeam(team.workspace, team.id, 'open');
    const holidays = await publicHolidays(ports, team.settings);
    const askedToday = await goalsAskedOn(ports, team, goals, nominal);
    const stale = goals.filter(
      (goal) =>
        isNews(goal, team, period, today) && !askedToday.has(goal.id) && !open.some((round) => isDue(goal, round)),
    );
    for (const person of new Set(stale.map(reporterOf))) {
      const { zone, away } = await ports.directory.personToday(team.workspace, person, team);
      if (away !== undefined) continue;
      const notBefore = promptTime(nominal, team.settings, zone, now, holidays);
      await ports.dispatcher.enqueue({
        id: messageIds.staleGoals(id, person),
        workspace: team.workspace,
        to: { user: person },
        aliases: stale
          .filter((goal) => reporterOf(goal) === person)
          .map((goal) => messageIds.staleGoal(goal.id, lastNews(goal))),
        notice: { kind: 'nudge', person, teamName: team.name, goals: standings(stale, person, today) },
        notBefore,
        expiresAt: addMilliseconds(notBefore, STALE_GOALS_TTL_MS),
      });
    }
  };
}

/** What rounds ask about that open on this day, and may not have opened yet. */
async function goalsAskedOn(
  ports: PostDigestPorts,
  team: Team,
  goals: readonly Goal[],
  day: LocalDate,
): Promise<ReadonlySet<GoalId>> {
  const { rounds } = await ports.scheduling.preview(team);
  const calendar = await teamCalendar(ports, team.settings);
  const asked = rounds
    .filter(({ on }) => on === day)
    .flatMap(({ kind }) => goalsOfRound({ kind, nominal: day, team, goals, calendar }));
  return new Set(asked.map(({ id }) => id));
}

/** To whom a word is of use: who has left the team is asked for nothing any more. */
function isNews(goal: Goal, { settings, lead, members }: Team, period: Period, today: LocalDate): boolean {
  if (goal.owner !== lead && !members.includes(goal.owner)) return false;
  return goal.state === 'active' && goal.due >= today && turnedStale(goal, period, today, settings.staleAfter);
}

function standings(goals: readonly Goal[], reporter: UserId, today: LocalDate) {
  return goals.filter((goal) => reporterOf(goal) === reporter).map((goal) => standingOf(goal, today, (id) => id));
}
