import type { Client } from '../client/client.ts';
import type { Goal } from '../goal/goal.ts';
import type { LocalDate, UserId } from '../names.ts';
import type { QuarterPulse } from '../pulse/quarter-pulse.ts';
import type { PulseTrend } from '../pulse/trend.ts';
import type { Team } from '../team/team.ts';
import type { Period } from '../time/periods.ts';

/** A client as a list of pulses shows it. */
export interface ClientPulse {
  readonly client: Client;
  /** The last quarter that somebody scored; absent where nobody did in the last fifteen months. */
  readonly last?: QuarterPulse;
  readonly trend?: PulseTrend;
  /** Who looks after it and is to score it still. */
  readonly missing: readonly UserId[];
}

/** The clients of a team as a person sees them. */
export interface TeamPulses {
  readonly team: Pick<Team, 'id' | 'name'>;
  readonly quarter: Period;
  readonly today: LocalDate;
  /** Active ones: those that the person is to score come first, then by name. */
  readonly clients: readonly (ClientPulse & { readonly isDue: boolean; readonly mayScore: boolean })[];
}

/** What a client's pulse has been, as a person of its team sees it. */
export interface ShownPulse {
  readonly client: Client;
  readonly today: LocalDate;
  /** The oldest first. */
  readonly quarters: readonly QuarterPulse[];
  readonly trend?: PulseTrend;
  /** The current quarter, where the person is to score it still: what others gave in it is not among the quarters. */
  readonly hidden?: Period;
  /** Whether the team looks after it still. */
  readonly isLive: boolean;
  /** Skips of the current quarter by people who did not score it. */
  readonly skips: readonly { readonly by: string; readonly reason: string }[];
  readonly mayScore: boolean;
  /** Whether they look after it and have not scored it in this quarter, or shortly before. */
  readonly isDue: boolean;
  /** Goals of the client for which the person may plan an action: those on its pulse first, then what is due first. */
  readonly goals: readonly Pick<Goal, 'id' | 'title' | 'actions'>[];
}
