import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import type { Round } from '../../domain/round/round.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import type { TeamStore } from '../../ports/teams.ts';
import { type OpenRoundPorts, openRound } from './open-round.ts';

/** A round is left to whoever began it for so long. */
const FINISH_AFTER_MS = 30_000;
const MAX_AT_ONCE = 20;

/**
 * Queues what is missing of rounds that somebody asked for and whose opening was cut short: no schedule opens these again.
 * May be repeated. Returns how many there were.
 */
export function finishOpening(ports: OpenRoundPorts & { readonly teams: TeamStore }) {
  const open = openRound(ports);
  const finish = async ({ id, workspace, team, kind, period, openedAt }: Round): Promise<void> => {
    const found = await ports.teams.get(workspace, team);
    if (found === undefined || found.removed) return ports.rounds.markOpened(id);
    await open({ team: found, kind, period, openedOn: localDateOf(openedAt, found.zone) });
  };
  return async (): Promise<number> => {
    const until = new Date(ports.clock.now().getTime() - FINISH_AFTER_MS);
    const cutShort = await ports.rounds.cutShort(until, MAX_AT_ONCE);
    await forEachSequentially(cutShort, finish);
    return cutShort.length;
  };
}
