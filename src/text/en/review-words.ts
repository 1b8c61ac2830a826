import type { Standing } from '../../domain/progress/standing.ts';
import type { Reason } from '../../domain/review/agenda.ts';
import type { ChangedMark, DecisionDetail } from '../../domain/review/decision-detail.ts';
import type { ReviewName } from '../../domain/review/notices.ts';
import type { Period } from '../../domain/time/periods.ts';
import { quarterOf, yearOf } from '../fiscal-year.ts';
import type { Formats } from '../format.ts';
import { clip, excerpt, type Mrkdwn, md } from '../mrkdwn.ts';
import { WHOLE } from '../shared/excerpts.ts';
import type { words } from './words.ts';

const MARKS: Record<ChangedMark['mark'], string> = {
  baseline: 'baseline',
  target: 'target',
  stretch: 'stretch target',
  low: 'lower bound',
  high: 'upper bound',
};
/** Of a title in the name of a review and in its lines. */
export const TITLE = 80;

/** How a review, its reasons and its decisions are called, wherever they are named. */
export function reviewWords(format: Formats, word: ReturnType<typeof words>) {
  const period = (kind: ReviewName['kind'], one: Period): string => {
    if (kind === 'quarter') return quarterOf(one, 'FY');
    if (kind === 'year') return yearOf(one, 'FY');
    return `${format.month(one.first)} ${one.first.slice(0, 4)}`;
  };
  const name = ({ kind, period: back, next, title }: ReviewName): string =>
    title === undefined
      ? `Review of ${period(kind, back)}, start of ${period(kind, next)}`
      : `Review of “${clip(title, TITLE)}”, ${period(kind, back)}`;
  const days = (count: number, one: string) => (count === 1 ? `1 ${one}` : `${format.number(count)} ${one}s`);

  const reason = (why: Reason, { status, asOf }: Pick<Standing, 'status' | 'asOf'>): string => {
    switch (why.code) {
      case 'off-pace':
        return `${word.status(status ?? 'at-risk')}${why.misses ? ', and the forecast misses the target' : ''}`;
      case 'no-outcome':
        return 'over, without an outcome';
      case 'ends':
        return `ends on ${format.day(why.on, asOf)}`;
      case 'blocked':
        return why.count === 1
          ? `blocked since ${format.day(why.since, asOf)}`
          : `${format.number(why.count)} blockers, the oldest since ${format.day(why.since, asOf)}`;
      case 'flat':
        return 'on track, but flat: the last three values are the same';
      case 'no-action':
        return 'no action is planned';
      case 'unanswered':
        return { round: 'not answered yet', 'no-value': 'no value yet', stale: 'no recent value' }[why.because];
      case 'overdue-actions':
        return `${days(why.count, 'overdue action')}, due since ${format.day(why.since, asOf)}`;
      case 'draft':
        return 'a draft that waits for you';
    }
  };
  const adjusted = ({ unit, marks, due }: Extract<DecisionDetail, { what: 'adjusted' }>): string => {
    const shown = (value: number | null) => (value === null ? 'none' : format.mark(value, unit));
    const parts = marks.map(({ mark, was, now }) => `${MARKS[mark]} ${shown(was)} → ${shown(now)}`);
    if (due) parts.push(`due ${format.fullDay(due.was)} → ${format.fullDay(due.now)}`);
    return parts.length === 0 ? 'Changed' : `Adjusted: ${parts.join(', ')}`;
  };
  const carriedOver = ({ end, score, next, undone }: Extract<DecisionDetail, { what: 'carried-over' }>): string => {
    const came = score === undefined ? word.end(end) : `${word.end(end)}, score ${format.score(score)}`;
    const since = undone ? ' · open again since' : '';
    if (next === undefined) return `Closed as ${came}, and set again${since}`;
    return `${next.isHabit ? 'Held from now on' : 'Carried over'}: ${format.aim(next.kpi)}, due ${format.fullDay(next.due)} · before: ${came}${since}`;
  };
  /** `person` is who acts, is asked, or takes over. */
  const decision = (detail: DecisionDetail, person: Mrkdwn = md``): Mrkdwn => {
    switch (detail.what) {
      case 'kept':
        return md`Kept as it is`;
      case 'adjusted':
        return md`${adjusted(detail)}`;
      case 'planned': {
        const due = detail.due === undefined ? '' : ` · by ${format.fullDay(detail.due)}`;
        return md`Action: ${excerpt(detail.text, WHOLE)} · ${person}${due}`;
      }
      case 'asked':
        return md`Asked ${person} for help`;
      case 'closed': {
        const score = detail.score === undefined ? '' : `, score ${format.score(detail.score)}`;
        return md`Closed as ${word.end(detail.end)}${score}${detail.undone ? ' · open again since' : ''}`;
      }
      case 'carried-on':
        return md`Carried on until ${format.fullDay(detail.now)}; was due ${format.fullDay(detail.was)}`;
      case 'carried-over':
        return md`${carriedOver(detail)}`;
      case 'transferred':
        return md`Handed over to ${person}`;
      case 'unknown':
        return md`Changed`;
    }
  };

  return { period, name, reason, decision };
}
