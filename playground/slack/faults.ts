/** What goes wrong on demand, before Slack accepts a call or after it. */
export interface Fault {
  /** A Web API method, or `*` for every one. */
  readonly method: string;
  /** `after`: the call took effect, and only its answer is lost, delayed or replaced. */
  readonly when: 'before' | 'after';
  readonly what: 'delay' | '500' | 'reset' | '429';
  /** How often; once by default. */
  readonly times?: number;
  /** Of a delay; 1,000 by default. */
  readonly delayMs?: number;
  /** Of a 429, in seconds; 1 by default. */
  readonly retryAfter?: number;
  /** Only calls with such arguments. */
  readonly matching?: (args: Readonly<Record<string, unknown>>) => boolean;
}

export interface Faults {
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  /** The fault that strikes this call now; it is used up by being taken. */
  readonly take: (method: string, when: Fault['when'], args: Readonly<Record<string, unknown>>) => Fault | undefined;
  /** How often faults have struck. */
  readonly struck: () => number;
}

export function createFaults(): Faults {
  let waiting: { readonly fault: Fault; left: number }[] = [];
  let struck = 0;
  return {
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    clear: () => {
      waiting = [];
    },
    take: (method, when, args) => {
      const entry = waiting.find(
        ({ fault }) =>
          fault.when === when &&
          (fault.method === '*' || fault.method === method) &&
          (fault.matching === undefined || fault.matching(args)),
      );
      if (entry === undefined) return undefined;
      entry.left -= 1;
      if (entry.left <= 0) waiting = waiting.filter((other) => other !== entry);
      struck += 1;
      return entry.fault;
    },
    struck: () => struck,
  };
}
