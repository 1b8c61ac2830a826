import { isOpenAction, isOverdue } from '../../domain/goal/action-items.ts';
import type { ActionItem, Resource, ResourceKind } from '../../domain/goal/goal.ts';
import type { LocalDate } from '../../domain/names.ts';
import type { actionItems as english } from '../en/action-items.ts';
import type { Formats } from '../format.ts';
import { excerpt, type Mrkdwn, md } from '../mrkdwn.ts';
import { SHORT, WHOLE } from '../shared/excerpts.ts';
import { mention } from './mention.ts';

const KIND: Record<ResourceKind, string> = { time: 'Zeit', money: 'Geld', tools: 'Werkzeug' };

/** Was für ein Ziel getan wird, von wem und bis wann, und was es braucht. */
export function actionItems(format: Formats): ReturnType<typeof english> {
  const day = ({ due }: ActionItem, today: LocalDate): Mrkdwn =>
    due === undefined ? md`` : md` · bis ${format.day(due, today)}`;
  const line = (action: ActionItem, today: LocalDate, max: number): Mrkdwn => {
    const text = excerpt(action.text, max);
    if (!isOpenAction(action)) {
      return md`:white_check_mark: ${text} · ${mention(action.owner)} · erledigt von ${mention(action.done?.by ?? action.owner)}`;
    }
    return isOverdue(action, today)
      ? md`:hourglass: ${text} · ${mention(action.owner)} · *war fällig am ${format.day(action.due ?? today, today)}*`
      : md`• ${text} · ${mention(action.owner)}${day(action, today)}`;
  };
  const resource = ({ kind, text, amount, granted }: Resource, max: number): Mrkdwn => {
    const much = amount === undefined ? '' : ` (${format.mark(amount.value, amount.unit)})`;
    const decided = granted === undefined ? 'noch offen' : granted ? 'bewilligt' : 'nicht bewilligt';
    return md`${KIND[kind]}: ${excerpt(text, max)}${much} · ${decided}`;
  };

  return {
    title: 'Maßnahmen',
    none: md`Noch keine Maßnahmen. Halte fest, was für dieses Ziel getan wird, von wem und bis wann.`,
    line: (action: ActionItem, today: LocalDate): Mrkdwn => line(action, today, WHOLE),
    shortLine: (action: ActionItem, today: LocalDate): Mrkdwn => line(action, today, SHORT),
    heading: (open: number, overdue: number): Mrkdwn => {
      const late = overdue === 0 ? '' : `, ${format.number(overdue)} überfällig`;
      return md`*Maßnahmen* · ${format.number(open)} offen${late}`;
    },
    more: (count: number): Mrkdwn => md`und ${format.number(count)} weitere unter *Maßnahmen*`,
    finish: 'Erledigt',
    finishLabel: (text: string): string => `Erledigt: ${text}`,
    change: 'Ändern',
    reopen: 'Wieder öffnen',
    add: 'Maßnahme hinzufügen',
    addTitle: 'Neue Maßnahme',
    changeTitle: 'Maßnahme ändern',
    text: 'Was wird getan?',
    owner: 'Wer macht es?',
    ownerHint: 'Die Person sieht es in App Home und bekommt keine Nachricht.',
    due: 'Bis wann?',
    dueHint: 'Überfällige Maßnahmen stehen im Wochenüberblick und im Review.',
    changed: (what: 'finish' | 'reopen', text: string): Mrkdwn =>
      what === 'finish'
        ? md`Erledigt: ${excerpt(text, SHORT)}. *Wieder öffnen* im Menü daneben nimmt das zurück.`
        : md`Wieder offen: ${excerpt(text, SHORT)}.`,

    needed: md`*Das braucht dieses Ziel*`,
    neededShort: md`*Gebraucht wird*`,
    resource: (one: Resource): Mrkdwn => resource(one, WHOLE),
    shortResource: (one: Resource): Mrkdwn => resource(one, SHORT),
    kind: (kind: ResourceKind): string => KIND[kind],
    addResource: 'Bedarf hinzufügen',
    addResourceTitle: 'Bedarf',
    kindLabel: 'Was ist es?',
    resourceText: 'Wofür?',
    amount: 'Wie viel?',
    amountHint: 'Von Zeit oder Geld, in der Einheit darüber. Das Feld darf leer bleiben.',
    grant: (granted: boolean): string => (granted ? 'Bewilligt' : 'Nicht bewilligt'),
    granted: (text: string, granted: boolean): Mrkdwn =>
      granted ? md`Bewilligt: ${excerpt(text, SHORT)}.` : md`Nicht bewilligt: ${excerpt(text, SHORT)}.`,

    refused: (reason: 'gone' | 'closed' | 'full'): Mrkdwn => {
      switch (reason) {
        case 'gone':
          return md`Das gibt es nicht mehr, oder du siehst das Ziel nicht mehr. Alle Ziele zeigt dir \`/goal list\`.`;
        case 'closed':
          return md`Dieses Ziel ist geschlossen, seine Maßnahmen bleiben, wie sie sind. Mit \`/goal reopen\` öffnest du es wieder.`;
        case 'full':
          return md`Mehr offene Maßnahmen kann dieses Ziel nicht haben. Hake erst eine ab.`;
      }
    },
    refusedAtField: (reason: 'gone' | 'closed'): string =>
      ({
        gone: 'Das gibt es nicht mehr, oder du siehst das Ziel nicht mehr. Kopiere, was du geschrieben hast, und schließe das Formular.',
        closed:
          'Dieses Ziel wurde inzwischen geschlossen. Kopiere, was du geschrieben hast, und schließe das Formular. Mit /goal reopen öffnest du das Ziel wieder.',
      })[reason],
  };
}
