import type { PulseRoomPorts } from './admit-to-client.ts';
import { teamPulses } from './client-pulses.ts';
import { duePulses } from './due-pulses.ts';
import { givePulse, skipPulse } from './give-pulse.ts';
import { openPulse } from './open-pulse.ts';
import { type SettlePulsePorts, settlePulse, sweepPulses } from './settle-pulse.ts';
import { showPulse } from './show-pulse.ts';

export type PulsePorts = PulseRoomPorts & SettlePulsePorts;

export type PulseUseCases = ReturnType<typeof pulseUseCases>;
export type PulseFollowUps = ReturnType<typeof pulseFollowUps>;

export function pulseUseCases(ports: PulsePorts) {
  return {
    teamPulses: teamPulses(ports),
    duePulses: duePulses(ports),
    openPulse: openPulse(ports),
    givePulse: givePulse(ports),
    skipPulse: skipPulse(ports),
    showPulse: showPulse(ports),
  };
}

export function pulseFollowUps(ports: PulsePorts) {
  return { settlePulse: settlePulse(ports), sweepPulses: sweepPulses(ports) };
}
