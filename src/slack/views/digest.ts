import type { KnownBlock } from '@slack/types';
import type { DigestNotice, Standing } from '../../domain/notice.ts';
import type { Texts } from '../../text/index.ts';
import { lines, type Mrkdwn, md } from '../../text/mrkdwn.ts';
import { context, fallback, fitting, header, LIMITS, section } from './blocks.ts';
import type { Message } from './message.ts';

/** A digest is one screen: this many lines in a section, the rest is counted. */
const MOST_LINES = 5;
const SECTIONS = 5;

/** The week of a team. */
export function digestMessage(notice: DigestNotice, t: Texts): Message {
  const { sections } = t.report;
  const texts = [
    listed(sections.reached, notice.reached.map(t.report.reached), t),
    listed(
      sections.offPace,
      notice.offPace.map((standing) => goalLine(standing, t.round.progress(standing))),
      t,
    ),
    listed(sections.blockers, notice.blockers.map(t.report.blocker), t),
    listed(
      sections.dueSoon,
      notice.dueSoon.map((standing) => goalLine(standing, t.report.due(standing.due))),
      t,
    ),
    listed(
      sections.stale,
      notice.stale.map((standing) => goalLine(standing, t.report.lastHeard(standing.on))),
      t,
    ),
  ].flatMap((text) => text ?? []);
  const period = t.report.digestPeriod(notice.period, notice.activeGoals);
  const title = t.report.digestTitle(notice.teamName);
  const body = texts.length > 0 ? texts : [notice.activeGoals === 0 ? t.report.noGoals : t.report.quiet];
  const blocks: KnownBlock[] = [header(title), context(period), ...body.map((text) => section(text))];
  return { text: fallback(md`${title}`, period, ...body), blocks };
}

/** `*Title* · Owner · how it stands` */
function goalLine(standing: Standing, state: Mrkdwn): Mrkdwn {
  return md`*${standing.title}* · ${standing.ownerName} · ${state}`;
}

/** A heading with its lines, or nothing where there are none. */
function listed(title: string, items: readonly Mrkdwn[], t: Texts): Mrkdwn | undefined {
  if (items.length === 0) return undefined;
  const { shown, left } = fitting(items, LIMITS.listsInMessage / SECTIONS, MOST_LINES);
  return lines([md`*${title}*`, ...shown, left > 0 ? t.report.more(left) : undefined]);
}
