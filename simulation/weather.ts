import type { VirtualClock } from './clock.ts';
import { canBefall, type Fault, type FaultKind } from './faults.ts';
import type { Call, Life } from './gate.ts';
import { START } from './scene.ts';
import { STRIKES } from './strike.ts';

const MINUTE_MS = 60_000;

interface Struck {
  readonly kind: FaultKind;
  readonly amount: number;
  readonly strike: NonNullable<(typeof STRIKES)[FaultKind]>;
}

const asIs: Struck['strike'] = async (call) =>
  call.act().then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );

/** Brings the faults of a seed to the calls. */
export function createWeather(faults: readonly Fault[], clock: VirtualClock) {
  const waiting = faults.map((fault) => ({ fault, spared: fault.spared }));
  const struck: Partial<Record<FaultKind, number>> = {};
  /** How long no write of an instance finds room. */
  const fullUntil = new Map<number, number>();
  const count = (kind: FaultKind) => {
    struck[kind] = (struck[kind] ?? 0) + 1;
  };
  const isDue = ({ after }: Fault) => START + after <= clock.ms();

  /** The first fault that is due and can befall this. */
  function take(fits: (fault: Fault) => boolean): Fault | undefined {
    for (const [index, entry] of waiting.entries()) {
      if (!isDue(entry.fault)) return undefined;
      if (!fits(entry.fault)) continue;
      if (entry.spared > 0) {
        entry.spared -= 1;
        continue;
      }
      waiting.splice(index, 1);
      return entry.fault;
    }
    return undefined;
  }

  function strikes({ life, kind: call, name }: Call): Struck | undefined {
    const { instance } = life;
    if (call === 'write' && (fullUntil.get(instance) ?? 0) > clock.ms())
      return { kind: 'disk-full', amount: 0, strike: full };
    const fault = take((one) => canBefall(one, call, name, instance));
    if (fault === undefined) return undefined;
    const { kind, amount } = fault;
    count(kind);
    if (kind === 'skew') turnClock(life, amount);
    if (kind === 'disk-full') fullUntil.set(instance, clock.ms() + (1 + (amount % 20)) * MINUTE_MS);
    return { kind, amount, strike: STRIKES[kind] ?? asIs };
  }

  return {
    /** What befalls a call as it is let through. */
    strikes,
    /** What befalls a submission. */
    inbound: (): Fault | undefined => {
      const fault = take((one) => canBefall(one, 'inbound', '', -1));
      if (fault !== undefined) count(fault.kind);
      return fault;
    },
    /** How often each kind has struck. */
    struck: () => ({ ...struck }),
  };
}
export type Weather = ReturnType<typeof createWeather>;

const full: Struck['strike'] = (call, amount, around) =>
  STRIKES['disk-full']?.(call, amount, around) ?? asIs(call, 0, around);

/** Up to ten minutes either way; the machine keeps it over a restart. */
function turnClock(life: Life, amount: number): void {
  life.skewMs = (amount - 500) * 1_200;
}
