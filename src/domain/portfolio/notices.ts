import type { GoalId, TeamId, UserId } from '../names.ts';
import type { Tally } from './portfolio.ts';

declare module '../message/notice.ts' {
  interface NoticeKinds {
    readonly 'portfolio-digest': PortfolioDigest;
  }
}

/** A goal of which there is something new. */
export interface NewsLine {
  readonly goal: GoalId;
  readonly title: string;
  readonly teamName: string;
}

export interface NewsSection {
  readonly lines: readonly NewsLine[];
  /** How many are left out. */
  readonly more: number;
}

/** What is new in a week of many teams. */
export interface PortfolioNews {
  readonly reached: NewsSection;
  readonly offTrack: NewsSection;
  readonly atRisk: NewsSection;
  readonly ended: NewsSection;
  readonly blocked: NewsSection;
  /** On track again. */
  readonly back: NewsSection;
}

/** The week of all teams that a person leads, or looks after, to that person alone. */
export interface PortfolioDigest {
  readonly kind: 'portfolio-digest';
  readonly person: UserId;
  readonly teamCount: number;
  readonly total: Tally;
  readonly news: PortfolioNews;
  /** The teams in which something is behind, blocked, or over without an outcome, the worst first; not all of many. */
  readonly teams: readonly { readonly id: TeamId; readonly name: string; readonly tally: Tally }[];
}
