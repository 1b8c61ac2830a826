import type { BlockerLine, ClearedLine } from '../../domain/check-in/blockers.ts';
import type { RoundLine } from '../../domain/round/notices.ts';
import type { Formats } from '../format.ts';
import { excerpt, type Mrkdwn, md } from '../mrkdwn.ts';
import { SHORT } from './excerpts.ts';

/** The lines of a round's summary that are the same in every language: names, numbers and signs. */
export function roundLines(format: Formats) {
  return {
    move: (line: RoundLine, forward: boolean): Mrkdwn => {
      const change = format.change(line.previous ?? 0, line.value ?? 0, line.kpi);
      return md`${{ mrkdwn: forward ? ':arrow_right:' : ':leftwards_arrow_with_hook:' }} ${line.title} ${change}`;
    },
    opened: ({ title, text, ownerName }: BlockerLine): Mrkdwn =>
      md`:construction: ${title}: ${excerpt(text, SHORT)} (${ownerName})`,
    cleared: ({ title, text, byName }: ClearedLine): Mrkdwn =>
      md`:white_check_mark: ${title}: ${excerpt(text, SHORT)} (${byName})`,
  };
}
