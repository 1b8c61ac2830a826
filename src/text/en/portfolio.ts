import type { NewsLine, PortfolioNews } from '../../domain/portfolio/notices.ts';
import { GROUPINGS, type Grouping, type GroupName, type Tally } from '../../domain/portfolio/portfolio.ts';
import type { Formats } from '../format.ts';
import { clip, lines, type Mrkdwn, md } from '../mrkdwn.ts';
import type { words } from './words.ts';

declare module '../index.ts' {
  interface TextParts {
    readonly portfolio: ReturnType<typeof portfolios>;
  }
}

const WORDS: Record<Grouping, readonly string[]> = {
  team: ['team', 'teams', 'by team'],
  objective: ['objective', 'objectives', 'by objective'],
  category: ['category', 'categories', 'by category'],
  client: ['client', 'clients', 'by client'],
};
const NONE: Record<Grouping, string> = {
  team: 'No team',
  objective: 'No objective',
  category: 'No category',
  client: 'No client',
};
/** Of the name of a group in a label, and of a title in a line of the digest. */
const NAME = 80;

/** All teams of a person at a glance, and the digest of them. */
export function portfolios(format: Formats, word: ReturnType<typeof words>) {
  const some = (count: number, what: string, sign = ''): string | undefined =>
    count === 0 ? undefined : `${sign}${format.number(count)} ${what}`;
  const joined = (parts: readonly (string | undefined)[]): Mrkdwn =>
    lines(
      parts.map((part) => (part === undefined ? undefined : { mrkdwn: part })),
      ' · ',
    );
  const statuses = ({ offTrack, atRisk, onTrack, noValue, ended }: Tally): Mrkdwn =>
    joined([
      some(offTrack, word.status('off-track'), `${word.statusEmoji('off-track')} `),
      some(atRisk, word.status('at-risk'), `${word.statusEmoji('at-risk')} `),
      some(onTrack, word.status('on-track'), `${word.statusEmoji('on-track')} `),
      some(noValue, 'without a value yet', ':white_circle: '),
      some(ended, 'over without an outcome', ':checkered_flag: '),
    ]);
  const besides = ({ blocked, stale, overdue, drafts }: Tally): Mrkdwn =>
    joined([
      some(blocked, 'blocked'),
      some(stale, 'without a recent value'),
      some(overdue, 'with overdue actions'),
      some(drafts, drafts === 1 ? 'draft' : 'drafts'),
    ]);
  const name = (of: GroupName, by: Grouping): string => {
    if ('text' in of) return of.text;
    return 'category' in of ? word.category(of.category) : NONE[by];
  };
  const teams = (count: number) => (count === 1 ? '1 team' : `${format.number(count)} teams`);

  const others = (count: number, by: Grouping) =>
    `${format.number(count)} more ${WORDS[by][count === 1 ? 0 : 1] ?? ''}`;

  return {
    about: 'see all teams that you lead, by team, objective, category, or client',
    title: 'All teams',
    /** What is meant by words after the command; undefined for anything else. */
    meant: (typed: string): Grouping | undefined =>
      GROUPINGS.find((one) => WORDS[one].includes(typed.trim().toLowerCase())),
    unknown: (typed: string): Mrkdwn =>
      md`Goals can't be grouped by “${clip(typed, NAME)}”. Type \`/goal portfolio\`, or add \`team\`, \`objective\`, \`category\`, or \`client\`.`,
    none: md`You lead no team, so there's nothing to see here. To make a team, type \`/goal team\` in its channel.`,
    noGoals: md`Your teams have no goals yet. To set the first one, type \`/goal new\`.`,
    heading: (count: number, { goals }: Tally): Mrkdwn => md`*${teams(count)}* · ${word.goals(goals)}`,
    statuses,
    besides,
    by: { team: 'By team', objective: 'By objective', category: 'By category', client: 'By client' },
    byLabel: 'Group goals',
    name,
    groupHeading: (of: GroupName, by: Grouping, { goals }: Tally): Mrkdwn =>
      md`*${name(of, by)}* · ${word.goals(goals)}`,
    /** The picture of the groups. */
    heat: {
      title: 'Goals on track, of those with a value',
      worst: 'All off track',
      best: 'All on track',
      cell: (column: string, onTrack: number, known: number): string =>
        `${column} ${format.number(onTrack)} of ${format.number(known)}`,
      more: (rows: number, by: Grouping, columns: number, columnsBy: Grouping): string =>
        [rows > 0 ? others(rows, by) : '', columns > 0 ? others(columns, columnsBy) : ''].filter(Boolean).join(' · '),
    },
    open: 'Open',
    openLabel: (of: GroupName, by: Grouping): string => `Open: ${clip(name(of, by), NAME)}`,
    show: 'Show',
    showLabel: (title: string): string => `Show: ${title}`,
    back: 'Back to all',
    review: 'Review this team',
    reviewAll: 'Review all together',
    draft: 'draft',
    flags: { isBlocked: 'blocked', isStale: 'no recent value', hasOverdue: 'overdue actions' },
    /** Beyond as many teams as are looked at. */
    cut: (max: number): Mrkdwn => md`Only the first ${format.number(max)} teams, by name, are counted.`,
    removed: md`Some goals of this page have been closed or deleted in the meantime.`,
    gone: md`There are no such goals any more.`,
    digest: md`*Your digest* · once a week as a direct message, only if something is new`,
    digestLabel: 'Day of your digest',
    day: (day: number): string => format.weekdayName(day),
    never: 'Never',
    saved: (day: number | 'never'): Mrkdwn =>
      day === 'never'
        ? md`You get no digest of your teams any more.`
        : md`You get the digest of your teams on ${format.weekdayName(day)}s, if something is new.`,
    digestTitle: 'Your teams this week',
    sections: {
      reached: 'Reached',
      offTrack: 'New off track',
      atRisk: 'New at risk',
      ended: 'Over, without an outcome yet',
      blocked: 'New blockers',
      back: 'Back on track',
    } satisfies Record<keyof PortfolioNews, string>,
    line: (sign: string, { title, teamName }: NewsLine): Mrkdwn =>
      md`${{ mrkdwn: sign }} *${clip(title, NAME)}* · ${teamName}`,
    more: (count: number): Mrkdwn => md`${format.number(count)} more`,
    teamsHeading: md`*Teams that need you first*`,
    teamLine: (team: string, tally: Tally): Mrkdwn => md`*${team}* · ${statuses(tally)}`,
    otherTeams: (count: number): Mrkdwn => md`${count === 1 ? '1 more team' : `${format.number(count)} more teams`}`,
    seeAll: 'See all teams',
    turnOff: md`Only you get this message. To choose another day or turn it off, open *See all teams*.`,
  };
}
