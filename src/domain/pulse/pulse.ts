import type { ClientId, LocalDate, TeamId, UserId, WorkspaceId } from '../names.ts';
import type { Period } from '../time/periods.ts';
import type { Factor, Level } from './factors.ts';

/** What one person gives a factor, and a line on what they saw. */
export interface FactorScore {
  readonly score: Level;
  readonly evidence: string;
}
export type Scores = Readonly<Record<Factor, FactorScore>>;

interface Entry {
  readonly id: string;
  readonly workspace: WorkspaceId;
  readonly team: TeamId;
  /** As it was called when it was given: a client that was merged since has another id. */
  readonly client: ClientId;
  /** The quarter, of the team's fiscal year, in which it was given. */
  readonly quarter: Period;
  readonly by: UserId;
  readonly at: Date;
  /** The day in the team's zone. */
  readonly on: LocalDate;
  /** It was given then, and what follows from it is not known to be done. */
  readonly unsettledSince?: Date;
}

/** A person's scores of a client. Appended and never changed: scored again in a quarter, the later one stands. */
export interface GivenPulse extends Entry {
  readonly scores: Scores;
}

/** That a person scores a client not in this quarter, with the reason. */
export interface SkippedPulse extends Entry {
  readonly skipped: string;
}

export type Pulse = GivenPulse | SkippedPulse;

/** More of one person, client, and quarter are refused. */
export const MAX_PULSES_IN_QUARTER = 20;

export function isGiven(pulse: Pulse): pulse is GivenPulse {
  return 'scores' in pulse;
}

/** In the order in which they were given. */
export function byTime(one: Pulse, other: Pulse): number {
  return one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : Number(one.id > other.id));
}

/** Of some pulses of a quarter the last one that each person gave, or their last skip where they gave none. */
export function standingPulses(pulses: readonly Pulse[]): Pulse[] {
  const standing = new Map<UserId, Pulse>();
  for (const pulse of pulses.toSorted(byTime)) {
    const before = standing.get(pulse.by);
    if (before === undefined || isGiven(pulse) || !isGiven(before)) standing.set(pulse.by, pulse);
  }
  return [...standing.values()];
}

/** A person's last scores, of whichever quarter. */
export function lastGivenBy(pulses: readonly Pulse[], person: UserId): GivenPulse | undefined {
  return pulses
    .filter(isGiven)
    .toSorted(byTime)
    .findLast(({ by }) => by === person);
}
