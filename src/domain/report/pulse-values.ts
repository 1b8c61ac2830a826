import type { CheckIn, Goal } from '../goal/goal.ts';
import { versionsOf, withoutVersions } from '../history/versions.ts';
import type { RoundId } from '../names.ts';
import { suggestStatus } from '../progress/pace.ts';
import type { Factor } from '../pulse/factors.ts';
import { pulseMeasure } from '../pulse/measure.ts';
import { byTime, type GivenPulse, isGiven, type Pulse } from '../pulse/pulse.ts';
import { factorOf, type QuarterPulse, quarterPulse } from '../pulse/quarter-pulse.ts';

/** The ID of the value that a pulse gives a goal. */
function checkInId(pulse: Pulse, goal: Goal): string {
  return `pulse:${pulse.id}:${goal.id}`;
}

/**
 * The value that a pulse gives a goal on it: what all scorers of the quarter come to with this one. The first pulse of a
 * quarter adds a value; every further one, of the same person or another, corrects it, so that a quarter has one value.
 * Undefined where the goal has it already, or does not stand on the pulse.
 */
export function checkInOf(
  pulse: GivenPulse,
  ofQuarter: readonly Pulse[],
  goal: Goal,
  round: RoundId | undefined,
): CheckIn | undefined {
  const measured = pulseMeasure(goal.calculator);
  const result = quarterPulse(ofQuarter.filter((one) => byTime(one, pulse) <= 0));
  const id = checkInId(pulse, goal);
  if (measured === undefined || result === undefined || goal.checkIns.some((one) => one.id === id)) return undefined;
  const corrects = valueOfQuarter(ofQuarter, goal);
  const { value, values } = measuredValue(result, measured);
  const answers = corrects?.round ?? round;
  return {
    id,
    value,
    inputs: { calculator: goal.calculator ?? '', values },
    status: suggestStatus(withoutVersions(goal, corrects?.id), value, pulse.on),
    byPace: true,
    by: pulse.by,
    at: pulse.at,
    on: pulse.on,
    ...(answers !== undefined && { round: answers }),
    ...(corrects !== undefined && { corrects: corrects.id }),
  };
}

/** The check-in by which a goal has its value of a quarter, as it was corrected last; undefined where it has none. */
function valueOfQuarter(ofQuarter: readonly Pulse[], goal: Goal): CheckIn | undefined {
  const ids = new Set(ofQuarter.filter(isGiven).map((one) => checkInId(one, goal)));
  const first = goal.checkIns.find((one) => ids.has(one.id));
  return first && (versionsOf(goal.checkIns, first.id).at(-1) ?? first);
}

function measuredValue(result: QuarterPulse, measured: Factor | 'whole') {
  if (measured !== 'whole') {
    const value = factorOf(result, measured).mean;
    return { value, values: { [measured]: value } };
  }
  const values = Object.fromEntries(result.factors.map(({ factor, mean }) => [factor, mean]));
  return { value: result.whole, values };
}
