import type { KnownBlock } from '@slack/types';
import type { PortfolioDigest, PortfolioNews } from '../../../../domain/portfolio/notices.ts';
import { actions, button, context, fitting, header, LIMITS, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, md } from '../../../../text/mrkdwn.ts';
import { PORTFOLIO_ACTIONS } from './ids.ts';
import { orNothing, small } from './overview.ts';

/** In the order of a digest: what is good first, then what needs help. */
const SECTIONS: readonly (readonly [keyof PortfolioNews, string])[] = [
  ['reached', ':tada:'],
  ['back', ':large_green_circle:'],
  ['offTrack', ':red_circle:'],
  ['atRisk', ':large_yellow_circle:'],
  ['blocked', ':construction:'],
  ['ended', ':checkered_flag:'],
];

/** Of the room of all lists: one part for each kind of news, and two for the teams. */
const ROOM = LIMITS.listsInMessage / (SECTIONS.length + 2);

/** The week of all teams of a person on one screen: the news, then which teams need them first. */
export function portfolioDigestMessage(notice: PortfolioDigest, t: Texts): Message {
  const { heading, statuses, besides, digestTitle, seeAll, turnOff } = t.portfolio;
  const { total, teamCount, news } = notice;
  return messageOf([
    header(digestTitle),
    section(lines([heading(teamCount, total), orNothing(statuses(total))])),
    ...small(besides(total)),
    ...SECTIONS.flatMap(([kind, sign]) => newsSection(news, kind, sign, t)),
    ...teamsSection(notice, t),
    actions(button(seeAll, PORTFOLIO_ACTIONS.seeAll, '', 'primary')),
    context(turnOff),
  ]);
}

function newsSection(news: PortfolioNews, kind: keyof PortfolioNews, sign: string, t: Texts): KnownBlock[] {
  const { lines: all, more } = news[kind];
  if (all.length === 0) return [];
  const texts = all.map((line) => t.portfolio.line(sign, line));
  const { shown, left } = fitting(texts, ROOM, texts.length);
  const rest = left + more;
  const title = md`*${t.portfolio.sections[kind]}*`;
  return [section(lines([title, ...shown, rest > 0 ? t.portfolio.more(rest) : undefined]))];
}

function teamsSection({ teams, teamCount }: PortfolioDigest, t: Texts): KnownBlock[] {
  if (teams.length === 0) return [];
  const { teamsHeading, teamLine, otherTeams } = t.portfolio;
  const texts = teams.map(({ name, tally }) => teamLine(name, tally));
  const { shown } = fitting(texts, 2 * ROOM, texts.length);
  const others = teamCount - shown.length;
  return [section(lines([teamsHeading, ...shown])), ...(others > 0 ? [context(otherTeams(others))] : [])];
}
