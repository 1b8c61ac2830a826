import type { BlockerLine, ClearedLine } from '../check-in/blockers.ts';
import type { GoalEnd } from '../goal/goal.ts';
import type { JourneyKpi } from '../kpi/kpi.ts';
import type { GoalId, LocalDate, LocalTime, RoundId, TeamId, UserId } from '../names.ts';
import type { Course } from '../progress/course.ts';
import type { Standing } from '../progress/standing.ts';
import type { RoundKind } from '../schedule/occurrence.ts';
import type { Period } from '../time/periods.ts';

declare module '../message/notice.ts' {
  interface NoticeKinds {
    readonly prompt: PromptNotice;
    readonly round: RoundNotice;
    readonly details: DetailsNotice;
    readonly summary: SummaryNotice;
    readonly missing: MissingNotice;
  }
}

/** A goal of a round: how it stands, and whether its answer is in. */
export interface RoundLine extends Standing {
  readonly answered: boolean;
  readonly answeredBy?: UserId;
  /** The answer came after the round was closed. */
  readonly late: boolean;
  /** Who corrected the answer, where somebody did. */
  readonly correctedByName?: string;
  /** Its values are scores of a client's pulse: each later score of the quarter stands as a correction of the value. */
  readonly scored?: true;
  /** Each correction of the answer, the first one first. */
  readonly corrections?: readonly Correction[];
  /** Who answered, where that was not the owner. */
  readonly answeredByName?: string;
  /** Who is asked, and whom they stand in for. Two people may have one name. */
  readonly waitsFor?: Person & { readonly insteadOf?: Person };
  /** It was left out of the round, and nobody answered all the same. */
  readonly skipped?: { readonly by: UserId; readonly byName: string; readonly reason: string };
  readonly note?: string;
  readonly obstacles?: string;
  readonly adjust?: string;
  /** In notices of earlier versions; shown nowhere. */
  readonly feedback?: string;
  readonly learned?: string;
  /** It was closed while the round was open, before anybody answered. */
  readonly closed?: GoalEnd;
  /** Why nobody is asked: who would be, or was, is away until then, is gone, or has left the team. */
  readonly nobodyAsked?:
    | { readonly why: 'away'; readonly name: string; readonly until: LocalDate }
    | { readonly why: 'gone' | 'left'; readonly name: string }
    /** Another goal on its KPI is asked about: its title, where it is one of the round. */
    | { readonly why: 'shared'; readonly with?: string };
}

/** Somebody with the name by which they are told of. */
export interface Person {
  readonly person: UserId;
  readonly name: string;
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
  | { readonly part: 'handed-over'; readonly toName: string }
  /** It is another's now. */
  | { readonly part: 'transferred'; readonly toName: string }
  | { readonly part: 'closed'; readonly end: GoalEnd };

/**
 * A goal of a prompt: what its line shows and no more, so that a prompt is not edited because a day has passed or
 * somebody else has answered.
 */
export type PromptLine = Pick<Standing, 'goal' | 'title' | 'kpi' | 'due' | 'value' | 'on'> &
  PromptPart & {
    /** The last day of the round, by which years are told; absent in older notices. */
    readonly closesOn?: LocalDate;
    /** Whom the person stands in for. */
    readonly insteadOfName?: string;
  };

/** The direct message with which a person is asked. */
export interface PromptNotice extends RoundHeading {
  readonly kind: 'prompt';
  readonly person: UserId;
  readonly goals: readonly PromptLine[];
  /** All that was asked is answered, skipped or delegated, or the round is closed. */
  readonly state: 'waiting' | 'answered' | 'closed';
  /** The person snoozed it until then. */
  readonly comesBack?: { readonly on: LocalDate; readonly at: LocalTime };
  /** It can be snoozed (once more). */
  readonly canWait: boolean;
  /** Something of it is said, by the person, and can be corrected by them. */
  readonly canCorrect?: true;
  /** Clients that the person is to score too, a few of them by name; absent where there is none. */
  readonly pulses?: { readonly names: readonly string[]; readonly count: number };
}

/** The message in the channel that shows how a round is going. */
export interface RoundNotice extends RoundHeading {
  readonly kind: 'round';
  readonly state: 'open' | 'closed';
  readonly lines: readonly RoundLine[];
  /** Who has not answered is counted and not named; absent also in notices of older releases, which name. */
  readonly countsMissing?: true;
}

/** What people wrote in a round, in the round message's thread: one message, edited as answers come in. */
export interface DetailsNotice extends RoundHeading {
  readonly kind: 'details';
  readonly lines: readonly RoundLine[];
}

/** Where the trend of a goal leads on its due date. */
export interface ForecastLine {
  readonly title: string;
  readonly kpi: JourneyKpi;
  readonly due: LocalDate;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** With how many decimals these are written, and the day on which they were reckoned; absent in older notices. */
  readonly decimals?: number;
  readonly asOf?: LocalDate;
  readonly reaches: boolean;
}

/** What a round came to, beyond its lines. */
export interface RoundOutcome {
  /** The goals that moved the furthest, forward or back. */
  readonly moves: readonly RoundLine[];
  readonly opened: readonly BlockerLine[];
  readonly cleared: readonly ClearedLine[];
  readonly forecasts: readonly ForecastLine[];
  readonly missing: readonly (Person & { readonly goals: number })[];
}

/** What a round came to, posted in the round message's thread when it closes. */
export interface SummaryNotice extends RoundHeading, RoundOutcome {
  readonly kind: 'summary';
  readonly lines: readonly RoundLine[];
  /** The ways of the goals that were answered, for a picture; absent in older notices. */
  readonly courses?: readonly Course[];
  /** As in the round message. */
  readonly countsMissing?: true;
}

/** What the lead hears of one round when it closes: who is missing, and which goals nobody tends. */
export interface MissingPart extends RoundHeading {
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
  /** How many more have not answered of whom the lead read in the weeks before. */
  readonly repeated?: number;
  readonly unattended: readonly {
    /** Absent in older notices. */
    readonly goal?: GoalId;
    readonly title: string;
    readonly ownerName: string;
    readonly why: 'gone' | 'left';
  }[];
}

/** To the lead, at most once a week: of the first round that closed without everybody, and of those that followed. */
export interface MissingNotice extends MissingPart {
  readonly kind: 'missing';
  readonly also?: readonly MissingPart[];
}
