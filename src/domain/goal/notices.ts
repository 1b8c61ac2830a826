import type { Kpi } from '../kpi/kpi.ts';
import type { GoalId, LocalDate, UserId } from '../names.ts';
import type { GoalEnd, Proposal } from './goal.ts';

declare module '../message/notice.ts' {
  interface NoticeKinds {
    readonly owned: OwnedNotice;
    readonly 'draft-goal': DraftNotice;
  }
}

/** What a person is to a goal. */
export type PartInGoal = 'owner' | 'reporter' | 'contributor';

/** To somebody who has a part in a goal that another set. */
export interface OwnedNotice {
  readonly kind: 'owned';
  readonly by: UserId;
  readonly title: string;
  readonly teamName: string;
  /** Its owner where absent. */
  readonly part?: Exclude<PartInGoal, 'owner'>;
  /** It is a draft that is still discussed. */
  readonly draft?: true;
}

/** A proposal about a draft, with whose it is in words. */
export type ProposalLine = Pick<Proposal, 'id' | 'words' | 'title' | 'target' | 'due'> & {
  readonly byName: string;
  /** What became of it, and who decided so. */
  readonly decided?: { readonly taken: boolean; readonly byName: string };
};

/** A draft as it is, or was when it was activated. */
interface DraftDetails {
  readonly goal: GoalId;
  readonly title: string;
  readonly description?: string;
  readonly kpi: Kpi;
  readonly due: LocalDate;
  /** The day on which it was made, by which years are told. */
  readonly since: LocalDate;
  readonly makerName: string;
  readonly ownerName: string;
  /** Who count themselves in, by name, the first ones first. */
  readonly committed: readonly string[];
  /** How many are beyond these. */
  readonly more: number;
  /** Those that wait for a decision, then those that were decided. */
  readonly proposals: readonly ProposalLine[];
  /** How many of either are beyond these. */
  readonly moreProposals: number;
}

/** A draft in the channel of its team; `withdrawn` where it became private. */
export type DraftNotice = { readonly kind: 'draft-goal' } & (
  | (DraftDetails & { readonly state: 'open' })
  | (DraftDetails & { readonly state: 'activated'; readonly byName: string; readonly on: LocalDate })
  | { readonly state: 'closed'; readonly title: string; readonly end: GoalEnd }
  | { readonly state: 'deleted'; readonly title: string }
  | { readonly state: 'withdrawn' }
);
