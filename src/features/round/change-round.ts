import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { RoundId, UserId, WorkspaceId } from '../../domain/names.ts';
import { peoplePrompted, type Round } from '../../domain/round/round.ts';
import type { RoundRefusal } from '../../domain/round/round-changes.ts';
import type { RoundStore } from '../../ports/rounds.ts';

/** A round in which somebody skips, snoozes or delegates goals of their own. */
export interface RoundClick {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly round: RoundId;
}

type Change = { readonly round: Round } | { readonly refused: RoundRefusal };

export type ChangedRound =
  | { readonly ok: true; readonly round: Round }
  | { readonly ok: false; readonly why: RoundRefusal };

/**
 * Changes an open round for somebody who is asked in it, by compare-and-set on its version: two clicks at once are both
 * seen. A change that gives back the same round writes nothing.
 */
export function changeRound(
  rounds: RoundStore,
  { workspace, person, round: id }: RoundClick,
  now: Date,
  change: (round: Round) => Promise<Change> | Change,
): Promise<ChangedRound> {
  const attempt = async (): Promise<ChangedRound | 'again'> => {
    const round = await rounds.get(id);
    if (round === undefined || round.workspace !== workspace || !isOpen(round, now)) return { ok: false, why: 'over' };
    if (!peoplePrompted(round).includes(person)) return { ok: false, why: 'not-asked' };
    const changed = await change(round);
    if ('refused' in changed) return { ok: false, why: changed.refused };
    if (changed.round === round) return { ok: true, round };
    return (await rounds.save(changed.round)) ? { ok: true, round: changed.round } : 'again';
  };
  return retryOnConflict(attempt, `Too many writes to the round ${id} at the same time`);
}

/** Between its last minute and the tick that closes it a round takes nothing more. */
export function isOpen({ state, closesAt }: Round, now: Date): boolean {
  return state === 'open' && now < closesAt;
}
