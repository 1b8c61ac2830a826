import type { Goal } from '../../../domain/goal/goal.ts';
import type { LocalDate, LocalTime } from '../../../domain/names.ts';
import type { PromptLine, PromptNotice } from '../../../domain/round/notices.ts';
import type { RoundRefusal } from '../../../domain/round/round-changes.ts';
import { minutesFor } from '../../bounds.ts';
import type { prompts as english } from '../../en/round/prompt.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { WHOLE } from '../../shared/excerpts.ts';
import type { words } from '../words.ts';

/** The direct message that asks, its buttons, and what they answer. */
export function prompts(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const last = ({ value, kpi, on, due, closesOn }: PromptLine): Mrkdwn =>
    value === undefined
      ? md`noch kein Wert, ${format.aim(kpi)}`
      : md`zuletzt ${format.of(value, kpi)} am ${format.day(on ?? due, closesOn)}, ${format.aim(kpi)}`;

  const named = ({ title, insteadOfName }: PromptLine): Mrkdwn =>
    insteadOfName === undefined ? md`*${title}*` : md`*${title}* (für ${insteadOfName})`;

  const counted = (goals: PromptNotice['goals'], part: PromptLine['part']) =>
    goals.filter((line) => line.part === part).length;

  return {
    lead: (name: string, notice: PromptNotice): Mrkdwn => {
      const { goals, teamName, closesOn } = notice;
      const open = counted(goals, 'open');
      const done = goals.length - open;
      const count =
        done === 0
          ? md`${word.goals(open)}, etwa ${minutesFor(open) === 1 ? 'eine Minute' : `${format.number(minutesFor(open))} Minuten`}.`
          : md`Noch ${format.number(open)} von ${format.number(goals.length)} offen.`;
      return md`*${name}* für ${teamName}\n${count} Zeit bis ${format.weekday(closesOn)}.`;
    },
    snoozed: (name: string, { comesBack: back, closesOn, goals }: PromptNotice): Mrkdwn | undefined =>
      back &&
      md`:zzz: *${name}* ${comesBack(back.on, back.at)}\nNoch ${word.goals(counted(goals, 'open'))}. Zeit bis ${format.weekday(closesOn)}.`,
    line: (line: PromptLine): Mrkdwn => {
      switch (line.part) {
        case 'open':
          return md`• ${named(line)}: ${last(line)}`;
        case 'answered':
          return md`:white_check_mark: ${named(line)}: ${line.value === undefined ? '' : format.of(line.value, line.kpi)}`;
        case 'skipped':
          return md`:fast_forward: ${named(line)}: ausgelassen. ${excerpt(line.reason, WHOLE)}`;
        case 'closed':
          return md`:checkered_flag: ${named(line)}: beendet, ${word.end(line.end)}.`;
        case 'handed-over':
          return md`:handshake: ${named(line)}: liegt jetzt bei ${line.toName}.`;
        case 'transferred':
          return md`:handshake: ${named(line)}: darum kümmert sich jetzt ${line.toName}.`;
      }
    },
    settled: (name: string, { goals }: PromptNotice): Mrkdwn => {
      const answered = counted(goals, 'answered');
      if (answered === 0) return md`*${name}*: Für dich ist nichts mehr zu beantworten.`;
      if (answered === 1) return md`*${name}*: Deine Antwort ist da. Danke dir.`;
      return md`*${name}*: Alle ${format.number(answered)} Antworten sind da. Danke dir.`;
    },
    closed: (name: string): Mrkdwn =>
      md`*${name}* ist abgeschlossen. Eine späte Antwort ist trotzdem willkommen und zählt für das Ziel.`,
    more: (count: number): Mrkdwn =>
      md`und ${count === 1 ? '1 weiteres Ziel' : `${format.number(count)} weitere Ziele`}. Einchecken zeigt alle.`,

    checkIn: 'Einchecken',
    noChange: 'Unverändert',
    snooze: 'Verschieben',
    skip: 'Auslassen',
    delegate: 'Weitergeben',
    skipChoice: 'Auslassen…',
    delegateChoice: 'Weitergeben…',

    refusal: (why: RoundRefusal): Mrkdwn => {
      switch (why) {
        case 'over':
          return md`Diese Runde ist vorbei. Eine späte Antwort ist trotzdem willkommen: Einchecken nimmt sie an.`;
        case 'not-asked':
          return md`Danach wirst du nicht mehr gefragt. \`/goal\` zeigt, was bei dir ansteht.`;
        case 'nothing-open':
          return md`Hier ist schon alles beantwortet. Danke dir.`;
        case 'snoozed-enough':
          return md`Öfter lässt sich das in deinem Team nicht verschieben. Checke ein, lass es mit einem Grund aus oder gib es weiter.`;
        case 'closes-before':
          return md`Die Runde schließt vor deinem nächsten Arbeitstag. Checke ein, lass es mit einem Grund aus oder gib es weiter.`;
      }
    },
    withoutValue: (goals: readonly Pick<Goal, 'title'>[]): Mrkdwn =>
      lines([
        goals.length === 1
          ? md`Dieses Ziel hat noch keinen Wert, der unverändert sein könnte. Gib ihm im Check-in seinen ersten:`
          : md`Diese ${format.number(goals.length)} Ziele haben noch keinen Wert, der unverändert sein könnte. Gib ihnen im Check-in ihren ersten:`,
        ...goals.map(({ title }) => md`• *${title}*`),
      ]),

    skipTitle: 'Auslassen',
    skipSubmit: 'Auslassen',
    skipAbout: md`Das Team sieht den Grund in der Nachricht der Runde.`,
    reason: 'Warum diesmal nicht?',
    reasonPlaceholder: 'Die Umfrage läuft nur im März.',
    which: 'Welche Ziele?',
    delegateTitle: 'Weitergeben',
    delegateSubmit: 'Weitergeben',
    delegateAbout: md`Nur für diese Runde. Das Ziel bleibt deins, und deine Nachricht sagt, bei wem es liegt. Ganz abgeben kannst du es mit \`/goal handover\`.`,
    to: 'An wen?',
  };

  function comesBack(on: LocalDate, at: LocalTime): Mrkdwn {
    return md`ist verschoben auf ${format.weekday(on)}, ${at} Uhr`;
  }
}
