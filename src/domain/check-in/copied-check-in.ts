import type { CheckIn, Goal } from '../goal/goal.ts';
import { versionsOf, withoutVersions } from '../history/versions.ts';
import type { GoalId, RoundId } from '../names.ts';
import { suggestStatus } from '../progress/pace.ts';
import { CHECK_IN_TEXTS } from './check-in-input.ts';

/**
 * What was said of one goal, as it stands in another goal on the same KPI: the number with its status there, and no
 * words, which are about the first. The copy of a correction keeps the words that the corrected one has here.
 */
export function copiedTo(
  goal: Goal,
  { goal: enteredFor, checkIn }: { goal: GoalId; checkIn: CheckIn },
  round?: RoundId,
): CheckIn {
  const { id, value, inputs, by, at, on, corrects } = checkIn;
  const corrected = corrects === undefined ? undefined : versionsOf(goal.checkIns, corrects).at(-1);
  const answers = corrected?.round ?? round;
  const words = CHECK_IN_TEXTS.flatMap((field) => (corrected?.[field] ? [[field, corrected[field]] as const] : []));
  return {
    id,
    value,
    ...(inputs && { inputs }),
    status: suggestStatus(withoutVersions(goal, corrects), value, on),
    byPace: true,
    by,
    at,
    on,
    ...Object.fromEntries(words),
    ...(answers !== undefined && { round: answers }),
    ...(corrects !== undefined && { corrects }),
    enteredFor,
  };
}
