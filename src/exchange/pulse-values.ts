import { clientOf, idsOf } from '../domain/client/client.ts';
import type { Kept } from '../domain/exchange/item.ts';
import type { CheckIn, Goal } from '../domain/goal/goal.ts';
import { byTime, type GivenPulse } from '../domain/pulse/pulse.ts';
import { checkInOf } from '../domain/report/pulse-values.ts';
import type { ImportTarget } from '../ports/exchange.ts';

/** A value that a pulse gives a goal on it. */
export interface PulseValue {
  readonly pulse: GivenPulse;
  readonly goal: Goal;
  readonly checkIn: CheckIn;
}

/**
 * The values that new pulses give the active goals on them, in their order, as they would have had them if the pulses had
 * been given in Slack: those of the days of the goal. `known` has goals as the file leaves them.
 */
export async function valuesOfPulses(
  given: readonly GivenPulse[],
  target: Pick<ImportTarget, 'clientsOf' | 'ofClients'>,
  known: ReadonlyMap<string, Kept['goal']>,
): Promise<PulseValue[]> {
  if (given.length === 0) return [];
  const clients = await target.clientsOf([...new Set(given.map(({ team }) => team))]);
  const stands = (id: string) => clientOf(clients, id)?.id ?? id;
  const values: PulseValue[] = [];
  for (const client of new Set(given.map((one) => stands(one.client)))) {
    const fresh = given.filter((one) => stands(one.client) === client).toSorted(byTime);
    const ids = [...new Set([...idsOf(clients, { id: client }), ...fresh.map((one) => one.client)])];
    const { goals, pulses } = await target.ofClients(ids);
    for (const { id, ...stored } of goals) values.push(...valuesOf(known.get(id) ?? { id, ...stored }, fresh, pulses));
  }
  return values;
}

function valuesOf(goal: Goal, fresh: readonly GivenPulse[], stored: readonly Kept['pulse'][]): PulseValue[] {
  const ids = new Set(fresh.map(({ id }) => id));
  const pulses = [...stored.filter(({ id }) => !ids.has(id)), ...fresh];
  const concerned = fresh.filter(
    ({ team, on }) => goal.state === 'active' && goal.team === team && goal.start <= on && on <= goal.due,
  );
  const values: PulseValue[] = [];
  for (const pulse of concerned) {
    const ofQuarter = pulses.filter(({ quarter }) => quarter.id === pulse.quarter.id);
    const checkIns = [...goal.checkIns, ...values.map(({ checkIn }) => checkIn)];
    const checkIn = checkInOf(pulse, ofQuarter, { ...goal, checkIns }, undefined);
    if (checkIn !== undefined) values.push({ pulse, goal, checkIn });
  }
  return values;
}
