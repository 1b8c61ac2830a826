import { randomOf } from '../test/support/seeded.ts';

/** What befalls a process: it is killed before or after one of its calls takes effect, stands still, or has a wrong clock. */
const PROCESS_FAULTS = ['crash-before', 'crash-after', 'pause', 'skew'] as const;
/** What befalls a call to the store: never arrives, its answer is lost, another node leads, or no write finds room. */
const STORE_FAULTS = ['store-lost', 'store-answer-lost', 'stepdown', 'disk-full'] as const;
/** What befalls a call to Slack. `-after`: Slack did what it was asked for, and does not say so. */
const SLACK_FAULTS = [
  'slack-reset',
  'slack-reset-after',
  'slack-500',
  'slack-500-after',
  'slack-timeout',
  'slack-timeout-after',
  'slack-internal-error',
  'slack-internal-error-after',
  'slack-429',
] as const;
/** What befalls what a person submits: it comes several times, an hour later once more, or after what was submitted later. */
const INBOUND_FAULTS = ['inbound-repeated', 'inbound-late', 'inbound-overtaken'] as const;

export const FAULT_KINDS = [...PROCESS_FAULTS, ...STORE_FAULTS, ...SLACK_FAULTS, ...INBOUND_FAULTS] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** One thing that goes wrong once. */
export interface Fault {
  readonly kind: FaultKind;
  /** Which process it befalls: 0 or 1. */
  readonly instance: number;
  /** Milliseconds from the start of the simulation; nothing is befallen before. */
  readonly after: number;
  /** So many calls that it could befall are spared first. */
  readonly spared: number;
  /** From 0 to 999: how long, how far, how often. */
  readonly amount: number;
}

export const INSTANCES = 2;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Within the round of a message or an answer: what a beat or a submission calls is seldom more. */
const MAX_SPARED = 40;

/** The faults of a seed, in their order; as many as five a day. The last two days are quiet. */
export function faultsOf(seed: number, days: number): Fault[] {
  const random = randomOf(seed * 2 + 1);
  const count = Math.ceil(days * 5);
  const faults = Array.from({ length: count }, (): Fault => {
    const kind = FAULT_KINDS[random(FAULT_KINDS.length)] ?? 'crash-before';
    const after = random(days * 24 * 60) * 60_000;
    return { kind, instance: random(INSTANCES), after, spared: random(MAX_SPARED), amount: random(1000) };
  });
  return faults.filter(({ after }) => after < (days - 2) * DAY_MS).toSorted((one, other) => one.after - other.after);
}

/** `inbound` is what a person submits, `compute` what a process looks up in itself. */
export type CallKind = 'read' | 'write' | 'slack' | 'inbound' | 'compute';

/** The methods by which messages go out and are looked for. */
const DELIVERS = /^(?:chat|conversations)\./;

/** Whether a fault can befall such a call of an instance. A submission is befallen whoever takes it. */
export function canBefall({ kind, instance }: Fault, call: CallKind, name: string, by: number): boolean {
  if (kind.startsWith('inbound-')) return call === 'inbound';
  if (instance !== by || call === 'inbound') return false;
  if (kind.startsWith('slack-')) return call === 'slack' && DELIVERS.test(name);
  if (kind === 'disk-full') return call === 'write';
  if (kind === 'store-lost' || kind === 'store-answer-lost' || kind === 'stepdown')
    return call === 'read' || call === 'write';
  return true;
}
