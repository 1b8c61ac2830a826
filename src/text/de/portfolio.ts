import type { NewsLine } from '../../domain/portfolio/notices.ts';
import { GROUPINGS, type Grouping, type GroupName, type Tally } from '../../domain/portfolio/portfolio.ts';
import type { portfolios as english } from '../en/portfolio.ts';
import type { words as englishWords } from '../en/words.ts';
import type { Formats } from '../format.ts';
import { clip, lines, type Mrkdwn, md } from '../mrkdwn.ts';

const WORDS: Record<Grouping, readonly string[]> = {
  team: ['team', 'teams', 'nach team'],
  objective: ['objective', 'vorhaben', 'nach vorhaben'],
  category: ['category', 'kategorie', 'kategorien', 'nach kategorie'],
  client: ['client', 'kunde', 'kunden', 'nach kunden'],
};
const NONE: Record<Grouping, string> = {
  team: 'Ohne Team',
  objective: 'Ohne Vorhaben',
  category: 'Ohne Kategorie',
  client: 'Ohne Kunden',
};
/** Of the name of a group in a label, and of a title in a line of the digest. */
const MORE_ONE: Record<Grouping, string> = {
  team: 'weiteres Team',
  objective: 'weiteres Vorhaben',
  category: 'weitere Kategorie',
  client: 'weiterer Kunde',
};
const MORE: Record<Grouping, string> = {
  team: 'weitere Teams',
  objective: 'weitere Vorhaben',
  category: 'weitere Kategorien',
  client: 'weitere Kunden',
};
const NAME = 80;

/** All teams of a person at a glance, and the digest of them. */
export function portfolios(format: Formats, word: ReturnType<typeof englishWords>): ReturnType<typeof english> {
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
      some(noValue, 'noch ohne Wert', ':white_circle: '),
      some(ended, 'vorbei ohne Ergebnis', ':checkered_flag: '),
    ]);
  const besides = ({ blocked, stale, overdue, drafts }: Tally): Mrkdwn =>
    joined([
      some(blocked, 'blockiert'),
      some(stale, 'ohne aktuellen Wert'),
      some(overdue, 'mit überfälligen Maßnahmen'),
      some(drafts, drafts === 1 ? 'Entwurf' : 'Entwürfe'),
    ]);
  const name = (of: GroupName, by: Grouping): string => {
    if ('text' in of) return of.text;
    return 'category' in of ? word.category(of.category) : NONE[by];
  };
  const teams = (count: number) => (count === 1 ? '1 Team' : `${format.number(count)} Teams`);

  const others = (count: number, by: Grouping) => `${format.number(count)} ${count === 1 ? MORE_ONE[by] : MORE[by]}`;

  return {
    about: 'alle Teams sehen, die du leitest, nach Team, Vorhaben, Kategorie oder Kunde',
    title: 'Alle Teams',
    meant: (typed) => GROUPINGS.find((one) => WORDS[one].includes(typed.trim().toLowerCase())),
    unknown: (typed) =>
      md`Nach „${clip(typed, NAME)}“ lassen sich Ziele nicht ordnen. Schreib \`/goal portfolio\`, dahinter \`team\`, \`vorhaben\`, \`kategorie\` oder \`kunde\`.`,
    none: md`Du leitest kein Team, deshalb gibt es hier nichts zu sehen. Ein Team legst du mit \`/goal team\` in seinem Channel an.`,
    noGoals: md`Deine Teams haben noch keine Ziele. Das erste setzt du mit \`/goal new\`.`,
    heading: (count, { goals }) => md`*${teams(count)}* · ${word.goals(goals)}`,
    statuses,
    besides,
    by: { team: 'Nach Team', objective: 'Nach Vorhaben', category: 'Nach Kategorie', client: 'Nach Kunde' },
    byLabel: 'Ziele ordnen',
    name,
    groupHeading: (of, by, { goals }) => md`*${name(of, by)}* · ${word.goals(goals)}`,
    heat: {
      title: 'Ziele im Plan, von denen mit einem Wert',
      worst: 'Alle nicht im Plan',
      best: 'Alle im Plan',
      cell: (column: string, onTrack: number, known: number): string =>
        `${column} ${format.number(onTrack)} von ${format.number(known)}`,
      more: (rows: number, by: Grouping, columns: number, columnsBy: Grouping): string =>
        [rows > 0 ? others(rows, by) : '', columns > 0 ? others(columns, columnsBy) : ''].filter(Boolean).join(' · '),
    },
    open: 'Öffnen',
    openLabel: (of, by) => `Öffnen: ${clip(name(of, by), NAME)}`,
    show: 'Zeigen',
    showLabel: (title) => `Zeigen: ${title}`,
    back: 'Zurück zu allen',
    review: 'Review dieses Teams',
    reviewAll: 'Review aller zusammen',
    draft: 'Entwurf',
    flags: { isBlocked: 'blockiert', isStale: 'kein aktueller Wert', hasOverdue: 'überfällige Maßnahmen' },
    cut: (max) => md`Gezählt sind nur die ersten ${format.number(max)} Teams nach Namen.`,
    removed: md`Einige Ziele dieser Seite sind inzwischen beendet oder gelöscht.`,
    gone: md`Solche Ziele gibt es nicht mehr.`,
    digest: md`*Dein Überblick* · einmal in der Woche als Direktnachricht, nur wenn es Neues gibt`,
    digestLabel: 'Tag deines Überblicks',
    day: (day) => format.weekdayName(day),
    never: 'Nie',
    saved: (day) =>
      day === 'never'
        ? md`Du bekommst keinen Überblick über deine Teams mehr.`
        : md`Du bekommst den Überblick über deine Teams am ${format.weekdayName(day)}, wenn es Neues gibt.`,
    digestTitle: 'Deine Teams diese Woche',
    sections: {
      reached: 'Erreicht',
      offTrack: 'Neu nicht im Plan',
      atRisk: 'Neu gefährdet',
      ended: 'Vorbei, noch ohne Ergebnis',
      blocked: 'Neu blockiert',
      back: 'Wieder im Plan',
    },
    line: (sign, { title, teamName }: NewsLine) => md`${{ mrkdwn: sign }} *${clip(title, NAME)}* · ${teamName}`,
    more: (count) => md`${format.number(count)} weitere`,
    teamsHeading: md`*Diese Teams brauchen dich zuerst*`,
    teamLine: (team, tally) => md`*${team}* · ${statuses(tally)}`,
    otherTeams: (count) => md`${count === 1 ? '1 weiteres Team' : `${format.number(count)} weitere Teams`}`,
    seeAll: 'Alle Teams sehen',
    turnOff: md`Nur du bekommst diese Nachricht. Einen anderen Tag wählst du unter *Alle Teams sehen*, dort schaltest du sie auch ab.`,
  };
}
