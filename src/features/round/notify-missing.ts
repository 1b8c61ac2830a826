import { messageIds } from '../../domain/message/message-ids.ts';
import type { UserId } from '../../domain/names.ts';
import { missingNotice } from '../../domain/round/missing-report.ts';
import { peopleAsked, type Round } from '../../domain/round/round.ts';
import { addMilliseconds } from '../../domain/time/instant.ts';
import type { RefreshRoundPorts } from './refresh-round.ts';
import { viewRound } from './round-view.ts';

/** What the lead was not told within this time is not worth a message any more: `/goal review` shows it. */
const TTL_MS = 5 * 86_400_000;

/** Tells the lead once, when a round closes, who is missing. Nothing where nobody is, or where the team does not want it. */
export async function notifyMissing(ports: RefreshRoundPorts, round: Round): Promise<void> {
  const team = await ports.teams.get(round.workspace, round.team);
  if (team === undefined || !team.settings.escalate) return;
  const notice = missingNotice(await viewRound(ports, round, team), team.lead, await notReached(ports, round));
  if (notice === undefined) return;
  const now = ports.clock.now();
  await ports.dispatcher.enqueue({
    id: messageIds.missing(round.id),
    workspace: round.workspace,
    to: { user: team.lead },
    notice,
    notBefore: now,
    expiresAt: addMilliseconds(now, TTL_MS),
  });
}

/** Whom no prompt has reached: the process was down, or Slack was, from before the round was queued until it closed. */
async function notReached({ dispatcher }: RefreshRoundPorts, round: Round): Promise<ReadonlySet<UserId>> {
  const people = peopleAsked(round);
  const reached = await Promise.all(people.map((one) => dispatcher.mayHaveArrived(messageIds.prompt(round.id, one))));
  return new Set(people.filter((_, index) => reached[index] === false));
}
