import type { Feedback, Sentiment } from '../../../domain/goal/feedback.ts';
import type { feedback as english } from '../../en/goal/feedback.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { EXCERPT } from '../../shared/excerpts.ts';
import { mention } from '../mention.ts';

const SENTIMENTS: Record<Sentiment, string> = { positive: 'Positiv', mixed: 'Gemischt', negative: 'Negativ' };

type Why = 'other-client' | 'empty' | 'too-long' | 'gone' | 'closed' | 'full';

/** What clients said, added to a goal from a message. */
export function feedback(format: Formats): ReturnType<typeof english> {
  const quote = ({ text }: Feedback): Mrkdwn => md`„${excerpt(text.replaceAll(/\s+/g, ' '), EXCERPT)}“`;
  return {
    title: 'Zu einem Ziel',
    submit: 'Hinzufügen',
    words: 'Was die Kundin oder der Kunde gesagt hat',
    goal: 'Ziel',
    sentiment: 'Wie klingt das?',
    sentiments: SENTIMENTS,
    ofGoal: 'Der Kunde des Ziels',
    unstated: 'Keine Angabe',
    visibility: md`Der Text wird gespeichert, wenn du auf Hinzufügen drückst, nicht vorher. Lesen können ihn dann alle im Team des Ziels, die es sehen dürfen, auch wenn diese Unterhaltung privat ist: Lass weg, was nicht für sie bestimmt ist.`,
    refused: ({ why, max }: { readonly why: Why; readonly max: number }): string => {
      const reasons: Record<Why, string> = {
        'other-client': 'Dieser Kunde gehört nicht zum Team des Ziels, oder er ist beendet. Wähle einen anderen.',
        empty: 'Schreib auf, was gesagt wurde.',
        'too-long': `Bitte bleib unter ${format.number(max)} Zeichen.`,
        gone: 'Dieses Ziel gibt es nicht mehr, oder du darfst es nicht mehr sehen. Wähle ein anderes.',
        closed: 'Dieses Ziel wurde inzwischen geschlossen. Wähle ein anderes.',
        full: `Dieses Ziel hat ${format.number(max)} Zitate, mehr passen nicht hinein. Wähle ein anderes.`,
      };
      return reasons[why];
    },
    added: (title: string): Mrkdwn =>
      md`Zu *${title}* hinzugefügt. Es steht in \`/goal show\` und beim nächsten Check-in.`,
    addedBefore: (title: string): Mrkdwn =>
      md`Diese Nachricht gehört schon zu *${title}*; was damals gespeichert wurde, bleibt unverändert.`,
    heading: md`*Was Kundinnen und Kunden gesagt haben*`,
    line: (one: Feedback): Mrkdwn => {
      const { from, by, sentiment } = one;
      return lines(
        [
          quote(one),
          sentiment && md`${SENTIMENTS[sentiment]}`,
          from === undefined || from === by ? undefined : md`geschrieben von ${mention(from)}`,
          md`hinzugefügt von ${mention(by)}`,
        ],
        ' · ',
      );
    },
    more: (count: number): Mrkdwn => md`und ${format.number(count)} weitere davor`,
    since: (newest: Feedback, others: number): Mrkdwn =>
      others === 0
        ? md`:speech_balloon: ${quote(newest)}`
        : md`:speech_balloon: ${quote(newest)} und ${format.number(others)} weitere seit dem letzten Check-in`,
  };
}
