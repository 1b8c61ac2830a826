import type { LocalDate, LocalTime } from '../../../domain/names.ts';
import type { Standing } from '../../../domain/progress/standing.ts';
import type { OwnAction } from '../../../domain/report/action-lines.ts';
import type { UnfinishedValue } from '../../../domain/report/unfinished.ts';
import type { home as english } from '../../en/report/home.ts';
import type { Formats } from '../../format.ts';
import { excerpt, type Mrkdwn, md } from '../../mrkdwn.ts';
import { EXCERPT } from '../../shared/excerpts.ts';
import { dative } from '../dative.ts';
import type { words } from '../words.ts';

/** App Home. */
export function home(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  return {
    due: 'Zu beantworten',
    nothingDue: md`Nichts zu beantworten. Genieß die Ruhe.`,
    mine: 'Meine Ziele',
    noneOfMine: md`Du hast noch keine eigenen Ziele. *Neues Ziel* setzt eins; eine Vorlage hilft bei den Zahlen.`,
    blockers: 'Von mir zu lösen',
    blocker: (title: string, text: string, since: LocalDate, today: LocalDate): Mrkdwn =>
      md`:construction: *${title}*, seit ${format.day(since, today)}: ${excerpt(text, EXCERPT)}`,
    actions: 'Meine Maßnahmen',
    action: ({ title, text, due }: OwnAction, today: LocalDate): Mrkdwn => {
      const late = due !== undefined && due < today;
      const until =
        due === undefined ? '' : late ? `, war fällig am ${format.day(due, today)}` : `, bis ${format.day(due, today)}`;
      return md`${{ mrkdwn: late ? ':hourglass:' : '•' }} ${excerpt(text, EXCERPT)} · *${title}*${until}`;
    },
    moreActions: (count: number): Mrkdwn =>
      md`und ${format.number(count)} weitere. Sie rücken nach, sobald du diese abhakst.`,
    team: (name: string) => `Ziele: ${name}`,
    noneOfTeam: md`Dieses Team hat noch keine Ziele. *Neues Ziel* setzt das erste.`,
    leadOf: (goals: number): Mrkdwn => md`Du leitest dieses Team · ${word.goals(goals)}`,
    noTeam: md`Du bist noch in keinem Team. Eine Teamleitung kann dich mit \`/goal team\` aufnehmen, oder du legst selbst ein Team an.`,
    more: (count: number): Mrkdwn =>
      count === 1
        ? md`und 1 weiteres Ziel: \`/goal list\` findet es`
        : md`und ${format.number(count)} weitere Ziele: \`/goal list\` findet sie`,
    moreBlockers: (count: number): Mrkdwn =>
      count === 1
        ? md`und 1 weiteres: \`/goal show\` mit einem Titel zeigt es`
        : md`und ${format.number(count)} weitere: \`/goal show\` mit einem Titel zeigt sie`,
    moreTeams: (count: number): Mrkdwn =>
      count === 1
        ? md`Du bist in 1 weiteren Team. \`/goal list\` zeigt seine Ziele in seinem Channel.`
        : md`Du bist in ${format.number(count)} weiteren Teams. \`/goal list\` zeigt ihre Ziele in ihren Channels.`,
    draft: (titles: readonly string[], on: LocalDate, at: LocalTime): Mrkdwn =>
      md`:pencil2: Du hast einen Entwurf für einen Check-in vom ${format.day(on)}, ${at} Uhr: ${excerpt(format.list(titles), EXCERPT)}. Er ist noch nicht abgesendet.`,
    unfinishedValue: ({ title, corrects, on, at }: UnfinishedValue): Mrkdwn =>
      corrects === undefined
        ? md`:pencil2: Du hast einen Entwurf für einen Wert von *${title}* vom ${format.day(on)}, ${at} Uhr. Er ist noch nicht gespeichert.`
        : md`:pencil2: Du hast einen Entwurf für eine Berichtigung von *${title}* (${format.value(corrects.value, corrects.unit)} vom ${format.day(corrects.of)}) vom ${format.day(on)}, ${at} Uhr. Er ist noch nicht gespeichert.`,
    resumeDraft: 'Weitermachen',
    noDraft: md`Diesen Entwurf gibt es nicht mehr: Du hast ihn abgesendet, oder seine Ziele sind geschlossen.`,
    absence: (absence: Mrkdwn): Mrkdwn => md`:palm_tree: Du bist abwesend: ${absence}`,
    held: md`Eine Nachricht an dich oder den Channel deines Teams ist vielleicht nicht angekommen. Alles, was auf dich wartet, steht auf dieser Seite.`,
    trend: (values: readonly number[], since: LocalDate, { kpi, asOf }: Pick<Standing, 'kpi' | 'asOf'>): Mrkdwn => {
      const [first = 0] = values;
      const last = values.at(-1) ?? first;
      return md`${format.spark(values)} von ${dative(format.of(first, kpi))} auf ${format.of(last, kpi)}, Werte seit ${format.day(since, asOf)}: ${format.number(values.length)}`;
    },
    newTeam: 'Neues Team',
    settings: 'Team-Einstellungen',
    help: 'Hilfe',
  };
}
