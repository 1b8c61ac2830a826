import type { CheckInText } from '../../../domain/check-in/check-in-input.ts';
import type { Written } from '../../../domain/report/written.ts';
import type { written as english } from '../../en/goal/written.ts';
import type { Formats } from '../../format.ts';
import { type Mrkdwn, md } from '../../mrkdwn.ts';
import { mention } from '../mention.ts';

const LABELS: Record<CheckInText, string> = {
  note: 'Notiz',
  obstacles: 'Hindernis',
  adjust: 'Zu ändern',
  feedback: 'Kundenfeedback',
  learned: 'Gelernt',
};

/** Was Leute geschrieben haben, ganz, wo eine Nachricht einen Teil davon zeigt. */
export function written(format: Formats): ReturnType<typeof english> {
  return {
    button: 'Alles lesen',
    title: 'Alles lesen',
    shortened: md`Lange Texte sind hier gekürzt.`,
    nothing: md`Hier hat niemand etwas geschrieben.`,
    page: (from: number, to: number, count: number): Mrkdwn =>
      md`${format.number(from)} bis ${format.number(to)} von ${format.number(count)}`,
    previous: 'Zurück',
    next: 'Weiter',
    heading: (one: Written): Mrkdwn => {
      const title = md`*${one.goal.title}*`;
      switch (one.what) {
        case 'description':
          return md`${title} · Beschreibung`;
        case 'check-in': {
          const { on, value, by } = one.checkIn;
          return md`${title} · ${format.fullDay(on)} · ${format.of(value, one.goal.kpi)} · ${mention(by)}`;
        }
        case 'blocker': {
          const { openedBy, since, owner, cleared } = one.blocker;
          const state = cleared === undefined ? md`${mention(owner)} löst es` : md`gelöst von ${mention(cleared.by)}`;
          return md`${title} · Hindernis seit ${format.fullDay(since)} · ${mention(openedBy)} · ${state}`;
        }
        case 'feedback':
          return md`${title} · Kundenfeedback · hinzugefügt von ${mention(one.feedback.by)}`;
        case 'help':
          return md`${title} · Hilfe · ${mention(one.help.by)} hat ${mention(one.help.to)} gefragt`;
      }
    },
    answer: 'Antwort',
    label: (field: CheckInText): string => LABELS[field],
  };
}
