import { openBlockers } from '../check-in/blockers.ts';
import { decidedAt } from '../goal/changes.ts';
import type { Blocker, CheckIn, Goal, GoalChange, Status } from '../goal/goal.ts';
import { byDay, seriesOf } from '../history/series.ts';
import { counting, versionsOf } from '../history/versions.ts';
import { isJourney } from '../kpi/kpi.ts';
import type { LocalDate, RoundId, UserId, Zone } from '../names.ts';
import { type Outlook, outlookOf } from '../progress/outlook.ts';
import { type Assessment, assessOn, statusOf } from '../progress/pace.ts';
import { currentStreak } from '../progress/periods-kept.ts';
import type { Standing } from '../progress/standing.ts';
import { standingOf } from '../progress/standing.ts';
import type { Round } from '../round/round.ts';
import { localDateOf } from '../time/instant.ts';

/** The latest so many are told. */
export const MAX_HISTORY_ENTRIES = 6;

/** The latest so many changes are told. */
export const MAX_STORY_CHANGES = 3;

/** A change of a goal, and the day on which it was made where that person is. */
export interface DatedChange {
  readonly change: GoalChange;
  readonly on: LocalDate;
}

/** What a value was before somebody corrected it. */
export interface Version {
  readonly value: number;
  readonly on: LocalDate;
  readonly by: UserId;
  /** The day on which it was said, where its reporter is. */
  readonly recordedOn: LocalDate;
}

/** One line of the history. */
export interface HistoryEntry extends Version {
  readonly checkIn: CheckIn;
  readonly status: Status;
  /** What it was before, the first word first; empty where it was never corrected. */
  readonly before: readonly Version[];
  /** Said after the round that asked for it had closed. */
  readonly isLate: boolean;
  /** Said of a day that was over. */
  readonly isBackdated: boolean;
}

/** All that is told about one goal. */
export interface GoalStory {
  readonly standing: Standing;
  /** What the pace suggests that day of the latest value, and why. */
  readonly assessment?: Assessment;
  readonly forecast: Outlook;
  /** Months in a row that kept the bound; absent for a journey. */
  readonly streak?: number;
  /** The oldest first. */
  readonly blockers: readonly Blocker[];
  /** The latest day first. */
  readonly entries: readonly HistoryEntry[];
  /** How many of earlier days are left out. */
  readonly more: number;
  /** What was decided otherwise, the latest first. */
  readonly changes: readonly DatedChange[];
  /** How many earlier ones are left out. */
  readonly moreChanges: number;
}

/** Whose day it is, and what rounds asked for. */
export interface StoryView {
  readonly today: LocalDate;
  readonly zoneOf: (person: UserId) => Zone;
  readonly rounds: ReadonlyMap<RoundId, Pick<Round, 'closesAt'>>;
}

/** The check-ins that a story tells, the latest day first. */
export function historyOf(goal: Goal): CheckIn[] {
  return counting(goal.checkIns)
    .toSorted((one, other) => byDay(other, one))
    .slice(0, MAX_HISTORY_ENTRIES);
}

/** The changes that a story tells, the latest first. */
export function latestChanges({ changes = [] }: Goal): GoalChange[] {
  return changes.slice(-MAX_STORY_CHANGES).toReversed();
}

/** How a goal stands, where it leads and what was said, with every word of it that was corrected. */
export function storyOf(goal: Goal, view: StoryView): GoalStory {
  const { kpi, checkIns } = goal;
  const assessment = assessOn(goal, view.today);
  return {
    standing: standingOf(goal, view.today, (person) => person),
    ...(assessment && { assessment }),
    forecast: outlookOf(goal, seriesOf(checkIns), view.today),
    ...(!isJourney(kpi) && { streak: currentStreak(kpi, checkIns) }),
    blockers: openBlockers(goal),
    entries: historyOf(goal).map((checkIn) => historyEntry(goal, checkIn, view)),
    more: Math.max(0, counting(checkIns).length - MAX_HISTORY_ENTRIES),
    changes: latestChanges(goal).map((change) => ({ change, on: localDateOf(change.at, view.zoneOf(change.by)) })),
    moreChanges: Math.max(0, (goal.changes ?? []).length - MAX_STORY_CHANGES),
  };
}

/** Whether somebody had said anything of a goal by a moment, as {@link knownAt} has it: an import tells of days before it. */
export function wasKnownAt({ createdAt, checkIns, changes = [] }: Goal, moment: Date): boolean {
  return createdAt <= moment || checkIns.length > 0 || changes.length > 0;
}

/** The goal as it was known at a moment: what was said, added, cleared or changed later is left out. */
export function knownAt(now: Goal, moment: Date): Goal {
  const goal = decidedAt(now, moment);
  const checkIns = goal.checkIns.filter(({ at }) => at <= moment);
  const later = new Set(now.checkIns.filter(({ at }) => at > moment).map(({ id }) => id));
  const blockers = goal.blockers
    // One that came along from an earlier goal is of no check-in of this one.
    .filter(({ id }) => !later.has(id))
    .map(({ cleared, ...open }) => (cleared && cleared.at <= moment ? { ...open, cleared } : open));
  const feedback = goal.feedback?.filter(({ at }) => at <= moment);
  const actions = goal.actions
    ?.filter(({ createdAt }) => createdAt <= moment)
    .map(({ done, ...open }) => (done && done.at <= moment ? { ...open, done } : open));
  const resources = goal.resources?.filter(({ createdAt }) => createdAt <= moment);
  const proposals = goal.proposals
    ?.filter(({ at }) => at <= moment)
    .map(({ decided, ...open }) => (decided && decided.at <= moment ? { ...open, decided } : open));
  const commitments = goal.commitments?.filter(({ at }) => at <= moment);
  const helps = goal.helps
    ?.filter(({ at }) => at <= moment)
    .map(({ answer, ...asked }) => (answer && answer.at <= moment ? { ...asked, answer } : asked));
  return {
    ...goal,
    checkIns,
    blockers,
    ...(feedback && { feedback }),
    ...(actions && { actions }),
    ...(resources && { resources }),
    ...(proposals && { proposals }),
    ...(commitments && { commitments }),
    ...(helps && { helps }),
  };
}

function historyEntry(goal: Goal, checkIn: CheckIn, { zoneOf, rounds }: StoryView): HistoryEntry {
  const versions = versionsOf(goal.checkIns, checkIn.id);
  const version = ({ value, on, by, at }: CheckIn): Version => ({
    value,
    on,
    by,
    recordedOn: localDateOf(at, zoneOf(by)),
  });
  const first = versions[0] ?? checkIn;
  const round = first.round === undefined ? undefined : rounds.get(first.round);
  return {
    ...version(checkIn),
    checkIn,
    status: statusOf(goal, checkIn),
    before: versions.filter(({ id }) => id !== checkIn.id).map(version),
    isLate: round !== undefined && first.at > round.closesAt,
    isBackdated: first.on < version(first).recordedOn,
  };
}
