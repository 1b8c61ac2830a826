import { coursesOf } from '../progress/course.ts';
import type { DetailsNotice, RoundLine, RoundNotice, SummaryNotice } from './notices.ts';
import { publicGoal } from './public-goals.ts';
import { hasDetails, roundLines } from './round-lines.ts';
import { outcomeOf } from './round-outcome.ts';
import { heading, type RoundView } from './round-view.ts';

/** A summary has a picture of so many goals; the others are in its lines. */
const MAX_COURSES = 6;

/** The round message of the channel. `lines` are those of the view, where somebody has them already; so below. */
export function roundNotice(view: RoundView, lines: readonly RoundLine[] = roundLines(view)): RoundNotice {
  return {
    kind: 'round',
    ...heading(view),
    state: view.round.state === 'open' ? 'open' : 'closed',
    lines,
    ...counting(view),
  };
}

/** People are reminded, not named in public, unless the team wants it. */
function counting({ team }: RoundView): { readonly countsMissing?: true } {
  return team.settings.nameMissing ? {} : { countsMissing: true };
}

/** What the round came to. */
export function summaryNotice(view: RoundView, lines: readonly RoundLine[] = roundLines(view)): SummaryNotice {
  return {
    kind: 'summary',
    ...heading(view),
    lines,
    ...outcomeOf(view, lines),
    ...courses(view, lines),
    ...counting(view),
  };
}

/** Of the goals with an answer, as far as this round goes: what came later is no part of it. */
function courses(view: RoundView, lines: readonly RoundLine[]): Pick<SummaryNotice, 'courses'> {
  const { closesOn } = heading(view);
  const goals = lines
    .filter(({ answered }) => answered)
    .flatMap((line) => publicGoal(view, line.goal) ?? [])
    .map((goal) => ({
      ...goal,
      checkIns: goal.checkIns.filter(({ on, round }) => on <= closesOn || round === view.round.id),
    }));
  const until = view.today < closesOn ? view.today : closesOn;
  const shown = coursesOf(goals, until, MAX_COURSES);
  return shown.length === 0 ? {} : { courses: shown };
}

/** What people wrote in a round, and what was corrected; undefined while there is nothing of it. */
export function detailsNotice(
  view: RoundView,
  lines: readonly RoundLine[] = roundLines(view),
): DetailsNotice | undefined {
  const detailed = lines.filter(hasDetails);
  return detailed.length === 0 ? undefined : { kind: 'details', ...heading(view), lines: detailed };
}
