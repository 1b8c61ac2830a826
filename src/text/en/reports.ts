import type { LocalDate } from '../../domain/names.ts';
import type { Blocker, Reached, UndeliverableNotice } from '../../domain/notice.ts';
import type { Period } from '../../domain/round.ts';
import type { Formats } from '../format.ts';
import { channelLink, excerpt, type Mrkdwn, md } from '../mrkdwn.ts';
import { EXCERPT } from './rounds.ts';
import type { words } from './words.ts';

/** What the weekly digest and the lead's agenda say. */
export function reports(format: Formats, word: ReturnType<typeof words>) {
  return {
    digestTitle: (team: string) => `Weekly digest · ${team}`,
    digestPeriod: (period: Period, goals: number): Mrkdwn =>
      md`${format.day(period.first)} to ${format.day(period.last)} · ${word.goals(goals)}`,
    quiet: md`Nothing was reached and nothing is off pace. A quiet week.`,
    noGoals: md`No goals yet. \`/goal new\` makes the first.`,
    reached: (reached: Reached): Mrkdwn => {
      const what = { milestone: 'passed', target: 'reached its target of', stretch: 'reached its stretch target of' };
      return md`:tada: *${reached.title}* ${what[reached.what]} ${format.value(reached.value, reached.unit)}`;
    },
    blocker: (blocker: Blocker): Mrkdwn =>
      md`:construction: *${blocker.title}* · ${blocker.ownerName}, since ${format.day(blocker.since)}: ${excerpt(blocker.obstacles, EXCERPT)}`,
    sections: {
      reached: 'Reached',
      offPace: 'Off pace',
      blockers: 'In the way',
      dueSoon: 'Due within a week',
      stale: 'No news for a while',
      needsDecision: 'Needs a decision',
      atRisk: 'At risk',
      flat: 'On track, but flat',
      missing: 'Not answered yet',
      rest: 'On track',
    },
    due: (day: LocalDate): Mrkdwn => md`due ${format.fullDay(day)}`,
    lastHeard: (day: LocalDate | undefined): Mrkdwn =>
      day === undefined ? md`no value yet` : md`last value on ${format.day(day)}`,
    more: (count: number): Mrkdwn => md`and ${format.number(count)} more`,
    undeliverable: ({ channel, teamName }: UndeliverableNotice): Mrkdwn =>
      md`I cannot post to ${channelLink(channel)}, the channel of *${teamName}*. Invite me there, or choose another channel with \`/goal team\`.`,
    reviewTitle: 'Review',
    reviewLead: (team: string, goals: number, today: LocalDate): Mrkdwn =>
      md`*${team}* · ${word.goals(goals)} on ${format.weekday(today)}. What needs you comes first.`,
    nothingToReview: md`There are no goals to review yet. \`/goal new\` makes the first.`,
  };
}
