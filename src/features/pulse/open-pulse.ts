import type { Client } from '../../domain/client/client.ts';
import type { LocalDate } from '../../domain/names.ts';
import { type GivenPulse, lastGivenBy } from '../../domain/pulse/pulse.ts';
import { type QuarterPulse, quarterPulses } from '../../domain/pulse/quarter-pulse.ts';
import type { Period } from '../../domain/time/periods.ts';
import { admitToScore, type ClientRequest, type NotScored, type PulseRoomPorts } from './admit-to-client.ts';

/** What the form of a pulse is made from. */
export interface PulseForm {
  readonly ok: true;
  readonly client: Client;
  readonly quarter: Period;
  readonly today: LocalDate;
  /** What the person gave last, in whichever quarter; absent where they gave none. */
  readonly own?: GivenPulse;
  /** What all came to in the last quarter before this one; what others give in this one is not shown, and leads nobody. */
  readonly before?: QuarterPulse;
}

/** The form with which a person scores a client, or why there is none. Throws {@link Refused} where they may not. */
export function openPulse(ports: PulseRoomPorts) {
  return async (request: ClientRequest): Promise<PulseForm | { readonly ok: false; readonly why: NotScored }> => {
    const admitted = await admitToScore(ports, request);
    if (!admitted.ok) return admitted;
    const { client, quarter, today, pulses } = admitted;
    const own = lastGivenBy(pulses, request.person);
    const before = quarterPulses(pulses).findLast((one) => one.quarter.last < quarter.first);
    return { ok: true, client, quarter, today, ...(own && { own }), ...(before && { before }) };
  };
}
