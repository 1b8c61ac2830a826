import type { Benchmark, HelpRequest } from '../../domain/goal/goal.ts';
import { isUp, type Kpi } from '../../domain/kpi/kpi.ts';
import { difference } from '../../domain/kpi/numbers.ts';
import type { LocalDate, UserId } from '../../domain/names.ts';
import type { Standing } from '../../domain/progress/standing.ts';
import type { Reason } from '../../domain/review/agenda.ts';
import type { DecisionDetail } from '../../domain/review/decision-detail.ts';
import type { MinutesRow, ReviewName } from '../../domain/review/notices.ts';
import { type reviews as english, type PlaceInReview, REVIEW_WORDS } from '../en/review.ts';
import type { Formats } from '../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../mrkdwn.ts';
import { WHOLE } from '../shared/excerpts.ts';
import { mention } from './mention.ts';
import { reviewWords } from './review-words.ts';
import type { words } from './words.ts';

const WORDS: Record<(typeof REVIEW_WORDS)[number], readonly string[]> = {
  month: ['monat', 'month', 'monthly'],
  quarter: ['quartal', 'quarter', 'quarterly'],
  year: ['jahr', 'year', 'annual'],
};
const TEXT_OF = { reason: 'Warum', learned: 'Gelernt', question: 'Frage', answer: 'Antwort' } as const;

