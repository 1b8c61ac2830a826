import type { Standing } from '../../domain/progress/standing.ts';
import type { Reason } from '../../domain/review/agenda.ts';
import type { ChangedMark, DecisionDetail } from '../../domain/review/decision-detail.ts';
import type { ReviewName } from '../../domain/review/notices.ts';
import type { Period } from '../../domain/time/periods.ts';
import { type reviewWords as english, TITLE } from '../en/review-words.ts';
import { quarterOf, yearOf } from '../fiscal-year.ts';
import type { Formats } from '../format.ts';
import { clip, excerpt, type Mrkdwn, md } from '../mrkdwn.ts';
import { WHOLE } from '../shared/excerpts.ts';
import type { words } from './words.ts';

const MARKS: Record<ChangedMark['mark'], string> = {
  baseline: 'Ausgangswert',
  target: 'Zielwert',
  stretch: 'ambitioniertes Ziel',
  low: 'untere Grenze',
  high: 'obere Grenze',
};
/** Wie ein Review, seine Gründe und seine Entscheidungen heißen. */
export function reviewWords(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const period = (kind: ReviewName['kind'], one: Period): string => {
    if (kind === 'quarter') return quarterOf(one, 'GJ ');
    if (kind === 'year') return yearOf(one, 'GJ ');
    return `${format.month(one.first)} ${one.first.slice(0, 4)}`;
  };
  const name = ({ kind, period: back, next, title }: ReviewName): string =>
    title === undefined
      ? `Rückblick auf ${period(kind, back)}, Start in ${period(kind, next)}`
      : `Rückblick auf „${clip(title, TITLE)}“, ${period(kind, back)}`;

  const reason = (why: Reason, { status, asOf }: Pick<Standing, 'status' | 'asOf'>): string => {
    switch (why.code) {
      case 'off-pace':
        return `${word.status(status ?? 'at-risk')}${why.misses ? ', und die Prognose verfehlt den Zielwert' : ''}`;
      case 'no-outcome':
        return 'abgelaufen, ohne Ergebnis';
      case 'ends':
        return `endet am ${format.day(why.on, asOf)}`;
      case 'blocked':
        return why.count === 1
          ? `blockiert seit ${format.day(why.since, asOf)}`
          : `${format.number(why.count)} Hindernisse, das älteste seit ${format.day(why.since, asOf)}`;
      case 'flat':
        return 'im Plan, aber ohne Bewegung: Die letzten drei Werte sind gleich';
      case 'no-action':
        return 'keine Maßnahme geplant';
      case 'unanswered':
        return { round: 'noch nicht beantwortet', 'no-value': 'noch kein Wert', stale: 'kein aktueller Wert' }[
          why.because
        ];
      case 'overdue-actions': {
        const since = format.day(why.since, asOf);
        return why.count === 1
          ? `1 überfällige Maßnahme, seit ${since}`
          : `${format.number(why.count)} überfällige Maßnahmen, seit ${since}`;
      }
      case 'draft':
        return 'ein Entwurf, der auf dich wartet';
    }
  };
  const adjusted = ({ unit, marks, due }: Extract<DecisionDetail, { what: 'adjusted' }>): string => {
    const shown = (value: number | null) => (value === null ? 'keiner' : format.mark(value, unit));
    const parts = marks.map(({ mark, was, now }) => `${MARKS[mark]} ${shown(was)} → ${shown(now)}`);
    if (due) parts.push(`fällig ${format.fullDay(due.was)} → ${format.fullDay(due.now)}`);
    return parts.length === 0 ? 'Geändert' : `Angepasst: ${parts.join(', ')}`;
  };
  const carriedOver = ({ end, score, next, undone }: Extract<DecisionDetail, { what: 'carried-over' }>): string => {
    const came = score === undefined ? word.end(end) : `${word.end(end)}, Ergebnis ${format.score(score)}`;
    const since = undone ? ' · seither wieder offen' : '';
    if (next === undefined) return `Beendet als ${came} und neu gesetzt${since}`;
    return `${next.isHabit ? 'Wird ab jetzt gehalten' : 'Mitgenommen'}: ${format.aim(next.kpi)}, fällig ${format.fullDay(next.due)} · vorher: ${came}${since}`;
  };
  const decision = (detail: DecisionDetail, person: Mrkdwn = md``): Mrkdwn => {
    switch (detail.what) {
      case 'kept':
        return md`Bleibt, wie es ist`;
      case 'adjusted':
        return md`${adjusted(detail)}`;
      case 'planned': {
        const due = detail.due === undefined ? '' : ` · bis ${format.fullDay(detail.due)}`;
        return md`Maßnahme: ${excerpt(detail.text, WHOLE)} · ${person}${due}`;
      }
      case 'asked':
        return md`${person} um Hilfe gebeten`;
      case 'closed': {
        const score = detail.score === undefined ? '' : `, Ergebnis ${format.score(detail.score)}`;
        return md`Abgeschlossen als ${word.end(detail.end)}${score}${detail.undone ? ' · seither wieder offen' : ''}`;
      }
      case 'carried-on':
        return md`Läuft weiter bis ${format.fullDay(detail.now)}; war fällig am ${format.fullDay(detail.was)}`;
      case 'carried-over':
        return md`${carriedOver(detail)}`;
      case 'transferred':
        return md`Übergeben an ${person}`;
      case 'unknown':
        return md`Geändert`;
    }
  };

  return { period, name, reason, decision };
}
