import type { ChannelId } from '../../../domain/names.ts';
import type { OnboardingStep } from '../../../domain/report/onboarding.ts';
import type { NextStepsNotice, WelcomeNotice } from '../../../domain/team/notices.ts';
import type { onboarding as english } from '../../en/team/onboarding.ts';
import type { Formats } from '../../format.ts';
import { channelLink, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { mention } from '../mention.ts';

const TO_DO: Record<OnboardingStep, Mrkdwn> = {
  team: md`*Lege dein Team an.* Sein Name, sein Channel und wer dazugehört. Etwa eine Minute.`,
  goal: md`*Setze sein erstes Ziel.* Eine Kennzahl, wo sie heute steht, wo sie hin soll und bis wann. Eine Vorlage füllt alles aus bis auf die Zahlen.`,
  round: md`*Frage nach den ersten Werten.* Alle mit einem Ziel bekommen eine Nachricht, und die Antworten erscheinen im Channel.`,
};
const DONE: Record<OnboardingStep, Mrkdwn> = {
  team: md`Dein Team ist angelegt.`,
  goal: md`Sein erstes Ziel ist gesetzt.`,
  round: md`Nach den ersten Werten ist gefragt.`,
};
const BUTTON: Record<OnboardingStep, string> = { team: 'Neues Team', goal: 'Vorlage wählen', round: 'Jetzt fragen' };

/** The first steps of a team. */
export function onboarding(format: Formats): ReturnType<typeof english> {
  return {
    title: 'Willkommen bei Goalpost',
    lead: (left: number): Mrkdwn =>
      left === 1
        ? md`Noch ein Schritt, dann ist dein Team unterwegs.`
        : md`Noch ${format.number(left)} Schritte, dann ist dein Team unterwegs, alle hier in Slack.`,
    step: (step: OnboardingStep, done: boolean): Mrkdwn =>
      done ? md`:white_check_mark: ${DONE[step]}` : md`:white_circle: ${TO_DO[step]}`,
    welcome: ({ teamName, channel, lead, leads }: WelcomeNotice): Mrkdwn =>
      leads
        ? md`Du leitest jetzt *${teamName}* in ${channelLink(channel)}. \`/goal review\` zeigt dort, was eine Entscheidung braucht, \`/goal team\` die Einstellungen.`
        : md`Du bist jetzt in *${teamName}*, geleitet von ${mention(lead)}. Zu deinen eigenen Zielen schicke ich dir einmal im Monat eine Nachricht, beantwortet in etwa einer Minute. Bis dahin ist nichts zu tun; ein eigenes Ziel beginnt mit *Neues Ziel*.`,
    nextSteps: ({ teamName, channel, done = [] }: NextStepsNotice): Mrkdwn => {
      const ask = md`\`/goal ask\` in ${channelLink(channel)} fragt sofort nach den ersten Werten. Sonst frage ich am ersten Arbeitstag des Monats.`;
      if (done.includes('round')) {
        return md`:white_check_mark: *${teamName}* ist unterwegs: Das erste Ziel steht, und nach den ersten Werten ist gefragt. Von jetzt an frage ich von selbst.`;
      }
      if (done.includes('goal')) {
        return lines([md`*${teamName}* ist bereit, und das erste Ziel steht. Ein Schritt fehlt noch:`, ask]);
      }
      return lines([
        md`*${teamName}* ist bereit. Zwei Schritte fehlen noch:`,
        md`1. Setze das erste Ziel: *Neues Ziel* hier unten oder \`/goal new\` in ${channelLink(channel)}.`,
        md`2. ${ask}`,
        md`Wie weit du bist, zeigt die Startseite dieser App.`,
      ]);
    },
    invited: (channel: ChannelId): Mrkdwn =>
      md`Danke für die Einladung in ${channelLink(channel)}. Noch gehört der Channel zu keinem Team: *Neues Team* ändert das. Ohne Team bleibe ich dort still.`,
    button: (step: OnboardingStep) => BUTTON[step],
  };
}
