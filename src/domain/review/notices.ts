import type { Status } from '../goal/goal.ts';
import type { GoalId, LocalDate, TeamId, UserId } from '../names.ts';
import type { Course } from '../progress/course.ts';
import type { Period } from '../time/periods.ts';
import type { AgendaItem } from './agenda.ts';
import type { DecisionDetail } from './decision-detail.ts';
import type { ReviewKind } from './review.ts';
import type { StoryLine } from './story.ts';

declare module '../message/notice.ts' {
  interface NoticeKinds {
    readonly minutes: MinutesNotice;
    readonly help: HelpNotice;
  }
}

/** By what a review is called: what it looks back on, and forward to. */
export interface ReviewName {
  readonly kind: ReviewKind;
  readonly period: Period;
  readonly next: Period;
  /** Of the one goal that it is about. */
  readonly title?: string;
}

/** One line of the minutes. People are named, and not called. */
export type MinutesRow =
  | { readonly row: 'heading'; readonly part: 'story' | 'decided' | 'objectives' | 'left' | 'well' }
  | { readonly row: 'story'; readonly line: StoryLine }
  /** What was decided about an objective in words: without `was` it was set, without `now` dropped. */
  | { readonly row: 'objective'; readonly was?: string; readonly now?: string; readonly byName: string }
  | { readonly row: 'goal'; readonly title: string; readonly ownerName: string }
  | { readonly row: 'decision'; readonly detail: DecisionDetail; readonly byName: string; readonly personName?: string }
  /** A text that somebody wrote; `part` counts on from 0 where it takes several rows. */
  | {
      readonly row: 'text';
      readonly of: 'reason' | 'learned' | 'question' | 'answer';
      readonly text: string;
      readonly part: number;
    }
  /** Changed while the review was under way, and not in it: so often. */
  | { readonly row: 'meanwhile'; readonly count: number }
  | {
      readonly row: 'left';
      readonly title: string;
      readonly ownerName: string;
      readonly reasons: AgendaItem['reasons'];
      readonly status?: Status;
      readonly asOf: LocalDate;
    }
  | { readonly row: 'well'; readonly title: string; readonly ownerName: string };

/** What a review of a team decided, in its channel: a part of it where it is longer than a message may be. */
export interface MinutesNotice {
  readonly kind: 'minutes';
  readonly team: TeamId;
  readonly teamName: string;
  readonly name: ReviewName;
  readonly leaderName: string;
  /** Goals about which something was decided, and goals that were left open. */
  readonly decided: number;
  readonly left: number;
  /** From 1 to `parts`. A part beyond them held something before the review was ended again. */
  readonly part: number;
  readonly parts: number;
  readonly rows: readonly MinutesRow[];
  /** The ways of the goals that are reviewed, for a picture in the first part; absent in older notices. */
  readonly courses?: readonly Course[];
}

/** To one person: what somebody asks of them for a goal. Edited when they have answered. */
export interface HelpNotice {
  readonly kind: 'help';
  readonly goal: GoalId;
  readonly help: string;
  readonly title: string;
  readonly question: string;
  readonly by: UserId;
  readonly answer?: string;
}
