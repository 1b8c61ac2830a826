import { later } from '../domain/delivery.ts';
import { missingNotice } from '../domain/missing-report.ts';
import type { Round } from '../domain/round.ts';
import { messageIds } from './message-ids.ts';
import type { RefreshRoundPorts } from './refresh-round.ts';
import { viewRound } from './round-view.ts';

/** What the lead was not told within this time is not worth a message any more: `/goal review` shows it. */
const LIVES_MS = 5 * 86_400_000;

/** Tells the lead once, when a round closes, who is missing. Nothing where nobody is, or where the team does not want it. */
export async function tellMissing(ports: RefreshRoundPorts, round: Round): Promise<void> {
  const team = await ports.teams.get(round.workspace, round.team);
  if (team === undefined || !team.settings.escalate) return;
  const notice = missingNotice(await viewRound(ports, round, team), team.lead);
  if (notice === undefined) return;
  const now = ports.clock.now();
  await ports.dispatcher.put({
    id: messageIds.missing(round.id),
    workspace: round.workspace,
    to: { user: team.lead },
    notice,
    notBefore: now,
    expiresAt: later(now, LIVES_MS),
  });
}
