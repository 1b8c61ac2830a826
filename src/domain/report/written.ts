import { CHECK_IN_TEXTS } from '../check-in/check-in-input.ts';
import type { Feedback } from '../goal/feedback.ts';
import type { Blocker, CheckIn, Goal, HelpRequest } from '../goal/goal.ts';
import { byDay } from '../history/series.ts';
import { counting } from '../history/versions.ts';
import type { GoalId, RoundId, TeamId, UserId } from '../names.ts';

/** What somebody reads whole: a goal, a round, the open blockers of a team, or those that are theirs to clear. */
export type ReadAbout =
  | { readonly goal: GoalId }
  | { readonly round: RoundId }
  | { readonly team: TeamId }
  | { readonly blockers: 'own' };

/** What one person wrote about a goal at one time. */
export type Written = { readonly goal: Pick<Goal, 'title' | 'kpi' | 'owner'> } & (
  | { readonly what: 'description'; readonly text: string }
  | { readonly what: 'check-in'; readonly checkIn: CheckIn }
  | { readonly what: 'blocker'; readonly blocker: Blocker }
  | { readonly what: 'feedback'; readonly feedback: Feedback }
  | { readonly what: 'help'; readonly help: HelpRequest }
);

/**
 * All that people wrote, in the order in which it is read: goal by goal, the newest first; blockers the oldest first.
 *
 * @param person who reads
 */
export function writtenAbout(about: ReadAbout, goals: readonly Goal[], person: UserId): Written[] {
  if ('goal' in about) return goals.flatMap(writtenInGoal);
  if ('round' in about) return goals.flatMap((goal) => writtenInRound(goal, about.round));
  const open = goals.flatMap((goal) => blockersIn(goal, 'open'));
  const listed = 'team' in about ? open : open.filter(({ blocker }) => blocker.owner === person);
  return listed.toSorted((one, other) => one.blocker.since.localeCompare(other.blocker.since));
}

function writtenInGoal(goal: Goal): Written[] {
  const { description, feedback = [], helps = [] } = goal;
  return [
    ...(description === undefined ? [] : [{ goal, what: 'description' as const, text: description }]),
    ...blockersIn(goal, 'open'),
    ...checkInsOf(goal).map((checkIn) => ({ goal, what: 'check-in' as const, checkIn })),
    ...feedback.toReversed().map((one) => ({ goal, what: 'feedback' as const, feedback: one })),
    ...helps.toReversed().map((help) => ({ goal, what: 'help' as const, help })),
  ];
}

/** What was said in the round, or else last, and the blockers that its summary may tell of. */
function writtenInRound(goal: Goal, round: RoundId): Written[] {
  const all = checkInsOf(goal);
  const inRound = all.filter((checkIn) => checkIn.round === round);
  const shown = inRound.length > 0 ? inRound : all.slice(0, 1);
  const obstacles = new Set(shown.map((checkIn) => checkIn.obstacles));
  const others = [...blockersIn(goal, 'open'), ...blockersIn(goal, 'cleared').toReversed()];
  return [
    ...shown.map((checkIn) => ({ goal, what: 'check-in' as const, checkIn })),
    ...others.filter(({ blocker }) => !obstacles.has(blocker.text)),
  ];
}

/** Those that count and have words, the latest day first. */
function checkInsOf({ checkIns }: Goal): CheckIn[] {
  const worded = counting(checkIns).filter((checkIn) => CHECK_IN_TEXTS.some((field) => checkIn[field]));
  return worded.toSorted((one, other) => byDay(other, one));
}

function blockersIn(goal: Goal, state: 'open' | 'cleared') {
  return goal.blockers
    .filter(({ cleared }) => (cleared === undefined) === (state === 'open'))
    .map((blocker) => ({ goal, what: 'blocker' as const, blocker }));
}
