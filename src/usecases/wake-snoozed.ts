import { promptNotice } from '../domain/round/prompt-report.ts';
import { comeBack } from '../domain/round/put-off.ts';
import type { Round } from '../domain/round/round.ts';
import { eachInTurn } from './each-in-turn.ts';
import { messageIds } from './message-ids.ts';
import type { RefreshRoundPorts } from './refresh-round.ts';
import { viewRound } from './round-view.ts';

/** How many rounds one pass wakes prompts of; the next pass takes the others. */
const MOST_AT_ONCE = 100;

/**
 * Brings the prompts back whose time has come: the same message, at the bottom. A round whose write is lost to another is
 * taken up by the next pass, and a bump of one occasion is one bump. Returns how many rounds there were.
 */
export function wakeSnoozed(ports: RefreshRoundPorts) {
  return async (): Promise<number> => {
    const now = ports.clock.now();
    const rounds = await ports.rounds.toWake(now, MOST_AT_ONCE);
    await eachInTurn(rounds, (round) => wake(ports, round, now));
    return rounds.length;
  };
}

async function wake(ports: RefreshRoundPorts, before: Round, now: Date): Promise<void> {
  const team = await ports.teams.get(before.workspace, before.team);
  const { round, back } = comeBack(before, now);
  if (team !== undefined) {
    const view = await viewRound(ports, round, team);
    for (const { person, times } of back) {
      await ports.dispatcher.bump(messageIds.prompt(round.id, person), promptNotice(view, person), `back|${times}`);
    }
  }
  await ports.rounds.save(round);
}
