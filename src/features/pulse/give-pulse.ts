import type { FieldProblem } from '../../domain/problem.ts';
import { FACTORS } from '../../domain/pulse/factors.ts';
import { MAX_PULSES_IN_QUARTER, type Pulse } from '../../domain/pulse/pulse.ts';
import {
  MAX_EVIDENCE_LENGTH,
  oneLine,
  type PulseField,
  type PulseInput,
  parsePulse,
} from '../../domain/pulse/pulse-input.ts';
import {
  type AdmittedToClient,
  admitToScore,
  type ClientRequest,
  type NotScored,
  type PulseRoomPorts,
} from './admit-to-client.ts';

/** `view` is Slack's ID of the form: submitted twice with the same in it, it is one pulse. */
export type GivePulseRequest = ClientRequest & { readonly view: string; readonly input: PulseInput };
export type SkipPulseRequest = ClientRequest & { readonly view: string; readonly reason: string };

export type AddedPulse<Field extends string> =
  | { readonly ok: true; readonly pulse: Pulse }
  | { readonly ok: false; readonly why: NotScored }
  | { readonly ok: false; readonly problems: readonly FieldProblem<Field>[] };

/** Keeps what a person scores of a client: one write, before anything that follows from it. */
export function givePulse(ports: PulseRoomPorts) {
  return async (request: GivePulseRequest): Promise<AddedPulse<PulseField>> => {
    const admitted = await admitToScore(ports, request);
    if (!admitted.ok) return admitted;
    const parsed = parsePulse(request.input);
    if (!parsed.ok) return parsed;
    const { scores } = parsed;
    const typed = FACTORS.flatMap((factor) => [String(scores[factor].score), scores[factor].evidence]);
    const pulse = { ...entryOf(ports, admitted, request, typed), scores };
    return keep(ports, pulse, admitted.pulses, 'score.purpose');
  };
}

/** Keeps that a person scores a client not in this quarter, with the reason. Scores that they gave in it stand. */
export function skipPulse(ports: PulseRoomPorts) {
  return async (request: SkipPulseRequest): Promise<AddedPulse<'reason'>> => {
    const admitted = await admitToScore(ports, request);
    if (!admitted.ok) return admitted;
    const skipped = oneLine(request.reason);
    if (skipped === '') return { ok: false, problems: [{ field: 'reason', problem: { code: 'reason-missing' } }] };
    if (skipped.length > MAX_EVIDENCE_LENGTH) {
      return { ok: false, problems: [{ field: 'reason', problem: { code: 'too-long', max: MAX_EVIDENCE_LENGTH } }] };
    }
    return keep(ports, { ...entryOf(ports, admitted, request, [skipped]), skipped }, admitted.pulses, 'reason');
  };
}

function entryOf(
  { clock, ids }: PulseRoomPorts,
  { client, team, quarter, today }: AdmittedToClient,
  { workspace, person, view }: ClientRequest & { readonly view: string },
  typed: readonly string[],
) {
  const at = clock.now();
  const id = ids.derive('pulse', view, client.id, person, quarter.id, ...typed);
  return { id, workspace, team: team.id, client: client.id, quarter, by: person, at, on: today, unsettledSince: at };
}

async function keep<Field extends string>(
  { pulses }: PulseRoomPorts,
  pulse: Pulse,
  all: readonly Pulse[],
  field: Field,
): Promise<AddedPulse<Field>> {
  const known = all.find(({ id }) => id === pulse.id);
  if (known !== undefined) return { ok: true, pulse: known };
  const ofQuarter = all.filter(({ by, quarter }) => by === pulse.by && quarter.id === pulse.quarter.id);
  if (ofQuarter.length >= MAX_PULSES_IN_QUARTER) {
    return { ok: false, problems: [{ field, problem: { code: 'too-many-pulses', max: MAX_PULSES_IN_QUARTER } }] };
  }
  // Where two submissions of one form come at once, the second finds the first one's document there: it is the same.
  await pulses.add(pulse);
  return { ok: true, pulse };
}
