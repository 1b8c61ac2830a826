/**
 * How many events an app is sent (docs.slack.dev/apis/events-api, "Rate limits" and "Failure limits"): 30,000 an hour
 * from one workspace; and where more than 95 % of the deliveries of an hour fail, none any more until somebody switches
 * the subscription on again. Apps with less than 1,000 events an hour are never switched off. By the workspace's clock.
 */
export interface EventLimits {
  readonly perHour: number;
  /** Share of failures, above which the subscription is switched off. */
  readonly failures: number;
  readonly leastEvents: number;
}

export interface EventLimiter {
  /** `no`: beyond the hour's number. The first one of a minute is to be told to the app. */
  readonly admit: (team: string) => 'yes' | 'no' | 'tell';
  readonly settled: (isTaken: boolean) => void;
  readonly isOff: () => boolean;
  readonly switchOn: () => void;
}

const slackLimits: EventLimits = { perHour: 30_000, failures: 0.95, leastEvents: 1_000 };
const minuteMs = 60_000;
const minutesAnHour = 60;

/** Counts of the last sixty minutes, a number for each. */
function createHour(now: () => number) {
  const minutes = new Map<number, number>();
  const minute = () => Math.floor(now() / minuteMs);
  return {
    add: () => {
      minutes.set(minute(), (minutes.get(minute()) ?? 0) + 1);
      for (const key of minutes.keys()) if (key <= minute() - minutesAnHour) minutes.delete(key);
    },
    count: () => {
      const from = minute() - minutesAnHour;
      return [...minutes].reduce((sum, [key, count]) => (key > from ? sum + count : sum), 0);
    },
    clear: () => minutes.clear(),
  };
}

/** `now` in milliseconds by the workspace's clock. */
export function createEventLimits(now: () => number, wanted: Partial<EventLimits> = {}): EventLimiter {
  const limits = { ...slackLimits, ...wanted };
  const teams = new Map<string, { readonly sent: ReturnType<typeof createHour>; notifiedIn: number }>();
  const [taken, failed] = [createHour(now), createHour(now)];
  let isOff = false;
  return {
    admit: (team) => {
      const known = teams.get(team) ?? { sent: createHour(now), notifiedIn: -1 };
      teams.set(team, known);
      if (known.sent.count() < limits.perHour) {
        known.sent.add();
        return 'yes';
      }
      const minute = Math.floor(now() / minuteMs);
      if (known.notifiedIn === minute) return 'no';
      known.notifiedIn = minute;
      return 'tell';
    },
    settled: (isTaken) => {
      (isTaken ? taken : failed).add();
      const [good, bad] = [taken.count(), failed.count()];
      if (good + bad >= limits.leastEvents && bad / (good + bad) > limits.failures) isOff = true;
    },
    isOff: () => isOff,
    switchOn: () => {
      isOff = false;
      taken.clear();
      failed.clear();
    },
  };
}
