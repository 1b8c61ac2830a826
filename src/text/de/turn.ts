import type { Kpi } from '../../domain/kpi/kpi.ts';
import type { LocalDate } from '../../domain/names.ts';
import type { ProposedScore } from '../../domain/progress/proposed-score.ts';
import type { CarriedAs } from '../../domain/review/carry-over.ts';
import type { MinutesRow, ReviewName } from '../../domain/review/notices.ts';
import type { ObjectiveInYear } from '../../domain/review/objectives.ts';
import type { StoryLine } from '../../domain/review/story.ts';
import { TITLE } from '../en/review-words.ts';
import type { turns as english } from '../en/turn.ts';
import type { Formats } from '../format.ts';
import { clip, excerpt, type Mrkdwn, md } from '../mrkdwn.ts';
import { WHOLE } from '../shared/excerpts.ts';
import { dative } from './dative.ts';
import { reviewWords } from './review-words.ts';
import type { words } from './words.ts';

/** Der Wechsel von Quartal oder Jahr: Ziele, die enden oder weitergehen, und was der Zeitraum gebracht hat. */
export function turns(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const { name, period } = reviewWords(format, word);
  const count = (of: number, one: string, many: string) => (of === 1 ? `1 ${one}` : `${format.number(of)} ${many}`);
  const basis = ({ basis: by }: ProposedScore): string =>
    by.code === 'way'
      ? `${format.progress(Math.max(0, by.progress))} des Wegs`
      : `${format.number(by.kept)} von ${count(by.months, 'Monat', 'Monaten')} gehalten`;
  const named = (parts: readonly (readonly [number, string])[]): string[] =>
    parts.flatMap(([of, text]) => (of > 0 ? [text] : []));
  const ended = ({ achieved, missed, dropped, score }: Extract<StoryLine, { of: 'ended' }>): Mrkdwn => {
    const ends = named([
      [achieved, `${format.number(achieved)} erreicht`],
      [missed, `${format.number(missed)} verfehlt`],
      [dropped, `${format.number(dropped)} aufgegeben`],
    ]);
    const mean = score === undefined ? '' : ` · Ergebnis im Mittel ${format.score(score)}`;
    return md`• ${count(achieved + missed + dropped, 'Ziel', 'Ziele')} beendet: ${ends.join(', ')}${mean}`;
  };
  const story = (line: StoryLine): Mrkdwn => {
    switch (line.of) {
      case 'ended':
        return ended(line);
      case 'achieved': {
        const more = line.more > 0 ? ` und ${format.number(line.more)} weitere` : '';
        return md`• :tada: Erreicht: ${format.list(line.titles.map((title) => clip(title, TITLE)))}${more}`;
      }
      case 'move':
        return md`• *${line.title}* ging von ${dative(format.of(line.from, line.kpi))} auf ${format.of(line.to, line.kpi)} (${format.aim(line.kpi)})`;
      case 'next': {
        const parts = named([
          [line.carried, `${count(line.carried, 'Ziel', 'Ziele')} mitgenommen`],
          [line.running, `${count(line.running, 'Ziel läuft', 'Ziele laufen')} weiter`],
          [line.over ?? 0, `${count(line.over ?? 0, 'Ziel ist', 'Ziele sind')} abgelaufen, ohne Ergebnis`],
        ]);
        return md`• Als Nächstes: ${parts.join(', ')}`;
      }
    }
  };

  return {
    proposed: (proposed: ProposedScore): Mrkdwn =>
      md`Vorgeschlagenes Ergebnis *${format.score(proposed.score)}*: ${basis(proposed)}`,
    noScore: md`Ohne Wert gibt es keinen Vorschlag für das Ergebnis.`,
    habitHint: md`:repeat: Dieses Ziel hält seinen Zielwert schon länger. Mach es zur Gewohnheit, die ihr ab jetzt haltet.`,
    choices: { carryOver: 'Mitnehmen', habit: 'Zur Gewohnheit machen', objectives: 'Vorhaben' },

    formTitle: { goal: 'Ziel mitnehmen', habit: 'Zur Gewohnheit machen' },
    about: (as: CarriedAs, next: ReviewName): Mrkdwn =>
      as === 'habit'
        ? md`Das Ziel wird beendet, und was es erreicht hat, wird in ${period(next.kind, next.next)} gehalten.`
        : md`Das Ziel wird beendet und für ${period(next.kind, next.next)} neu gesetzt.`,
    before: (kpi: Kpi, due: LocalDate): Mrkdwn => md`Bisher: ${format.aim(kpi)}, fällig ${format.fullDay(due)}`,
    along: (parts: { readonly actions: number; readonly blockers: number; readonly feedback: number }): Mrkdwn => {
      const all = named([
        [parts.actions, count(parts.actions, 'offene Maßnahme', 'offene Maßnahmen')],
        [parts.blockers, count(parts.blockers, 'Hindernis', 'Hindernisse')],
        [parts.feedback, count(parts.feedback, 'Kundenstimme', 'Kundenstimmen')],
      ]);
      return all.length === 0 ? md`Sein Verlauf geht mit.` : md`Sein Verlauf geht mit, dazu ${format.list(all)}.`;
    },
    working: (next: ReviewName, why: string): Mrkdwn =>
      md`:bulb: *Vorschlag für ${period(next.kind, next.next)}.* ${why}`,
    noWorking: md`:bulb: Für einen Vorschlag aus dem Trend gibt es zu wenige Werte, oder sie lassen nichts zu erreichen.`,
    endless: md`:bulb: Der Trend führt bis ans Ende des Möglichen, deshalb gibt es daraus keinen Vorschlag.`,
    scoreHint: (proposed: ProposedScore | undefined): string =>
      proposed === undefined
        ? 'Von 0,0 (nichts davon) bis 1,0 (alles).'
        : `${format.score(proposed.score)} folgt aus den Werten: ${basis(proposed)}.`,
    reasonHint: 'Nötig bei einem anderen Ergebnis als dem vorgeschlagenen.',
    ownerLabel: 'Wem gehört es ab jetzt?',
    cannot: md`:information_source: Mitnehmen kannst du nur ein laufendes Ziel, im Review eines Quartals oder Jahres.`,

    previous: (of: ReviewName, decided: number): Mrkdwn =>
      md`Letztes Mal: ${name(of)} · ${format.number(decided)} entschieden`,
    previousHeading: (of: ReviewName): Mrkdwn => md`*Letztes Mal entschieden* (${name(of)})`,

    objectivesTitle: 'Vorhaben',
    objectivesAbout: (of: ReviewName): Mrkdwn =>
      md`Worauf eure Ziele bisher eingezahlt haben. Lass für ${period(of.kind, of.next)} den Text stehen, ändere ihn, oder leere das Feld, um das Vorhaben aufzugeben. Laufende Ziele folgen.`,
    objectiveLabel: (at: number): string => `Vorhaben ${format.number(at)}`,
    objectiveHint: ({ achieved, missed, running }: ObjectiveInYear): string =>
      [
        `${format.number(achieved)} erreicht`,
        `${format.number(missed)} verfehlt`,
        `${count(running, 'läuft', 'laufen')} weiter`,
      ].join(' · '),
    objectivesMore: (more: number): Mrkdwn =>
      md`${count(more, 'weiteres Vorhaben fehlt', 'weitere Vorhaben fehlen')} hier. Speichere zuerst diese.`,
    noObjectives: md`Keins der Ziele, die alle sehen, nennt ein Vorhaben.`,
    addedLabel: 'Neue Vorhaben',
    addedHint: 'Eins pro Zeile.',
    objectivesSaved: md`:white_check_mark: Die Vorhaben sind gespeichert.`,
    serves: 'Vorhaben',

    storyHeading: (of: ReviewName): string => `${period(of.kind, of.period)} in Kürze`,
    row: (row: Extract<MinutesRow, { row: 'story' | 'objective' }>): Mrkdwn => {
      if (row.row === 'story') return story(row.line);
      const text = (typed: string) => excerpt(typed, WHOLE);
      if (row.was === undefined) return md`• Neu: ${text(row.now ?? '')} · ${row.byName}`;
      if (row.now === undefined) return md`• Aufgegeben: ${text(row.was)} · ${row.byName}`;
      if (row.was === row.now) return md`• Bleibt: ${text(row.now)} · ${row.byName}`;
      return md`• Umformuliert: ${text(row.was)} → ${text(row.now)} · ${row.byName}`;
    },
  };
}
