import type { Standing } from '../../domain/notice.ts';
import type { Texts } from '../../text/index.ts';
import { lines, type Mrkdwn, md, mention } from '../../text/mrkdwn.ts';
import { context, fallback, fitting, LIMITS, section } from './blocks.ts';
import type { Message } from './message.ts';

const MOST_LISTED = 30;

/** One goal in two lines, for what a single person sees: the owner is a mention. */
export function goalSummary(standing: Standing, t: Texts): Mrkdwn {
  return lines([goalHeading(standing, mention(standing.owner), t), t.round.progress(standing)]);
}

/** `:large_green_circle: *Title* · Owner · due 31 December 2026` */
export function goalHeading(standing: Standing, owner: Mrkdwn | undefined, t: Texts): Mrkdwn {
  const emoji = { mrkdwn: standing.status === undefined ? ':white_circle:' : t.word.statusEmoji(standing.status) };
  return lines([md`${emoji} *${standing.title}*`, owner, t.report.due(standing.due)], ' · ');
}

/** The goals of a team. */
export function goalList(team: string, standings: readonly Standing[], t: Texts): Message {
  if (standings.length === 0) {
    return { text: fallback(t.command.listEmpty), blocks: [section(t.command.listEmpty)] };
  }
  const title = t.command.listTitle(team, standings.length);
  const summaries = standings.map((standing) => goalSummary(standing, t));
  const { shown, left } = fitting(summaries, LIMITS.listsInMessage, MOST_LISTED);
  return {
    text: fallback(title, ...shown, left > 0 ? t.report.more(left) : undefined),
    blocks: [
      section(title),
      ...shown.map((text) => section(text)),
      ...(left > 0 ? [context(t.report.more(left))] : []),
    ],
  };
}
