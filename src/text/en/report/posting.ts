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
        ? md`*One of your goals in ${team} has had no value for a while.* A number now keeps its trend alive; I will not ask for it again before the next round.`
        : md`*${format.number(goals)} of your goals in ${team} have had no value for a while.* A number now keeps their trends alive; I will not ask for them again before the next round.`,
    postDigest: 'Post to the channel now',
    /** In a preview: the team wishes to hear nothing in a week like this. */
    digestSilent: md`:mute: It would not be posted now: in a quiet week this team's digest stays silent, as its settings say.`,
    digestPreview: md`This is a preview: you alone see it.`,
    digestPosted: (channel: ChannelId, next: LocalDate): Mrkdwn =>
      md`It is on its way to ${channelLink(channel)}. On ${format.weekday(next)}, when the week is over, it is brought up to date where it stands and not posted again.`,
    digestNoGoals: md`There is nothing to post: this team has no active goals yet. \`/goal new\` makes the first.`,
  };
}
