import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { GoalId, RoundId, WorkspaceId } from '../../domain/names.ts';
import { goalsIn, type Round } from '../../domain/round/round.ts';
import { summaryNotice } from '../../domain/round/round-report.ts';
import { addMilliseconds } from '../../domain/time/instant.ts';
import { notifyMissing } from './notify-missing.ts';
import { hasRoundMessage, type RefreshRoundPorts, refreshRound } from './refresh-round.ts';
import { viewRound } from './round-view.ts';

/** How many rounds one pass closes; the next pass takes the others. */
const MAX_AT_ONCE = 100;
/** A summary that could not be posted within this time is not news any more. */
const SUMMARY_TTL_MS = 5 * 86_400_000;

/** Applies what was said of these goals and is still on its way to them. */
type ApplyPendingAnswers = (workspace: WorkspaceId, goals: readonly GoalId[]) => Promise<void>;

/**
 * Closes every round whose time is over: applies what was said of it in time and is still on its way, shows that in the
 * round message and the prompts, and queues the summary in the round message's thread. A round stays `closing` until all
 * of that is queued, so that a crash in between is made good. Returns how many were to be closed. One that fails is thrown
 * when the others are closed.
 */
export function closeRounds(ports: RefreshRoundPorts, applyPendingAnswers: ApplyPendingAnswers) {
  const refresh = refreshRound(ports);
  return async (): Promise<number> => {
    const over = await ports.rounds.dueToClose(ports.clock.now(), MAX_AT_ONCE);
    await forEachSequentially(over, async (round) => {
      await ports.rounds.setState(round.id, 'closing');
      // An answer that cannot be applied does not keep the round open; the sweep tells of it, and shows it later.
      await applyPendingAnswers(round.workspace, goalsIn(round)).catch(() => undefined);
      await decide(ports, round.id);
      await refresh(round.id);
      const decided = (await ports.rounds.get(round.id)) ?? round;
      // Of a team that was removed nobody is told anything any more.
      if (!(await isRemoved(ports, round))) {
        await queueSummary(ports, decided);
        await notifyMissing(ports, decided);
      }
      await ports.rounds.setState(round.id, 'closed');
    });
    return over.length;
  };
}

async function isRemoved({ teams }: RefreshRoundPorts, { workspace, team }: Round): Promise<boolean> {
  return (await teams.get(workspace, team))?.removed !== undefined;
}

/** What is decided about who is there stays so when the round is over. */
function decide(ports: RefreshRoundPorts, id: RoundId): Promise<void> {
  const attempt = async (): Promise<'again' | undefined> => {
    const round = await ports.rounds.get(id);
    const team = round && (await ports.teams.get(round.workspace, round.team));
    if (round === undefined || team === undefined) return undefined;
    const { round: decided } = await viewRound(ports, round, team);
    if (decided === round) return undefined;
    return (await ports.rounds.save({ ...decided, version: round.version + 1 })) ? undefined : 'again';
  };
  return retryOnConflict<undefined>(attempt, `Too many writes to the round ${id} at the same time`);
}

async function queueSummary(ports: RefreshRoundPorts, round: Round): Promise<void> {
  const team = await ports.teams.get(round.workspace, round.team);
  if (team === undefined || !(await hasRoundMessage(ports, round))) return;
  const now = ports.clock.now();
  await ports.dispatcher.enqueue({
    id: messageIds.summary(round.id),
    workspace: round.workspace,
    to: { channel: team.channel },
    inThreadOf: messageIds.round(round.id),
    notice: summaryNotice(await viewRound(ports, round, team)),
    notBefore: now,
    expiresAt: addMilliseconds(now, SUMMARY_TTL_MS),
  });
}
