import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { clientOf, idsOf } from '../../domain/client/client.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { type GivenPulse, isGiven, type Pulse } from '../../domain/pulse/pulse.ts';
import { checkInOf } from '../../domain/report/pulse-values.ts';
import type { Round } from '../../domain/round/round.ts';
import { roundOfValue } from '../../domain/round/value-round.ts';
import { addMilliseconds } from '../../domain/time/instant.ts';
import { type ApplyAnswerPorts, applyAnswer } from '../check-in/index.ts';
import { refreshRound } from '../round/index.ts';
import type { PulseRoomPorts } from './admit-to-client.ts';

export type SettlePulsePorts = PulseRoomPorts & ApplyAnswerPorts;

/** What follows a pulse is left to whoever gave it for so long before the sweep takes it up. */
const SWEEP_AFTER_MS = 30_000;
const SWEEP_AT_ONCE = 50;

/**
 * What follows from a pulse: goals on it have its value, and the prompts of the open review name the client no more. Every
 * step may be repeated: {@link sweepPulses} finishes what a crash interrupted.
 */
export function settlePulse(ports: SettlePulsePorts) {
  const apply = applyAnswer(ports);
  const refresh = refreshRound(ports);
  return async (pulse: Pulse): Promise<void> => {
    const { workspace, team: id } = pulse;
    const open = await ports.rounds.forTeam(workspace, id, 'open');
    if (isGiven(pulse)) {
      const entries = await entriesOf(ports, pulse, open);
      const answer = { id: `pulse:${pulse.id}`, workspace, person: pulse.by, at: pulse.at, entries, applied: false };
      if (entries.length > 0) {
        await ports.answers.record(answer);
        await apply(answer);
      }
    }
    for (const round of open.filter(({ kind }) => kind === 'quarterly' || kind === 'annual')) await refresh(round.id);
    await ports.pulses.markSettled(pulse.id);
  };
}

/** Finishes what follows from pulses and was cut short. Returns how many. */
export function sweepPulses(ports: SettlePulsePorts) {
  const settle = settlePulse(ports);
  return async (): Promise<number> => {
    const until = addMilliseconds(ports.clock.now(), -SWEEP_AFTER_MS);
    const left = await ports.pulses.unsettled(until, SWEEP_AT_ONCE);
    await forEachSequentially(left, settle);
    return left.length;
  };
}

/** The values of active goals that are about the client and on its pulse. */
async function entriesOf(ports: SettlePulsePorts, pulse: GivenPulse, open: readonly Round[]) {
  const { workspace, quarter } = pulse;
  const [team, clients] = await Promise.all([
    ports.teams.get(workspace, pulse.team),
    ports.clients.forTeams(workspace, [pulse.team]),
  ]);
  const client = clientOf(clients, pulse.client);
  const ids = client === undefined ? [pulse.client] : idsOf(clients, client);
  const [goals, pulses] = await Promise.all([
    ports.goals.ofClient(workspace, ids),
    ports.pulses.ofClients(workspace, ids, quarter.first),
  ]);
  const ofQuarter = pulses.filter((one) => one.quarter.id === quarter.id);
  const concerns = ({ client: of = '', state, team: its }: Goal) =>
    state === 'active' && its === pulse.team && ids.includes(of);
  return goals.filter(concerns).flatMap((goal) => {
    const round = team && roundOfValue(goal, pulse.on, open, team);
    const checkIn = checkInOf(pulse, ofQuarter, goal, round?.id);
    return checkIn === undefined ? [] : [{ goal: goal.id, checkIn }];
  });
}
