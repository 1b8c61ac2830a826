import type { TeamId, UserId } from '../names.ts';
import type { Standing } from '../progress/standing.ts';
import type { DigestDay } from './digest-day.ts';
import type { Heat } from './heat.ts';
import type { Flags, Group, Grouping, Tally } from './portfolio.ts';

/** As many goals as a page has; a page shows the numbers of its goals as they are now. */
export const GOALS_ON_PAGE = 20;

/** All teams of a person at a glance. */
export interface ShownPortfolio {
  readonly by: Grouping;
  readonly total: Tally;
  /** The worst first. */
  readonly groups: readonly Group[];
  /** Absent where a picture of the groups would say no more than a line. */
  readonly heat?: Heat;
  readonly teamCount: number;
  readonly person: UserId;
  /** Of these, how many they lead themselves. */
  readonly leads: number;
  /** When they get their digest. */
  readonly digest: DigestDay;
}

/** A goal on the page of its group. */
export interface GroupedGoal extends Flags {
  readonly standing: Standing;
  readonly teamName: string;
  readonly isDraft: boolean;
}

/** A page of the goals of one group. */
export interface ShownGroup {
  readonly by: Grouping;
  readonly group: Group;
  readonly goals: readonly GroupedGoal[];
  /** The first goal of the page, from 0, of how many. */
  readonly from: number;
  readonly count: number;
  /** Where the group is a team. */
  readonly team?: TeamId;
}
