import type { DetailsNotice, RoundNotice, SummaryNotice } from './notice.ts';
import { hasDetails, roundLines } from './round-lines.ts';
import { outcomeOf } from './round-outcome.ts';
import { heading, type RoundView } from './round-view.ts';

/** The round message of the channel. */
export function roundNotice(view: RoundView): RoundNotice {
  return {
    kind: 'round',
    ...heading(view),
    state: view.round.state === 'open' ? 'open' : 'closed',
    lines: roundLines(view),
  };
}

/** What the round came to. */
export function summaryNotice(view: RoundView): SummaryNotice {
  const lines = roundLines(view);
  return { kind: 'summary', ...heading(view), lines, ...outcomeOf(view, lines) };
}

/** What people wrote in a round, and what was corrected; undefined while there is nothing of it. */
export function detailsNotice(view: RoundView): DetailsNotice | undefined {
  const lines = roundLines(view).filter(hasDetails);
  return lines.length === 0 ? undefined : { kind: 'details', ...heading(view), lines };
}
