import type { Client } from '../client/client.ts';
import type { Feedback } from '../goal/feedback.ts';
import type { CheckIn, Goal } from '../goal/goal.ts';
import type { Indicator, IndicatorValue } from '../goal/indicator.ts';
import type { GoalId, KpiId } from '../names.ts';
import type { GivenPulse, Pulse, SkippedPulse } from '../pulse/pulse.ts';
import type { Decision, Review, ReviewOf } from '../review/review.ts';
import type { Team } from '../team/team.ts';
import type { FieldChange } from './field-changes.ts';

/**
 * Of the files that this program writes: it counts up when older programs could not read them. Earlier ones are read, later
 * ones are refused. Since 2, there are clients and pulses.
 */
export const EXCHANGE_VERSION = 2;

/** What is stored, by its kind. */
export interface Kept {
  readonly team: Team;
  readonly kpi: Indicator;
  readonly client: Client;
  readonly goal: Goal;
  readonly pulse: Pulse;
  readonly review: Review;
}
export type KeptKind = keyof Kept;
/** In the order in which they are written, so that whatever names another one comes behind it. */
export const KEPT_KINDS = ['team', 'kpi', 'client', 'goal', 'pulse', 'review'] as const satisfies readonly KeptKind[];

/** In the order in which a file has them, so that whatever names another one comes behind it. */
export const ITEM_KINDS = ['team', 'kpi', 'client', 'goal', 'check-in', 'pulse', 'review'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Which workspace it is in follows from where it is read; how often it was written is of no interest elsewhere. */
type Without<Of, Field extends PropertyKey = never> = Omit<Of, 'workspace' | 'version' | Field>;

export type TeamItem = { readonly item: 'team' } & Without<Team>;
/** With its own values. */
export type KpiItem = { readonly item: 'kpi' } & Without<Indicator>;
/** With its changes. */
export type ClientItem = { readonly item: 'client' } & Without<Client>;
/** With all that was decided about it and planned for it, and without its check-ins. */
export type GoalItem = { readonly item: 'goal' } & Without<Goal, 'checkIns'>;
export type CheckInItem = { readonly item: 'check-in'; readonly goal: GoalId } & CheckIn;
/** What one person gave a client once, or why they gave nothing. */
export type PulseItem = { readonly item: 'pulse' } & (Without<GivenPulse> | Without<SkippedPulse>);
/** With its decisions. */
export type ReviewItem = { readonly item: 'review' } & Without<Review>;

/** A value of a KPI by itself, as tables have it; elsewhere it stands with its KPI. */
export type ValueItem = { readonly item: 'value'; readonly kpi: KpiId } & IndicatorValue;
/** A client's words by themselves, as tables have them; elsewhere they stand with their goal. */
export type FeedbackItem = { readonly item: 'feedback'; readonly goal: GoalId } & Feedback;
/** A decision of a review by itself, as tables have it. `of` is what the review is of, where it is not there yet. */
export type DecisionItem = { readonly item: 'decision'; readonly review: string; readonly of: ReviewOf } & Decision;

/** One field of a change by itself, as tables have it; elsewhere changes stand with their goal. */
export type ChangeItem = { readonly item: 'change'; readonly goal: GoalId } & FieldChange;

/** What is stored by itself. */
export type WholeItem = TeamItem | KpiItem | ClientItem | GoalItem | PulseItem | ReviewItem;
/** What is stored as part of something else. */
export type PartItem = CheckInItem | ValueItem | FeedbackItem | DecisionItem | ChangeItem;
export type PartKind = PartItem['item'];

/** One thing of a file. */
export type ExchangeItem = WholeItem | CheckInItem;

/** The goal as an item, and its check-ins as items behind it. */
export function itemsOfGoal({ workspace: _, version: __, checkIns, ...goal }: Goal): (GoalItem | CheckInItem)[] {
  return [
    { item: 'goal', ...goal },
    ...checkIns.map((checkIn): CheckInItem => ({ item: 'check-in', goal: goal.id, ...checkIn })),
  ];
}

export const itemOfTeam = ({ workspace: _, version: __, ...team }: Team): TeamItem => ({ item: 'team', ...team });
export const itemOfKpi = ({ workspace: _, version: __, ...kpi }: Indicator): KpiItem => ({ item: 'kpi', ...kpi });
export const itemOfClient = ({ workspace: _, version: __, ...client }: Client): ClientItem => ({
  item: 'client',
  ...client,
});
export const itemOfPulse = ({ workspace: _, ...pulse }: Pulse): PulseItem => ({ item: 'pulse', ...pulse });
export const itemOfReview = ({ workspace: _, version: __, ...review }: Review): ReviewItem => ({
  item: 'review',
  ...review,
});

/** What a row of a table, or one thing of a file, comes to. */
export type AnyItem = WholeItem | PartItem;

/** The id of what an item is about and is looked up with; undefined where others are about it. */
export function aboutOf(item: AnyItem): string | undefined {
  switch (item.item) {
    case 'check-in':
    case 'feedback':
    case 'change':
      return item.goal;
    case 'value':
      return item.kpi;
    case 'decision':
      return item.review;
    case 'pulse':
      return item.client;
    default:
      return undefined;
  }
}
