import type { ChannelId, LocalDate } from '../../../domain/names.ts';
import type { posting as english } from '../../en/report/posting.ts';
import type { Formats } from '../../format.ts';
import { channelLink, type Mrkdwn, md } from '../../mrkdwn.ts';

/** What is said around the messages of the channel: a stale goal's owner, the lead who posts a digest. */
export function posting(format: Formats): ReturnType<typeof english> {
  return {
    staleGoals: (goals: number, team: string): Mrkdwn =>
      goals === 1
        ? md`*Eines deiner Ziele in ${team} hat schon länger keinen Wert bekommen.* Eine Zahl hält seinen Trend lebendig; vor der nächsten Runde frage ich nicht noch einmal danach.`
        : md`*${format.number(goals)} deiner Ziele in ${team} haben schon länger keinen Wert bekommen.* Eine Zahl hält ihren Trend lebendig; vor der nächsten Runde frage ich nicht noch einmal danach.`,
    staleGoalsAnswered: (team: string): Mrkdwn => md`*Deine Ziele in ${team} haben wieder Werte.* Danke.`,
    staleGoalsSettled: (team: string): Mrkdwn => md`*Keins deiner Ziele in ${team} wartet noch auf einen Wert.* Danke.`,
    postDigest: 'Jetzt im Channel posten',
    /** In a preview: the team wishes to hear nothing in a week like this. */
    digestSilent: md`:mute: So würde er jetzt nicht gepostet: In einer ruhigen Woche bleibt der Wochenüberblick dieses Teams aus, wie eingestellt.`,
    digestPreview: md`Das ist eine Vorschau: Nur du siehst sie.`,
    digestPosted: (channel: ChannelId, next: LocalDate): Mrkdwn =>
      md`Der Wochenüberblick ist unterwegs nach ${channelLink(channel)}. Am ${format.weekday(next)}, wenn die Woche um ist, wird er dort auf den neuesten Stand gebracht und nicht noch einmal gepostet.`,
    digestNoGoals: md`Es gibt nichts zu posten: Dieses Team hat keine laufenden Ziele. \`/goal new\` legt eines an.`,
  };
}
