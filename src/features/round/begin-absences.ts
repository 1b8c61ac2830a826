import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import type { UserId } from '../../domain/names.ts';
import type { Absence } from '../../domain/team/absence.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { ineligiblePeople } from '../../ports/actors.ts';
import type { AbsenceStore } from '../../ports/teams.ts';
import { isAwayOn } from './away-on.ts';
import { type MoveAsksPorts, moveAsks } from './move-asks.ts';
import { refreshRound } from './refresh-round.ts';

export type BeginAbsencesPorts = MoveAsksPorts & { readonly absences: AbsenceStore };

/** How many absences one pass begins; the next pass takes the others. */
const MAX_AT_ONCE = 100;

/**
 * Hands what is open in running rounds to the delegates of those whose absence has begun; where there is none the rounds
 * say that they are away. May be repeated. Rounds that open later ask the delegate from the start. Returns how many absences began.
 */
export function beginAbsences(ports: BeginAbsencesPorts) {
  const move = moveAsks(ports);
  const refresh = refreshRound(ports);
  return async (): Promise<number> => {
    const begins = await ports.absences.dueToBegin(ports.clock.now(), MAX_AT_ONCE);
    await forEachSequentially(begins, async (absence) => {
      const to = await standIn(ports, absence);
      for (const { id } of await ports.rounds.openForPerson(absence.workspace, absence.person)) {
        if (to !== undefined) await move({ round: id, from: absence.person, to });
        // What does not go to a delegate is said to wait.
        await refresh(id);
      }
      await ports.absences.markStarted(absence.id);
    });
    return begins.length;
  };
}

/** The delegate, where they are there themselves and can answer. */
async function standIn(
  { absences, directory, clock }: BeginAbsencesPorts,
  { workspace, delegate, endsAt }: Absence,
): Promise<UserId | undefined> {
  const now = clock.now();
  if (delegate === undefined || endsAt <= now) return undefined;
  if ((await ineligiblePeople(directory, workspace, [delegate])).has(delegate)) return undefined;
  const today = localDateOf(now, (await directory.personToday(workspace, delegate)).zone);
  return (await isAwayOn(absences, workspace, delegate, today)) ? undefined : delegate;
}
