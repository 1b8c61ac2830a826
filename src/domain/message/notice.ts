import type { NotCountedNotice } from '../check-in/not-counted.ts';
import type { Status } from '../goal/goal.ts';
import type { JourneyKpi, Kpi, Unit } from '../goal/kpi.ts';
import type { ChannelId, CheckInId, GoalId, LocalDate, LocalTime, RoundId, TeamId, UserId } from '../names.ts';
import type { Period, RoundKind } from '../round/round.ts';

/** How one goal stands, as numbers. Fractions: 1 is 100 %. */
export interface Standing {
  readonly goal: GoalId;
  readonly title: string;
  readonly owner: UserId;
  /** For channel messages, where a mention would call the person. */
  readonly ownerName: string;
  readonly kpi: Kpi;
  readonly due: LocalDate;
  /** The last value, and the one before it. */
  readonly value?: number;
  readonly previous?: number;
  /** The way made from baseline to target, or the share of periods that kept the bound. */
  readonly progress?: number;
  /** Where the progress would be at an even pace. */
  readonly expected?: number;
  readonly status?: Status;
  readonly confidence?: number;
  /** The day of the last value. */
  readonly on?: LocalDate;
}

/** A goal of a round: how it stands, and whether its answer is in. */
export interface RoundLine extends Standing {
  readonly answered: boolean;
  readonly answeredBy?: UserId;
  /** The answer came after the round was closed. */
  readonly late: boolean;
  /** Who corrected the answer, where somebody did. */
  readonly correctedByName?: string;
  /** Each correction of the answer, the first one first. */
  readonly corrections?: readonly Correction[];
  /** Who answered, where that was not the owner. */
  readonly answeredByName?: string;
  /** Who is asked, and whom they stand in for. */
  readonly waitsFor?: { readonly name: string; readonly insteadOf?: string };
  /** It was left out of the round, and nobody answered all the same. */
  readonly skipped?: { readonly byName: string; readonly reason: string };
  readonly note?: string;
  readonly obstacles?: string;
  readonly adjust?: string;
  readonly feedback?: string;
  readonly learned?: string;
  /** Why nobody is asked: the owner is away until then, is gone, or has left the team. */
  readonly nobodyAsked?: { readonly why: 'away'; readonly until: LocalDate } | { readonly why: 'gone' | 'left' };
}

/** What a correction changed. `on` is the day on which it was said. */
export interface Correction {
  readonly byName: string;
  readonly from: number;
  readonly to: number;
  readonly on: LocalDate;
}

interface RoundHeading {
  readonly round: RoundId;
  readonly team: TeamId;
  readonly teamName: string;
  readonly roundKind: RoundKind;
  readonly period: Period;
  /** The last day on which answers are awaited. */
  readonly closesOn: LocalDate;
}

/** What became of the question about one goal. */
export type PromptPart =
  | { readonly part: 'open' | 'answered' }
  | { readonly part: 'skipped'; readonly reason: string }
  | { readonly part: 'handed-over'; readonly toName: string };

/**
 * A goal of a prompt: what its line shows and no more, so that a prompt is not edited because a day has passed or
 * somebody else has answered.
 */
export type PromptLine = Pick<Standing, 'goal' | 'title' | 'kpi' | 'due' | 'value' | 'on'> &
  PromptPart & {
    /** Whom the person stands in for. */
    readonly insteadOfName?: string;
  };

/** The direct message with which a person is asked. */
export interface PromptNotice extends RoundHeading {
  readonly kind: 'prompt';
  readonly person: UserId;
  readonly goals: readonly PromptLine[];
  /** All that was asked is answered, left out or handed over, or the round is closed. */
  readonly state: 'waiting' | 'answered' | 'closed';
  /** The person put it off until then. */
  readonly comesBack?: { readonly on: LocalDate; readonly at: LocalTime };
  /** It can be put off (once more). */
  readonly canWait: boolean;
  /** Something of it is said, by the person, and can be corrected by them. */
  readonly canCorrect?: true;
}

/** The message in the channel that shows how a round is going. */
export interface RoundNotice extends RoundHeading {
  readonly kind: 'round';
  readonly state: 'open' | 'closed';
  readonly lines: readonly RoundLine[];
}

/** What people wrote in a round, in the round message's thread: one message, edited as answers come in. */
export interface DetailsNotice extends RoundHeading {
  readonly kind: 'details';
  readonly lines: readonly RoundLine[];
}

/** Something that was in the way and was cleared. */
export interface ClearedLine {
  readonly title: string;
  readonly text: string;
  readonly byName: string;
}

/** Where the trend of a goal leads on its due date. */
export interface ForecastLine {
  readonly title: string;
  readonly kpi: JourneyKpi;
  readonly due: LocalDate;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly reaches: boolean;
}

/** What a round came to, beyond its lines. */
export interface RoundOutcome {
  /** The goals that moved the furthest, forward or back. */
  readonly moves: readonly RoundLine[];
  readonly opened: readonly BlockerLine[];
  readonly cleared: readonly ClearedLine[];
  readonly forecasts: readonly ForecastLine[];
  readonly missing: readonly { readonly name: string; readonly goals: number }[];
}

