/** What goes wrong on demand: calls of the app, and events on their way to it; by rule, or by seed. */
import { seededRandom } from './random.ts';

/**
 * `internal_error` and `fatal_error` come with status 200, as Slack sends them where it does not know itself what became
 * of the call; `hang` never answers, for clients that have to give up by themselves.
 */
type CallFault = 'delay' | '500' | 'reset' | '429' | 'internal_error' | 'fatal_error' | 'hang';

/**
 * `repeat`: sent twice, with one event_id. `twin`: sent twice under two event_ids, as happens
 * (node-slack-sdk#2141). `delay`: sent later, so that others overtake it.
 */
type EventFault = 'repeat' | 'twin' | 'delay';

/** What goes wrong with a Web API call, before Slack accepts it or after. */
export interface Fault {
  /** A Web API method, or `*` for every one. */
  readonly method: string;
  /** `after`: the call took effect, and only its answer is lost, delayed or replaced. */
  readonly when: 'before' | 'after';
  readonly what: CallFault;
  /** How often; once by default. */
  readonly times?: number;
  /** Of a delay; 1,000 by default. */
  readonly delayMs?: number;
  /** Of a 429, in seconds; 1 by default. */
  readonly retryAfter?: number;
  /** Only calls with such arguments. */
  readonly matching?: (args: Readonly<Record<string, unknown>>) => boolean;
}

interface EventRule {
  /** An event's type, or `*` for every one. */
  readonly event: string;
  readonly what: EventFault;
  readonly times?: number;
  /** Of a delay; 100 by default. */
  readonly delayMs?: number;
}

/** Faults drawn by chance; the same seed draws the same ones for the same calls in the same order. */
interface Weather {
  readonly seed: number;
  /** How many of the calls fail, from 0 to 1. */
  readonly share: number;
  readonly calls?: readonly Pick<Fault, 'when' | 'what' | 'delayMs' | 'retryAfter'>[];
  readonly events?: readonly Pick<EventRule, 'what' | 'delayMs'>[];
}

export interface Faults {
  readonly add: (fault: Fault) => void;
  readonly addEvent: (rule: EventRule) => void;
  /** From now on, beside the rules; undefined ends it. */
  readonly weather: (weather: Weather | undefined) => void;
  /** Ends all rules, and the weather. */
  readonly clear: () => void;
  /** The fault that strikes this call now; it is used up by being taken. */
  readonly take: (
    method: string,
    when: Fault['when'],
    args: Readonly<Record<string, unknown>>,
  ) => Omit<Fault, 'method'> | undefined;
  readonly takeEvent: (event: string) => Omit<EventRule, 'event'> | undefined;
  /** How often faults have struck. */
  readonly struck: () => number;
}

interface Waiting<T> {
  readonly rule: T;
  left: number;
}

/** Takes the first rule that fits, once. */
function takeRule<T>(waiting: Waiting<T>[], fits: (rule: T) => boolean): T | undefined {
  const index = waiting.findIndex(({ rule }) => fits(rule));
  const entry = waiting[index];
  if (entry === undefined) return undefined;
  entry.left -= 1;
  if (entry.left <= 0) waiting.splice(index, 1);
  return entry.rule;
}

export function createFaults(): Faults {
  const calls: Waiting<Fault>[] = [];
  const events: Waiting<EventRule>[] = [];
  let weather: Weather | undefined;
  let random = seededRandom(0);
  let struck = 0;
  const pick = <T>(possible: readonly T[] | undefined): T | undefined => {
    if (weather === undefined || possible === undefined || possible.length === 0) return undefined;
    if (random() >= weather.share) return undefined;
    return possible[Math.floor(random() * possible.length)];
  };
  const counted = <T>(found: T | undefined): T | undefined => {
    if (found !== undefined) struck += 1;
    return found;
  };
  return {
    add: (rule) => void calls.push({ rule, left: rule.times ?? 1 }),
    addEvent: (rule) => void events.push({ rule, left: rule.times ?? 1 }),
    weather: (next) => {
      weather = next;
      random = seededRandom(next?.seed ?? 0);
    },
    clear: () => {
      calls.length = 0;
      events.length = 0;
      weather = undefined;
    },
    take: (method, when, args) => {
      const fits = (rule: Fault) =>
        rule.when === when && (rule.method === '*' || rule.method === method) && (rule.matching?.(args) ?? true);
      const possible = weather?.calls?.filter((fault) => fault.when === when);
      return counted(takeRule(calls, fits) ?? pick(possible));
    },
    takeEvent: (event) => {
      const fits = (rule: EventRule) => rule.event === '*' || rule.event === event;
      return counted(takeRule(events, fits) ?? pick(weather?.events));
    },
    struck: () => struck,
  };
}
