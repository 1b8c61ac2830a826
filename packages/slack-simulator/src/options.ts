import type { EventLimits } from './deliver/limits.ts';
import type { ClockCard } from './protocol.ts';
import type { AppSeed, WorkspaceSeed } from './seed.ts';
import type { SimulatorClock } from './world.ts';

/** Where the page's clock control may move the clock to. */
export type ClockTarget = 'hour' | 'day' | 'next' | 'next-prompt' | 'next-month' | 'next-quarter';

export interface ClockControl {
  readonly card: () => Promise<ClockCard>;
  readonly move: (to: ClockTarget) => Promise<void>;
}

export interface SimulatorOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** `127.0.0.1` by default: there is no password. */
  readonly host?: string;
  /** Message times and everything displayed go by it; the machine's by default. Deadlines always use real time. */
  readonly clock?: SimulatorClock;
  readonly clockControl?: ClockControl;
  /** A folder with the built page. */
  readonly pageDir?: string;
  /** Deliver to this address, signed; over Socket Mode where absent. */
  readonly eventsUrl?: string;
  readonly app?: AppSeed;
  readonly workspace?: WorkspaceSeed;
  /** Further workspaces into which the app is installed, each with a token of its own. */
  readonly otherWorkspaces?: readonly WorkspaceSeed[];
  /** To which all workspaces belong; none by default. */
  readonly organization?: { readonly id?: string; readonly name: string; readonly isOrgWide: boolean };
  /** Of Slack's own limits on events by default; smaller ones make tests short. */
  readonly eventLimits?: Partial<EventLimits>;
  /**
   * On by default, in real time. `by-clock` goes by the workspace's clock, for apps that pace themselves by a clock that
   * is moved; Retry-After is then in its seconds.
   */
  readonly rateLimits?: boolean | 'by-clock';
  /** Real milliseconds between pings to Socket Mode clients, each of which is to be answered before the next; 10,000. */
  readonly socketPingMs?: number;
  /** Real milliseconds until an uploaded file may be used; 150 by default. */
  readonly fileDelayMs?: number;
  /**
   * How many times as long as Slack it waits for an acknowledgement, and a trigger lives; 1 by default. More where the
   * machine is known to be busy with something else, and what is looked at is what the app says.
   */
  readonly waitFactor?: number;
  /** Waits before an event is sent again; Slack's own by default (at once, one minute, five). */
  readonly eventRetriesMs?: readonly number[];
}
