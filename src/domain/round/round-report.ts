import type { DetailsNotice, RoundLine, RoundNotice, SummaryNotice } from './notices.ts';
import { hasDetails, roundLines } from './round-lines.ts';
import { outcomeOf } from './round-outcome.ts';
import { heading, type RoundView } from './round-view.ts';

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
  return { kind: 'summary', ...heading(view), lines, ...outcomeOf(view, lines), ...counting(view) };
}

/** What people wrote in a round, and what was corrected; undefined while there is nothing of it. */
export function detailsNotice(
  view: RoundView,
  lines: readonly RoundLine[] = roundLines(view),
): DetailsNotice | undefined {
  const detailed = lines.filter(hasDetails);
  return detailed.length === 0 ? undefined : { kind: 'details', ...heading(view), lines: detailed };
}
