import type { ChannelId, LocalDate } from '../../domain/names.ts';
import type { Formats } from '../format.ts';
import { channelLink, type Mrkdwn, md } from '../mrkdwn.ts';

/** What is said around the messages of the channel: a stale goal's owner, the lead who posts a digest. */
export function channel(format: Formats) {
  return {
    nudge: (goals: number, team: string): Mrkdwn =>
      goals === 1
        ? md`*One of your goals in ${team} has had no value for a while.* A number now keeps its trend alive; I will not ask for it again before the next round.`
        : md`*${format.number(goals)} of your goals in ${team} have had no value for a while.* A number now keeps their trends alive; I will not ask for them again before the next round.`,
    kudos: ':clap: Kudos',
    kudosLabel: (title: string) => `Kudos for ${title}`,
    /** `Kudos from Mara, June and 3 others` */
    kudosFrom: (names: readonly string[], others: number): Mrkdwn => {
      const more = others === 0 ? [] : [others === 1 ? '1 other' : `${format.number(others)} others`];
      return md`:clap: Kudos from ${format.list([...names, ...more])}`;
    },
    kudosAnswer: (why: 'already' | 'own' | 'full' | 'gone'): Mrkdwn => {
      const answers = {
        already: md`Your kudos are in already. Thank you.`,
        own: md`This one is yours. Let the others cheer.`,
        full: md`So many have cheered that there is no room for more names. Thank you all the same.`,
        gone: md`This is not celebrated any more.`,
      };
      return answers[why];
    },
    postDigest: 'Post to the channel now',
    /** In a preview: the team wishes to hear nothing in a week like this. */
    digestSilent: md`:mute: It would not be posted now: in a quiet week this team's digest stays silent, as its settings say.`,
    digestPreview: md`This is a preview: you alone see it.`,
    digestPosted: (channel: ChannelId, next: LocalDate): Mrkdwn =>
      md`It is on its way to ${channelLink(channel)}. On ${format.weekday(next)}, when the week is over, it is brought up to date where it stands and not posted again.`,
    digestNoGoals: md`There is nothing to post: this team has no active goals yet. \`/goal new\` makes the first.`,
  };
}
