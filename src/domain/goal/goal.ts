import type { CalculatorInputs } from '../calculators/calculator.ts';
import type { Kpi, Unit } from '../kpi/kpi.ts';
import type { CheckInId, ClientId, GoalId, KpiId, LocalDate, RoundId, TeamId, UserId, WorkspaceId } from '../names.ts';
import type { Feedback, Sentiment } from './feedback.ts';

export const CATEGORIES = ['retention', 'satisfaction', 'revenue', 'efficiency', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];

export const STATUSES = ['on-track', 'at-risk', 'off-track'] as const;
/** How a goal is doing: suggested from pace, or said by a person. */
export type Status = (typeof STATUSES)[number];

/** How a goal can end: its target was reached, or it was not, or it is not pursued any more. */
export const ENDINGS = ['achieved', 'missed', 'dropped'] as const;
export type GoalEnd = (typeof ENDINGS)[number];
export const GOAL_STATES = ['draft', 'active', ...ENDINGS] as const;
export type GoalState = (typeof GOAL_STATES)[number];

/** What a goal came to, in the words of whoever closed it. Who and when stands in the change that closed it. */
export interface Outcome {
  /** From 0 (nothing of it) to 1 (all of it), in tenths. */
  readonly score: number;
  /** The score that the values propose; absent where there was no value. */
  readonly proposed?: number;
  /** Why the score is another than the proposed one. */
  readonly reason?: string;
  readonly learned?: string;
  /** A sentence for the channel. */
  readonly closing?: string;
}

/** A value of the KPI on the way to the target. */
export interface Milestone {
  /** Stable within its goal. */
  readonly id: string;
  readonly value: number;
  readonly title?: string;
}

/** A value that the plan expects on a day between start and due date: a target of a month, as a rule of its last day. */
export interface PlannedValue {
  readonly by: LocalDate;
  readonly value: number;
}

/** One answer about one goal. Check-ins are appended and never changed. */
export interface CheckIn {
  readonly id: CheckInId;
  readonly value: number;
  /** Absent where the value was typed in. */
  readonly inputs?: CalculatorInputs;
  readonly status: Status;
  /** The status is the one that the pace suggested; absent where the person said it. */
  readonly byPace?: true;
  /** From 0 (none) to 10 (certain). */
  readonly confidence?: number;
  /** What went well. */
  readonly note?: string;
  /** What is in the way: it opens a blocker of this check-in's id. */
  readonly obstacles?: string;
  /** Who is to clear what is in the way; the goal's owner where nobody is named. */
  readonly obstacleOwner?: UserId;
  /** Ids of blockers that this check-in clears. */
  readonly cleared?: readonly string[];
  /** What should be done differently. */
  readonly adjust?: string;
  /** What a client said, in their words. */
  readonly feedback?: string;
  /** How that sounds; absent where nobody said. */
  readonly sentiment?: Sentiment;
  /** Whose words they are; absent where they are those of the goal's client. */
  readonly client?: ClientId;
  /** Asked in a quarterly review only. */
  readonly learned?: string;
  readonly by: UserId;
  /** When it was said. */
  readonly at: Date;
  /** The day that the value is of, in the reporter's zone. */
  readonly on: LocalDate;
  readonly round?: RoundId;
  /** The check-in in whose place this one counts: that one stays in the history and counts no more. */
  readonly corrects?: CheckInId;
  /** The goal that it was said of, where that is another one on the same KPI: here it is a copy of the number alone. */
  readonly enteredFor?: GoalId;
}

/** Something in the way of a goal, from the check-in that named it until somebody clears it. */
export interface Blocker {
  /** The id of the check-in that opened it. */
  readonly id: CheckInId;
  readonly text: string;
  /** Who is to clear it. */
  readonly owner: UserId;
  readonly openedBy: UserId;
  /** The day that the check-in is of. */
  readonly since: LocalDate;
  readonly cleared?: { readonly by: UserId; readonly at: Date };
}

/** A number from outside that a target can be held against. */
export interface Benchmark {
  readonly value: number;
  /** Who says so, and of which year. */
  readonly source: string;
}

/** What somebody will do for a goal, until a day where one is named. */
export interface ActionItem {
  readonly id: string;
  readonly text: string;
  /** Who does it. */
  readonly owner: UserId;
  readonly due?: LocalDate;
  readonly createdBy: UserId;
  readonly createdAt: Date;
  /** Who ticked it off; absent while it is open. */
  readonly done?: { readonly by: UserId; readonly at: Date };
}

