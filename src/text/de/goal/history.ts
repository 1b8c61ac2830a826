import type { Benchmark, Blocker, Status } from '../../../domain/goal/goal.ts';
import type { Kpi, Unit } from '../../../domain/kpi/kpi.ts';
import type { LocalDate, UserId } from '../../../domain/names.ts';
import type { HistoryEntry, Version } from '../../../domain/report/goal-story.ts';
import type { history as english } from '../../en/goal/history.ts';
import type { words } from '../../en/words.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { sentence } from '../../sentence.ts';
import { CARD_EXCERPT, WHOLE } from '../../shared/excerpts.ts';
import { mention } from '../mention.ts';

/** What `/goal show` tells of one goal, and the form of one value. */
export function history(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const version = ({ value, by, recordedOn }: Version, kpi: Kpi, today: LocalDate): Mrkdwn =>
    md`~${format.of(value, kpi)}~ ${mention(by)} am ${format.day(recordedOn, today)}`;

  return {
    asOf: (day: LocalDate): Mrkdwn => md`_Was am Ende des Tages bekannt war: ${format.fullDay(day)}._`,
    /** The reason is a sentence of its own. */
    suggested: (status: Status, reason: string): Mrkdwn =>
      md`*${sentence(word.status(status))}* nach dem Tempo: ${reason}`,
    agedStatus: (status: Status, on: LocalDate, today: LocalDate): Mrkdwn =>
      md`Der Check-in vom ${format.day(on, today)} sagte *${word.status(status)}*. Das galt bis zur nächsten Runde; jetzt spricht das Tempo.`,
    /** Where a person said another status than the pace suggests. */
    statusSetByPerson: (status: Status): Mrkdwn => md`Der letzte Check-in sagt *${word.status(status)}*.`,
    streak: (months: number, kpi: Kpi): Mrkdwn =>
      months === 1
        ? md`Seit 1 Monat gehalten: ${format.aim(kpi)}.`
        : md`Seit ${format.number(months)} Monaten in Folge gehalten: ${format.aim(kpi)}.`,
    benchmark: ({ value, source }: Benchmark, unit: Unit): Mrkdwn =>
      md`Vergleichswert: ${format.value(value, unit)} (${excerpt(source, WHOLE)})`,
    /** Planned values on the way: `bis 30. Juni 82 %`. */
    planned: (by: LocalDate, value: number, unit: Unit, today: LocalDate): string =>
      `bis ${format.day(by, today)} ${format.mark(value, unit)}`,
    plan: (steps: readonly string[]): Mrkdwn => md`Geplant: ${format.list(steps)}`,
    serves: (objective: string): Mrkdwn => md`Zahlt ein auf: ${excerpt(objective, WHOLE)}`,
    blocker: ({ text, owner, since }: Blocker, today: LocalDate): Mrkdwn =>
      md`:construction: ${excerpt(text, CARD_EXCERPT)} · ${mention(owner)}, seit ${format.day(since, today)}`,
    /** `🟢 2. März · *82 %* · @noor · _verspätet_`, below it what it was before and what it was computed from. */
    dayToCome: (day: LocalDate): Mrkdwn =>
      md`Der ${format.fullDay(day)} kommt erst noch. Ohne den Tag siehst du, wie es jetzt um das Ziel steht.`,
    notYet: (title: string, day: LocalDate, setOn: LocalDate): Mrkdwn =>
      md`Am ${format.fullDay(day)} war von *${title}* noch nichts bekannt: Das Ziel gibt es seit dem ${format.fullDay(setOn)}.`,
    entry: (
      one: HistoryEntry,
      { owner, kpi, today, inputs }: { owner: UserId; kpi: Kpi; today: LocalDate; inputs: string | undefined },
    ): Mrkdwn => {
      const { value, on, by, recordedOn, before, status, isLate, isBackdated, checkIn } = one;
      const marks = [
        isLate ? md`_verspätet_` : undefined,
        isBackdated ? md`_nachgetragen am ${format.day(before[0]?.recordedOn ?? recordedOn, today)}_` : undefined,
        before.length > 0 ? md`_berichtigt am ${format.day(recordedOn, today)}_` : undefined,
      ];
      const emoji: Mrkdwn = { mrkdwn: word.statusEmoji(status) };
      const first = md`${emoji} ${format.day(on, today)} · *${format.of(value, kpi)}*`;
      const earlier = before.map((one) => version(one, kpi, today));
      return lines([
        lines([first, by === owner ? undefined : mention(by), ...marks], ' · '),
        earlier.length > 0 ? md`Vorher: ${lines(earlier, ', dann ')}` : undefined,
        inputs === undefined ? undefined : md`Berechnet aus: ${inputs}`,
        checkIn.note === undefined ? undefined : excerpt(checkIn.note, CARD_EXCERPT),
      ]);
    },
    more: (count: number): Mrkdwn => (count === 1 ? md`und 1 Wert davor` : md`und ${format.number(count)} Werte davor`),
    correct: 'Berichtigen',
    /** A screen reader hears which one a button is for. */
    correctLabel: (value: string, on: LocalDate, today: LocalDate): string =>
      `${value} vom ${format.day(on, today)} berichtigen`,
    addValue: 'Wert eintragen',
    handover: 'Ziel abgeben',
    person: mention,
    reportedBy: (person: UserId): Mrkdwn => md`Wert von ${mention(person)}`,
    private: 'Privat: nur die Beteiligten und die Teamleitung sehen es',
    contributors: (people: readonly UserId[]): Mrkdwn => md`Beteiligt: ${lines(people.map(mention), ', ')}`,
    gone: md`Dieses Ziel ist geschlossen, oder es gibt nicht mehr, was du berichtigen willst. \`/goal show\` und sein Titel zeigen es dir.`,
    dayEither: (typed: string, [one, other]: readonly [LocalDate, LocalDate]): Mrkdwn =>
      md`\`${typed}\` kann der ${format.fullDay(one)} oder der ${format.fullDay(other)} sein. Schreib \`${one}\` oder \`${other}\`.`,
    noSuchDay: (typed: string): Mrkdwn => md`\`${typed}\` steht in keinem Kalender. Schreib es wie \`2026-03-31\`.`,
    form: {
      addTitle: 'Wert eintragen',
      correctTitle: 'Wert berichtigen',
      submit: 'Speichern',
      correcting: (value: string, on: LocalDate, by: string): Mrkdwn =>
        md`Du berichtigst *${value}* vom ${format.day(on)}, gesagt von ${mention(by)}. Beides bleibt im Verlauf; deins zählt.`,
      value: 'Wert',
      computed: 'Wert, wenn du ihn kennst',
      computedHint: 'Lass das Feld leer, um ihn aus den Zahlen darunter zu berechnen.',
      on: 'Von welchem Tag ist er?',
      onHint: 'Heute oder ein Tag seit Beginn des Ziels.',
      status: 'Wie läuft es?',
      note: 'Was gibt es zu sagen?',
    },
  };
}