/** What a round came to, posted in the round message's thread when it closes. */
export interface SummaryNotice extends RoundHeading, RoundOutcome {
  readonly kind: 'summary';
  readonly lines: readonly RoundLine[];
}

/** The week of a team on one screen. */
export interface DigestNotice {
  readonly kind: 'digest';
  /** The id of the outbox message that it is; absent in a preview. */
  readonly message?: string;
  readonly team: TeamId;
  readonly teamName: string;
  readonly period: Period;
  /** Milestones and targets reached within the period. */
  readonly reached: readonly Reached[];
  readonly offPace: readonly Standing[];
  readonly blockers: readonly BlockerLine[];
  readonly dueSoon: readonly Standing[];
  readonly stale: readonly Standing[];
  readonly activeGoals: number;
}

/** Something in the way of a goal, with its age. */
export interface BlockerLine {
  readonly goal: GoalId;
  readonly title: string;
  /** Its id within the goal. */
  readonly blocker: CheckInId;
  readonly text: string;
  /** Who is to clear it. */
  readonly owner: UserId;
  readonly ownerName: string;
  readonly since: LocalDate;
  /** Calendar days since then. */
  readonly days: number;
  /** Longer in the way than a team should put up with, in its working days. */
  readonly isOld: boolean;
  /** Somebody cleared it since this was first shown. */
  readonly cleared?: { readonly byName: string; readonly on: LocalDate };
}

/** Something that was reached. */
export interface Reached {
  readonly what: 'milestone' | 'target' | 'stretch' | 'streak' | 'recovery' | 'best';
  /** Its own within the goal: a milestone's id, `target`, `stretch`, `streak-3`, or a kind with a day. */
  readonly key: string;
  /** Of a mark the KPI's value that was asked for; of anything else the one that was reported. */
  readonly value: number;
  /** The length of a streak. */
  readonly months?: number;
  readonly unit: Unit;
  readonly title: string;
  readonly goal: GoalId;
  readonly owner: UserId;
  readonly milestone?: string;
}

/** One of several things that a celebration tells. */
export interface CelebrationPart {
  readonly reached: Reached;
  readonly standing: Standing;
  /** A correction undid it. */
  readonly undone?: boolean;
}

/** What one answer reached: the greatest of it, and what it reached beside that. */
export interface CelebrationNotice extends CelebrationPart {
  readonly kind: 'celebration';
  readonly teamName: string;
  readonly also?: readonly CelebrationPart[];
}

/** To the owner of goals that have become stale, once a spell. */
export interface NudgeNotice {
  readonly kind: 'nudge';
  readonly person: UserId;
  readonly teamName: string;
  readonly goals: readonly Standing[];
}

/** In place of a celebration whose values were corrected: nothing of it was reached after all. */
export interface RetractionNotice extends CelebrationPart {
  readonly kind: 'retraction';
  readonly also?: readonly CelebrationPart[];
}

/** To the lead, once, when a round closes: who is missing, and which goals nobody tends. */
export interface MissingNotice extends RoundHeading {
  readonly kind: 'missing';
  readonly people: readonly {
    readonly person: UserId;
    readonly name: string;
    /** Titles of the goals that have no answer. */
    readonly goals: readonly string[];
    /** The name of whom the person stood in for. */
    readonly insteadOf?: string;
    /** No prompt has got to them: they do not know that they were to answer. */
    readonly notReached?: boolean;
  }[];
  readonly unattended: readonly {
    readonly title: string;
    readonly ownerName: string;
    readonly why: 'gone' | 'left';
  }[];
}

/** To the lead: a message to the team's channel had nowhere to go. */
export interface UndeliverableNotice {
  readonly kind: 'undeliverable';
  readonly channel: ChannelId;
  readonly teamName: string;
}

/** To somebody who has become a member of a team. */
export interface WelcomeNotice {
  readonly kind: 'welcome';
  readonly teamName: string;
  readonly channel: ChannelId;
  readonly lead: UserId;
  /** It is the lead who is greeted. */
  readonly leads: boolean;
}

/** To somebody who has made their first team. */
export interface NextStepsNotice {
  readonly kind: 'next-steps';
  readonly team?: TeamId;
  /** The first goal is set; the first round was opened. */
  readonly done?: readonly ('goal' | 'round')[];
  readonly teamName: string;
  readonly channel: ChannelId;
}

/** To who invited the bot to a channel that is no team's. */
export interface InvitedNotice {
  readonly kind: 'invited';
  readonly channel: ChannelId;
}

/** The content of a message in the words of the domain. How it looks in Slack is decided by a view. */
export type Notice =
  | PromptNotice
  | RoundNotice
  | DetailsNotice
  | SummaryNotice
  | DigestNotice
  | CelebrationNotice
  | NudgeNotice
  | RetractionNotice
  | MissingNotice
  | WelcomeNotice
  | NextStepsNotice
  | InvitedNotice
  | UndeliverableNotice
  | NotCountedNotice;
