import type { RoundLine } from '../../domain/notice.ts';
import type { Formats } from '../format.ts';
import { type Mrkdwn, md } from '../mrkdwn.ts';

/** When people are asked, who is away, and who is missing. */
export function rhythm(format: Formats) {
  return {
    nobodyAsked: (line: RoundLine, why: NonNullable<RoundLine['nobodyAsked']>): Mrkdwn => {
      if (why.why === 'away') {
        return md`:palm_tree: *${line.title}* · ${line.ownerName} is away until ${format.weekday(why.until)}`;
      }
      return why.why === 'left'
        ? md`:bust_in_silhouette: *${line.title}* · nobody to ask: ${line.ownerName} is not in the team`
        : md`:bust_in_silhouette: *${line.title}* · nobody to ask: ${line.ownerName} cannot answer any more`;
    },
  };
}
