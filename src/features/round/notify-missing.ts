import { messageIds } from '../../domain/message/message-ids.ts';
import type { LocalDate, UserId } from '../../domain/names.ts';
import { missingPart, withMissing, withoutRepeats } from '../../domain/round/missing-report.ts';
import type { MissingNotice } from '../../domain/round/notices.ts';
import { peopleAsked, type Round } from '../../domain/round/round.ts';
import { isFrequent } from '../../domain/schedule/occurrence.ts';
import type { Team } from '../../domain/team/team.ts';
import { addMilliseconds, localDateOf } from '../../domain/time/instant.ts';
import { addDays } from '../../domain/time/local-date.ts';
import { periodContaining } from '../../domain/time/periods.ts';
import type { RefreshRoundPorts } from './refresh-round.ts';
import { viewRound } from './round-view.ts';

/** What the lead was not told within this time is not worth a message any more: `/goal review` shows it. */
const TTL_MS = 5 * 86_400_000;
/** For so many weeks who misses every weekly or fortnightly round is not told of again; for so many, who misses others. */
const MEMORY_WEEKS = { frequent: 4, other: 2 };
/** Weeks of leads are ISO weeks: their teams may begin theirs on different days. */
const ISO_WEEKS = { fiscalYearStart: 1, workingDays: [1, 2, 3, 4, 5] };

/**
 * Tells the lead when a round closes who is missing: by one message a week, which the other rounds of that week are
 * added to. Nothing where nobody is, where the team does not want it, or where the lead knows it from the weeks before.
 */
export async function notifyMissing(ports: RefreshRoundPorts, round: Round): Promise<void> {
  const team = await ports.teams.get(round.workspace, round.team);
  if (team === undefined || !team.settings.escalate) return;
  const all = missingPart(await viewRound(ports, round, team), team.lead, await notReached(ports, round));
  const now = ports.clock.now();
  const today = localDateOf(now, team.zone);
  const weeks = isFrequent(round.kind) ? MEMORY_WEEKS.frequent : MEMORY_WEEKS.other;
  const part = all && withoutRepeats(all, await earlierMessages(ports, team, today, weeks));
  if (part === undefined) return;
  const id = messageId(team, today);
  await ports.dispatcher.enqueue({
    id,
    workspace: round.workspace,
    to: { user: team.lead },
    notice: withMissing(await missingMessage(ports, id), part),
    notBefore: now,
    expiresAt: addMilliseconds(now, TTL_MS),
  });
}

/** By the day on which it is told: rounds that closed while the process was down are one message, too. */
function messageId({ workspace, lead }: Team, day: LocalDate): string {
  return messageIds.missing(workspace, lead, periodContaining('week', day, ISO_WEEKS).id);
}

async function missingMessage({ dispatcher }: RefreshRoundPorts, id: string): Promise<MissingNotice | undefined> {
  const found = await dispatcher.find(id);
  return found?.notice.kind === 'missing' ? found.notice : undefined;
}

/** What the lead read in the weeks before. */
async function earlierMessages(
  ports: RefreshRoundPorts,
  team: Team,
  day: LocalDate,
  weeks: number,
): Promise<MissingNotice[]> {
  const ids = Array.from({ length: weeks }, (_, back) => messageId(team, addDays(day, -7 * (back + 1))));
  const found = await Promise.all(
    ids.map(async (id) => ((await ports.dispatcher.mayHaveArrived(id)) ? missingMessage(ports, id) : undefined)),
  );
  return found.flatMap((notice) => notice ?? []);
}

/** Whom no prompt has reached: the process was down, or Slack was, from before the round was queued until it closed. */
async function notReached({ dispatcher }: RefreshRoundPorts, round: Round): Promise<ReadonlySet<UserId>> {
  const people = peopleAsked(round);
  const reached = await Promise.all(people.map((one) => dispatcher.mayHaveArrived(messageIds.prompt(round.id, one))));
  return new Set(people.filter((_, index) => reached[index] === false));
}