/** Das Review, in dem eine Leitung entscheidet, Hilfe für ein Ziel und das Protokoll. */
export function reviews(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const { name, reason, decision } = reviewWords(format, word);

  return {
    title: 'Review',
    name,
    heading: (teams: readonly string[], of: ReviewName): Mrkdwn => md`*${format.list(teams)}* · ${name(of)}`,
    meant: (typed: string) => REVIEW_WORDS.find((one) => WORDS[one].includes(typed.toLowerCase())),
    kind: { month: 'Review des Monats', quarter: 'Review des Quartals', year: 'Review des Jahres' },
    notStarted: md`Dieses Review hat noch niemand begonnen.`,
    led: (leader: UserId, since: LocalDate): Mrkdwn =>
      md`${mention(leader)} leitet dieses Review, begonnen am ${format.fullDay(since)}.`,
    ended: (by: UserId, on: LocalDate): Mrkdwn =>
      md`${mention(by)} hat dieses Review am ${format.fullDay(on)} beendet. Das Protokoll steht im Channel.`,
    counts: (needed: number, decided: number, rest: number): Mrkdwn =>
      md`${format.number(decided)} entschieden · ${format.number(needed)} noch zu entscheiden · ${format.number(rest)} laufen gut`,
    start: 'Beginnen',
    resume: 'Weiter',
    takeOver: 'Übernehmen',
    again: 'Wieder öffnen',
    end: 'Review beenden',
    endSure: 'Dieses Review beenden?',
    endText:
      'Das Protokoll geht in den Channel. Du kannst das Review wieder öffnen, dann wird das Protokoll bearbeitet.',
    endYes: 'Review beenden',
    endNo: 'Noch nicht',
    open: 'Öffnen',
    openLabel: (title: string): string => `Öffnen: ${title}`,
    sections: {
      needsDecision: 'Braucht eine Entscheidung',
      wentWell: 'Lief gut',
      decided: 'Entschieden',
      closed: 'In diesem Zeitraum beendet',
      silent: 'Ohne Antwort im letzten Monat',
    },
    nothing: md`Es gibt keine Ziele, auf die ihr schauen könnt. Das erste setzt du mit \`/goal new\`.`,
    leadsNone: md`Du leitest kein Team, deshalb gibt es kein Review. Ein Team legst du mit \`/goal team\` in seinem Channel an.`,
    noGoalCalled: (typed: string): Mrkdwn =>
      md`Kein Ziel heißt „${typed}“. Schreib \`/goal review\`, dahinter \`monat\`, \`quartal\`, \`jahr\`, \`alle\` oder den Titel eines Ziels.`,
    which: md`Auf welches Ziel wollt ihr schauen?`,
    reason,
    reasons: (all: readonly Reason[], standing: Standing): Mrkdwn | undefined =>
      all.length === 0 ? undefined : md`_${all.map((one) => reason(one, standing)).join(' · ')}_`,
    why: (all: readonly Reason[], standing: Standing): Mrkdwn =>
      all.length === 0
        ? md`*Lief gut.* Nichts verlangt eine Entscheidung.`
        : lines([md`*Braucht eine Entscheidung*`, ...all.map((one) => md`• ${reason(one, standing)}`)]),
    decision,
    made: (
      detail: DecisionDetail,
      by: UserId,
      on: LocalDate,
      person: UserId | undefined,
      why: string | undefined,
    ): Mrkdwn =>
      lines([
        md`:white_check_mark: ${decision(detail, person === undefined ? undefined : mention(person))} · ${mention(by)}, ${format.fullDay(on)}`,
        why === undefined ? undefined : md`Warum: ${excerpt(why, WHOLE)}`,
        detail.what === 'asked' && detail.answer === undefined ? md`_Noch keine Antwort_` : undefined,
        detail.what === 'asked' && detail.answer !== undefined
          ? md`Antwort: ${excerpt(detail.answer, WHOLE)}`
          : undefined,
      ]),
    decided: (what: DecisionDetail['what'] | undefined): string =>
      ({
        kept: 'bleibt',
        adjusted: 'angepasst',
        planned: 'Maßnahme ergänzt',
        asked: 'um Hilfe gebeten',
        closed: 'beendet',
        'carried-on': 'läuft weiter',
        'carried-over': 'mitgenommen',
        transferred: 'übergeben',
        unknown: 'geändert',
      })[what ?? 'unknown'],
    meanwhile: md`*Inzwischen geändert, außerhalb dieses Reviews*`,
    meanwhileCount: (count: number): string =>
      count === 1 ? 'inzwischen einmal geändert' : `inzwischen ${format.number(count)}-mal geändert`,
    place: ({ at, count, decided }: PlaceInReview, of: ReviewName): Mrkdwn => {
      const done = decided === 0 ? '' : ` · ${format.number(decided)} entschieden`;
      return md`${format.number(at)} von ${format.number(count)}${done} · ${name(of)}`;
    },
    leads: (leader: UserId): Mrkdwn => md`${mention(leader)} leitet dieses Review. Übernimm es, um zu entscheiden.`,
    readOnly: md`Dieses Ziel ist beendet. Wieder öffnen kannst du es mit \`/goal reopen\`.`,
    choices: {
      keep: 'Beibehalten',
      adjust: 'Anpassen',
      plan: 'Maßnahme ergänzen',
      ask: 'Um Hilfe bitten',
      close: 'Ziel beenden',
      transfer: 'Übergeben',
    },
    previous: 'Zurück',
    next: 'Weiter',
    overview: 'Überblick',
    curve: (
      values: readonly number[],
      first: { readonly value: number; readonly on: LocalDate },
      last: { readonly value: number; readonly on: LocalDate },
      kpi: Kpi,
      today: LocalDate,
    ): Mrkdwn =>
      md`${format.spark(values)} ${format.of(first.value, kpi)} am ${format.day(first.on, today)} → ${format.of(last.value, kpi)} am ${format.day(last.on, today)}`,
    benchmarkGap: ({ value, source }: Benchmark, last: number, kpi: Kpi): Mrkdwn => {
      const gap = difference(value, last);
      const isBetter = isUp(kpi.direction) ? gap >= 0 : gap <= 0;
      const size = format.change(value, last, kpi).replace(/^[+\u2212]/, '');
      const side = kpi.direction === 'within-range' ? 'entfernt' : isBetter ? 'besser' : 'schlechter';
      const how = gap === 0 ? 'der letzte Wert ist gleich' : `der letzte Wert ist um ${size} ${side}`;
      return md`Vergleichswert: ${format.value(value, kpi.unit)} (${excerpt(source, WHOLE)}), ${how}`;
    },
    note: (title: string, what: string): Mrkdwn => md`:white_check_mark: *${title}*: ${what}`,
    taken: (leader: UserId): Mrkdwn =>
      md`:information_source: ${mention(leader)} hat dieses Review übernommen. Dein Klick hat nichts geändert.`,
    refused: (why: 'gone' | 'not-started' | 'ended' | 'closed' | 'full'): Mrkdwn =>
      ({
        gone: md`:information_source: Dieses Ziel gehört nicht mehr zum Review, oder du siehst es nicht.`,
        'not-started': md`:information_source: Beginne erst das Review.`,
        ended: md`:information_source: Dieses Review ist beendet. Öffne es wieder, um zu entscheiden.`,
        closed: md`:information_source: Jemand hat dieses Ziel inzwischen beendet. Nichts wurde geändert.`,
        full: md`:information_source: Dieses Review nimmt keine weiteren Entscheidungen auf. Beende es erst.`,
      })[why],
    refusedAtField: (why: 'gone' | 'not-started' | 'ended' | 'closed' | 'full' | 'not-leading'): string =>
      ({
        gone: 'Dieses Ziel gehört nicht mehr zum Review. Kopiere, was du geschrieben hast, und schließe das Formular.',
        'not-started':
          'Dieses Review hat noch nicht begonnen. Kopiere, was du geschrieben hast, schließe das Formular und beginne das Review.',
        ended:
          'Dieses Review ist beendet. Kopiere, was du geschrieben hast, schließe das Formular und öffne das Review wieder.',
        closed:
          'Jemand hat dieses Ziel inzwischen beendet. Kopiere, was du geschrieben hast, und schließe das Formular.',
        full: 'Dieses Review nimmt keine weiteren Entscheidungen auf. Kopiere, was du geschrieben hast, und beende es erst.',
        'not-leading':
          'Jemand anderes hat dieses Review übernommen. Kopiere, was du geschrieben hast, schließe das Formular und übernimm es wieder.',
      })[why],

    adjustTitle: 'Ziel anpassen',
    whyLabel: 'Warum?',
    reasonHint: 'Es steht in der Geschichte des Ziels und im Protokoll.',
    adjustMeanwhile: md`:information_source: Jemand hat dieses Ziel geändert, seit das Formular offen ist. Deine Eingaben stehen noch hier. Das Ziel, wie es jetzt ist:`,
    adjustNow: (kpi: Kpi, due: LocalDate): Mrkdwn => md`${format.aim(kpi)} · fällig ${format.fullDay(due)}`,

    askTitle: 'Um Hilfe bitten',
    askTo: 'Wer kann helfen?',
    askToHint: 'Die Person bekommt eine Nachricht und kann darin antworten.',
    question: 'Was brauchst du?',
    send: 'Senden',
    asksYou: (by: UserId, title: string, question: string): Mrkdwn =>
      lines([md`:raising_hand: ${mention(by)} bittet dich um Hilfe bei *${title}*.`, excerpt(question, WHOLE * 2)]),
    youAnswered: md`*Deine Antwort:*`,
    answer: 'Antworten',
    changeAnswer: 'Antwort ändern',
    answerTitle: 'Antworten',
    answerLabel: 'Deine Antwort',
    answerHint: 'Sie steht im Review und in der Geschichte des Ziels.',
    answered: (title: string): Mrkdwn => md`Deine Antwort zu *${title}* ist da. Danke.`,
    noRequest: md`Diese Bitte gibt es nicht mehr, oder du siehst ihr Ziel nicht mehr.`,
    noRequestAtField: 'Diese Bitte gibt es nicht mehr. Kopiere, was du geschrieben hast, und schließe das Formular.',
    helpHeading: md`*Hilfe*`,
    help: ({ by, to, question, answer }: HelpRequest, max: number): Mrkdwn =>
      lines([
        md`:raising_hand: ${mention(by)} an ${mention(to)}: ${excerpt(question, max)}`,
        answer === undefined ? md`_Noch keine Antwort_` : md`${mention(to)}: ${excerpt(answer.text, max)}`,
      ]),

    picture: (shown: number, count: number): string => `${format.number(shown)} von ${format.number(count)} Zielen`,
    minutesTitle: (team: string): string => `Protokoll · ${team}`,
    minutesAbout: (of: ReviewName, leader: string, decided: number, left: number): Mrkdwn =>
      md`${name(of)} · geleitet von ${leader} · ${format.number(decided)} entschieden, ${format.number(left)} offen geblieben`,
    minutesPart: (part: number, parts: number): Mrkdwn => md`_Teil ${format.number(part)} von ${format.number(parts)}_`,
    minutesMoved: md`_In diesem Teil des Protokolls steht nichts mehr._`,
    minutesHeading: {
      decided: 'Entscheidungen',
      objectives: 'Vorhaben',
      left: 'Offen geblieben',
      well: 'Läuft gut',
    },
    minutesRow: (row: Exclude<MinutesRow, { row: 'heading' | 'story' | 'objective' }>): Mrkdwn => {
      switch (row.row) {
        case 'goal':
          return md`*${row.title}* · ${row.ownerName}`;
        case 'decision':
          return md`• ${decision(row.detail, md`${row.personName ?? ''}`)} · ${row.byName}`;
        case 'text':
          return row.part === 0 ? md`_${TEXT_OF[row.of]}:_ ${row.text}` : md`${row.text}`;
        case 'meanwhile':
          return md`• Inzwischen ${row.count === 1 ? 'einmal' : `${format.number(row.count)}-mal`} geändert, außerhalb des Reviews`;
        case 'left': {
          const why = row.reasons.map((one) =>
            reason(one, { asOf: row.asOf, ...(row.status && { status: row.status }) }),
          );
          return md`• *${row.title}* · ${row.ownerName}: ${why.join(' · ')}`;
        }
        case 'well':
          return md`• *${row.title}* · ${row.ownerName}`;
      }
    },
  };
}
