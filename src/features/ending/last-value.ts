import { MAX_CHECK_INS } from '../../domain/check-in/check-in.ts';
import { type CheckInInput, parseCheckIn } from '../../domain/check-in/check-in-input.ts';
import type { CheckIn } from '../../domain/goal/goal.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import { roundOfValue } from '../../domain/round/value-round.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import type { Ids } from '../../ports/runtime.ts';
import { isOpen } from '../round/index.ts';
import type { AdmittedToGoal } from './admit-to-goal.ts';

export interface LastValuePorts {
  readonly rounds: RoundStore;
  readonly ids: Ids;
}

/** The last value as typed, or what it is computed from; all of it may be empty. */
export interface LastValueInput {
  readonly value: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

type LastValue =
  | { readonly ok: true; readonly checkIn?: CheckIn }
  | { readonly ok: false; readonly problems: readonly FieldProblem<string>[] };

/** Reads the last value as every check-in is read. It answers the open round that waits for it. */
export async function readLastValue(
  { rounds, ids }: LastValuePorts,
  { view, lastValue }: { readonly view: string; readonly lastValue: LastValueInput },
  { goal, team, person }: Extract<AdmittedToGoal, { ok: true }>,
  now: Date,
): Promise<LastValue> {
  const { value, inputs = {} } = lastValue;
  if ([value, ...Object.values(inputs)].every((text) => text.trim() === '')) return { ok: true };
  if (goal.checkIns.length >= MAX_CHECK_INS) {
    return { ok: false, problems: [{ field: 'value', problem: { code: 'goal-full', max: MAX_CHECK_INS } }] };
  }
  const parsed = parseCheckIn(asCheckIn(goal.id, value, inputs), goal, {
    id: `${ids.derive(view, JSON.stringify(lastValue))}:${goal.id}`,
    by: person.id,
    at: now,
    today: localDateOf(now, person.zone),
    ...(person.writesIn && { locale: person.writesIn }),
  });
  if (!parsed.ok) return parsed;
  const { checkIn } = parsed;
  const open = (await rounds.forTeam(team.workspace, team.id, 'open')).filter((round) => isOpen(round, now));
  const round = roundOfValue(goal, checkIn.on, open, team);
  return { ok: true, checkIn: { ...checkIn, ...(round && { round: round.id }) } };
}

function asCheckIn(goal: string, value: string, inputs: Readonly<Record<string, string>>): CheckInInput {
  const nothing = { note: '', obstacles: '', adjust: '', feedback: '', learned: '' };
  return { goal, value, inputs, status: undefined, confidence: undefined, cleared: [], ...nothing };
}
