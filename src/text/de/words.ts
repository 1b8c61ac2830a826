import type { Category, GoalEnd, Status } from '../../domain/goal/goal.ts';
import type { Direction, Unit } from '../../domain/kpi/kpi.ts';
import type { Language } from '../../domain/language.ts';
import type { Refusal } from '../../domain/policy.ts';
import type { RoundKind } from '../../domain/schedule/occurrence.ts';
import type { Period } from '../../domain/time/periods.ts';
import type { words as english } from '../en/words.ts';
import { quarterReviewed, yearReviewed } from '../fiscal-year.ts';
import type { Formats } from '../format.ts';
import { LANGUAGE_NAMES, STATUS_EMOJI } from '../signs.ts';

const STATUS: Record<Status, string> = { 'on-track': 'im Plan', 'at-risk': 'gefährdet', 'off-track': 'nicht im Plan' };
const END: Record<GoalEnd, string> = { achieved: 'erreicht', missed: 'verfehlt', dropped: 'aufgegeben' };
const CATEGORY: Record<Category, string> = {
  retention: 'Kundenbindung',
  satisfaction: 'Zufriedenheit',
  revenue: 'Umsatz',
  efficiency: 'Effizienz',
  other: 'Sonstiges',
};
const DIRECTION: Record<Direction, string> = {
  increase: 'Steigern bis zum Zielwert',
  decrease: 'Senken bis zum Zielwert',
  'at-least': 'Mindestwert halten',
  'at-most': 'Höchstwert einhalten',
  'within-range': 'In einem Bereich halten',
};
const SPAN: Record<Extract<Unit, { kind: 'duration' }>['in'], string> = {
  minutes: 'Minuten',
  hours: 'Stunden',
  days: 'Tagen',
  weeks: 'Wochen',
};
const REFUSAL: Record<Refusal, string> = {
  outsider: 'Goalpost ist für Mitglieder dieses Workspace da. Gäste und Externe können es nicht benutzen.',
  unknown: 'Slack verrät mir gerade nicht, wer du bist. Bitte versuche es gleich noch einmal.',
  'not-a-member': 'Das können nur Mitglieder dieses Teams. Die Teamleitung kann dich mit `/goal team` aufnehmen.',
  'not-the-lead': 'Das kann nur die Leitung dieses Teams oder die Administration des Workspace.',
  'not-to-clear':
    'Als gelöst markieren kann das nur, wer sich darum kümmert, wem das Ziel gehört oder wer das Team leitet.',
  'not-to-act': 'Das kann nur ändern, wer es macht, wem das Ziel gehört oder wer das Team leitet.',
  'not-to-plan':
    'Das können nur hinzufügen: wem das Ziel gehört, wer den Wert meldet oder mitwirkt, und wer das Team leitet.',
  'not-for-the-client': 'Das kann nur, wer diesen Kunden betreut oder das Team leitet.',
  'not-the-owner': 'Das kann nur, wem das Ziel gehört oder wer das Team leitet.',
  'not-the-maker': 'Nur wer dieses Ziel gesetzt hat, kann es löschen. Du beendest es mit `/goal close`.',
  'answered-by-others':
    'Andere haben zu diesem Ziel schon etwas beigetragen, deshalb kannst du es nicht löschen. Mit `/goal close` und *Aufgegeben* endet es, ohne dass etwas verloren geht.',
  'not-the-reporter': 'Berichtigen kann das nur, wer es gesagt hat oder wer das Team leitet.',
};

/** Single words and short names. */
export function words(format: Formats): ReturnType<typeof english> {
  return {
    status: (status: Status) => STATUS[status],
    statusEmoji: (status: Status) => STATUS_EMOJI[status],
    language: (language: Language) => LANGUAGE_NAMES[language],
    end: (end: GoalEnd) => END[end],
    category: (category: Category) => CATEGORY[category],
    direction: (direction: Direction) => DIRECTION[direction],
    refusal: (why: Refusal) => REFUSAL[why],
    unit: (unit: Unit): string => {
      if (unit.kind === 'currency') return `Geld (${unit.currency})`;
      if (unit.kind === 'duration') return `Zeit in ${SPAN[unit.in]}`;
      return { number: 'Anzahl', percent: 'Prozent', score: 'Punktzahl' }[unit.kind];
    },
    /** `Check-in März`, `Review Q1`, `Jahres-Review 2026`. */
    round: (kind: RoundKind, period: Period): string => {
      if (kind === 'monthly') return `Check-in ${format.month(period.first)}`;
      if (kind === 'quarterly') return `Review ${quarterReviewed(period)}`;
      if (kind === 'annual') return `Jahres-Review ${yearReviewed(period, 'GJ ')}`;
      if (kind === 'weekly' || kind === 'fortnightly') return `Check-in der Woche vom ${format.day(period.first)}`;
      return `Check-in vom ${format.day(period.first)}`;
    },
    goals: (count: number) => (count === 1 ? '1 Ziel' : `${format.number(count)} Ziele`),
    checkIn: 'Einchecken',
    newGoal: 'Neues Ziel',
    cancel: 'Abbrechen',
    close: 'Schließen',
    save: 'Speichern',
  };
}
