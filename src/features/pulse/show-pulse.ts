import { openActions } from '../../domain/goal/action-items.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { policy } from '../../domain/policy.ts';
import { isPulseDue, pulsesShownTo } from '../../domain/pulse/due.ts';
import { pulseMeasure } from '../../domain/pulse/measure.ts';
import { isGiven, type Pulse } from '../../domain/pulse/pulse.ts';
import { quarterPulses } from '../../domain/pulse/quarter-pulse.ts';
import { pulseTrend } from '../../domain/pulse/trend.ts';
import type { ShownPulse } from '../../domain/report/pulse-report.ts';
import { type AdmittedToClient, admitToClient, type ClientRequest, type PulseRoomPorts } from './admit-to-client.ts';

/** The pulse of a client; undefined where there is none for the person to see. */
export function showPulse(ports: PulseRoomPorts) {
  return async (request: ClientRequest): Promise<ShownPulse | undefined> => {
    const admitted = await admitToClient(ports, request);
    if (!admitted.ok) return undefined;
    const { client, team, actor, ids, today, quarter } = admitted;
    const [pulses, goals] = await Promise.all([
      ports.pulses.ofClients(request.workspace, ids),
      ports.goals.ofClient(request.workspace, ids),
    ]);
    const isLive = client.ended === undefined && team.removed === undefined;
    const people = isLive ? client.people : [];
    const seen = pulsesShownTo(actor.id, pulses, { people, quarter, today });
    const quarters = quarterPulses(seen);
    const trend = pulseTrend(quarters);
    return {
      client,
      today,
      quarters,
      ...(trend && { trend }),
      ...(seen.length < pulses.length && { hidden: quarter }),
      isLive,
      skips: skipsIn(pulses, admitted),
      isDue: people.includes(actor.id) && isPulseDue(pulses, actor.id, quarter, today),
      mayScore: isLive && policy.scoreClient(actor, client, team).allowed,
      goals: isLive ? goalsToPlan(goals, admitted) : [],
    };
  };
}

function skipsIn(pulses: readonly Pulse[], { quarter }: AdmittedToClient): ShownPulse['skips'] {
  const ofQuarter = pulses.filter((pulse) => pulse.quarter.id === quarter.id);
  const scorers = new Set(ofQuarter.filter(isGiven).map(({ by }) => by));
  const skips = new Map(
    ofQuarter.flatMap((pulse) => (isGiven(pulse) || scorers.has(pulse.by) ? [] : [[pulse.by, pulse.skipped] as const])),
  );
  return [...skips].map(([by, reason]) => ({ by, reason }));
}

function goalsToPlan(goals: readonly Goal[], { actor, team, ids }: AdmittedToClient): ShownPulse['goals'] {
  const isOnPulse = ({ calculator }: Goal) => Number(pulseMeasure(calculator) !== undefined);
  return goals
    .filter((goal) => goal.state === 'active' && goal.team === team.id && ids.includes(goal.client ?? ''))
    .filter((goal) => policy.seeGoal(actor, goal, team).allowed && policy.planAction(actor, goal, team).allowed)
    .toSorted((one, other) => isOnPulse(other) - isOnPulse(one) || (one.due < other.due ? -1 : 1))
    .map((goal) => ({ id: goal.id, title: goal.title, actions: openActions(goal) }));
}