export const RESOURCE_KINDS = ['time', 'money', 'tools'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** What a goal needs to be reached. */
export interface Resource {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly text: string;
  /** How much of it; never of tools. */
  readonly amount?: { readonly value: number; readonly unit: Unit };
  /** What was decided about it; absent until somebody does. */
  readonly granted?: boolean;
  readonly createdBy: UserId;
  readonly createdAt: Date;
}

/** What somebody would have otherwise in a goal that is a draft. Kept with it also when it is activated. */
export interface Proposal {
  readonly id: string;
  /** Whose words they are. */
  readonly by: UserId;
  readonly at: Date;
  readonly words?: string;
  readonly title?: string;
  /** In the unit that the goal counted in then. */
  readonly target?: { readonly value: number; readonly unit: Unit };
  readonly due?: LocalDate;
  /** Who kept the reply of another person. */
  readonly keptBy?: UserId;
  /** What was decided about it; absent until somebody does. */
  readonly decided?: { readonly by: UserId; readonly at: Date; readonly taken: boolean };
}

/** Somebody who wants to work towards a goal, said while it was a draft. */
export interface Commitment {
  readonly by: UserId;
  readonly at: Date;
}

/** A question to one person about what would help a goal, and what they answered. */
export interface HelpRequest {
  readonly id: string;
  readonly to: UserId;
  readonly question: string;
  readonly by: UserId;
  readonly at: Date;
  /** The id of the review in which it was asked; absent where an earlier version kept none. */
  readonly review?: string;
  /** The last word of who was asked; absent until they answer. */
  readonly answer?: { readonly text: string; readonly at: Date };
}

export const CADENCES = ['weekly', 'fortnightly', 'monthly', 'quarterly'] as const;
/** How often a goal is asked about. */
export type Cadence = (typeof CADENCES)[number];

/** What people decide about a goal and may change. Values and words are not among it: they are appended check-ins. */
export const DECIDED = [
  'title',
  'description',
  'category',
  'serves',
  'parent',
  'weight',
  'client',
  'kpi',
  'calculator',
  'benchmark',
  'cadence',
  'milestones',
  'plan',
  'owner',
  'reporter',
  'contributors',
  'visibility',
  'due',
  'state',
  'outcome',
] as const;
export type DecidedField = (typeof DECIDED)[number];

/** Some of what is decided about a goal; null for what there is none of. */
export type Decisions = { readonly [Field in DecidedField]?: NonNullable<Goal[Field]> | null };

/** One change of a goal. Changes are appended and never rewritten. */
export interface GoalChange {
  readonly id: string;
  readonly by: UserId;
  readonly at: Date;
  readonly reason?: string;
  /** What the changed fields were before, and are since. Both name the same fields. */
  readonly was: Decisions;
  readonly now: Decisions;
}

/** A goal with one KPI and the whole of its history. One document, so that a change is one atomic write. */
export interface Goal {
  readonly id: GoalId;
  readonly workspace: WorkspaceId;
  readonly team: TeamId;
  readonly title: string;
  readonly description?: string;
  readonly category: Category;
  /** The objective that it serves, in words. */
  readonly serves?: string;
  /** The goal that it serves. */
  readonly parent?: GoalId;
  /** What it counts for in the progress of that goal, in percent; absent for an even part of what the others leave. */
  readonly weight?: number;
  /** The client that it is about; absent where it is about none, or about several. */
  readonly client?: ClientId;
  /** The KPI that it stands on, alone or with other goals; absent where an earlier version made it and it is not yet linked. */
  readonly kpiId?: KpiId;
  readonly kpi: Kpi;
  /** The calculator that check-ins ask the inputs of; absent where the value is typed in. */
  readonly calculator?: string;
  readonly benchmark?: Benchmark;
  /** Absent for the team's own: monthly, and quarterly where the team has that on. */
  readonly cadence?: Cadence;
  readonly milestones: readonly Milestone[];
  /** Absent for an even pace. */
  readonly plan?: readonly PlannedValue[];
  readonly owner: UserId;
  /** Who reports the value, and is asked for it; the owner where absent. */
  readonly reporter?: UserId;
  /** They see the goal and add to it, and are not asked; absent where there is nobody. */
  readonly contributors?: readonly UserId[];
  /** For its people and the lead of the team alone; absent where the whole team sees it. */
  readonly visibility?: 'private';
  readonly start: LocalDate;
  readonly due: LocalDate;
  readonly state: GoalState;
  /** What it came to; absent while it is not closed. */
  readonly outcome?: Outcome;
  /** In the order in which they were made; absent where there is none. */
  readonly changes?: readonly GoalChange[];
  /** In the order in which they were said. */
  readonly checkIns: readonly CheckIn[];
  /** In the order in which they were opened, cleared ones too. */
  readonly blockers: readonly Blocker[];
  /** In the order in which they were attached; absent where there is none. */
  readonly feedback?: readonly Feedback[];
  /** In the order in which they were added, those that are done too; absent where there is none. */
  readonly actions?: readonly ActionItem[];
  /** In the order in which they were added; absent where there is none. */
  readonly resources?: readonly Resource[];
  /** In the order in which they were made; absent where there is none. */
  readonly proposals?: readonly Proposal[];
  /** In the order in which they were made; absent where there is none. */
  readonly commitments?: readonly Commitment[];
  /** In the order in which people were asked for help; absent where nobody was. */
  readonly helps?: readonly HelpRequest[];
  readonly createdBy: UserId;
  readonly createdAt: Date;
  /** The goal that came to its end before this one was set in its place. */
  readonly follows?: GoalId;
  /** When it is looked at next whether its owner is to be asked how it ended; absent for as soon as it is over. */
  readonly askEndAt?: Date;
  /** The message in which its owner was asked how it ended, and the due date that it was about. */
  readonly endAsked?: { readonly due: LocalDate; readonly message: string };
  /** State, due date or owner were changed then, and what follows from that is not known to be done. */
  readonly unsettledSince?: Date;
  /** Counts the writes; a write names the version that it replaces. */
  readonly version: number;
}
