import type { ChannelId, LocalDate } from '../../../domain/names.ts';
import type { Formats } from '../../format.ts';
import { channelLink, type Mrkdwn, md } from '../../mrkdwn.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly posting: ReturnType<typeof posting>;
  }
}

/** What is said around the messages of the channel: a stale goal's owner, the lead who posts a digest. */
export function posting(format: Formats) {
  return {
    staleGoals: (goals: number, team: string): Mrkdwn =>
      goals === 1
        ? md`*One of your goals in ${team} has had no value for a while.* Add a number now to keep its trend up to date. Goalpost won't ask again before the next round.`
        : md`*${format.number(goals)} of your goals in ${team} have had no value for a while.* Add a number now to keep each trend up to date. Goalpost won't ask again before the next round.`,
    /** When all of them have had a value since. */
    staleGoalsAnswered: (team: string): Mrkdwn => md`*Your goals in ${team} have values again.* Thank you.`,
    /** When some of them were closed, and the others have values. */
    staleGoalsSettled: (team: string): Mrkdwn =>
      md`*None of your goals in ${team} waits for a value any more.* Thank you.`,
    postDigest: 'Post to the channel now',
    /** In a preview: the team wishes to hear nothing in a week like this. */
    digestSilent: md`:mute: Goalpost wouldn't post this now: the team's settings keep its digest silent in quiet weeks.`,
    digestPreview: md`This is a preview. Only you can see it.`,
    digestPosted: (channel: ChannelId, next: LocalDate): Mrkdwn =>
      md`The digest is on its way to ${channelLink(channel)}. On ${format.weekday(next)}, when the week is over, Goalpost updates it in place instead of posting it again.`,
    digestNoGoals: md`There's nothing to post: no goals are running in this team. To set one, type \`/goal new\`.`,
  };
}
