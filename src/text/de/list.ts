import type { Goal } from '../../domain/goal.ts';
import type { FilterVocabulary, FilterWord, GoalFilter } from '../../domain/goal-filter.ts';
import type { list as english } from '../en/list.ts';
import type { Formats } from '../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../mrkdwn.ts';
import type { words } from './words.ts';

/** The English words are understood, too: many a team mixes both. */
const VOCABULARY: FilterVocabulary = {
  mine: ['meine', 'meine ziele', 'mine', 'my', 'my goals'],
  due: ['offen', 'fällig', 'unbeantwortet', 'due', 'waiting', 'unanswered'],
  blocked: ['blockiert', 'hindernis', 'hindernisse', 'blocked', 'blockers'],
  done: ['fertig', 'abgeschlossen', 'vorbei', 'done', 'closed', 'over'],
  all: ['alle', 'alles', 'alle teams', 'all', 'everything', 'all teams'],
  'on-track': ['im plan', 'grün', 'on track', 'on-track', 'green'],
  'at-risk': ['gefährdet', 'gelb', 'at risk', 'at-risk', 'yellow'],
  'off-track': ['nicht im plan', 'rot', 'off track', 'off-track', 'red'],
  retention: ['kundenbindung', 'retention'],
  satisfaction: ['zufriedenheit', 'satisfaction'],
  revenue: ['umsatz', 'revenue'],
  efficiency: ['effizienz', 'efficiency'],
  other: ['sonstiges', 'other'],
};
const MEANS: Record<FilterWord, string> = {
  mine: 'meine',
  due: 'warten auf eine Antwort',
  blocked: 'mit Hindernis',
  done: 'abgeschlossen',
  all: 'aus allen meinen Teams',
  'on-track': 'im Plan',
  'at-risk': 'gefährdet',
  'off-track': 'nicht im Plan',
  retention: 'Kundenbindung',
  satisfaction: 'Zufriedenheit',
  revenue: 'Umsatz',
  efficiency: 'Effizienz',
  other: 'Sonstiges',
};
const SHOWN: readonly FilterWord[] = ['mine', 'due', 'at-risk', 'off-track', 'blocked', 'done', 'all'];
const LONGEST_ECHO = 100;

/** `/goal list`, and finding one goal. */
export function list(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const understood = ({ words, search }: GoalFilter): Mrkdwn[] => [
    ...words.map((one) => md`${MEANS[one]}`),
    ...(search.length === 0 ? [] : [md`mit „${excerpt(search.join(' '), LONGEST_ECHO)}“`]),
  ];
  return {
    vocabulary: VOCABULARY,
    title: (team: string | undefined, filter: GoalFilter, goals: number): Mrkdwn => {
      const filters = understood(filter);
      const name = team === undefined ? md`*Meine Teams*` : md`*${team}*`;
      return lines([name, filters.length > 0 ? lines(filters, ', ') : undefined, md`${word.goals(goals)}`], ' · ');
    },
    nothing: (filter: GoalFilter): Mrkdwn =>
      filter.search.length > 0
        ? md`Nichts passt. Gesucht habe ich „${excerpt(filter.search.join(' '), LONGEST_ECHO)}“ in Titeln, Kategorien und Namen der Verantwortlichen. \`/goal list\` allein zeigt alle Ziele.`
        : md`Kein Ziel passt. \`/goal list\` allein zeigt alle Ziele.`,
    filters: md`Grenze die Liste ein, auch mehrfach: ${SHOWN.map((one) => VOCABULARY[one][0]).join(', ')}, eine Kategorie, der Name eines Teams oder beliebige Wörter. Zum Beispiel: \`/goal list gefährdet meine\`.`,
    page: (first: number, last: number, all: number): Mrkdwn =>
      md`${format.number(first)} bis ${format.number(last)} von ${format.number(all)}`,
    next: 'Weiter',
    previous: 'Zurück',
    state: (state: Goal['state']): string | undefined =>
      ({ draft: 'Entwurf', active: undefined, achieved: 'erreicht', missed: 'verfehlt', cancelled: 'abgebrochen' })[
        state
      ],
    code: (code: string): Mrkdwn => md`\`${code}\``,
    choose: 'Ziel wählen',
    choice: (title: string, code: string) => `${code} ${title}`,
    several: (typed: string, count: number): Mrkdwn =>
      count === 1
        ? md`1 Ziel passt auf „${excerpt(typed, LONGEST_ECHO)}“. Meinst du das?`
        : md`${word.goals(count)} passen auf „${excerpt(typed, LONGEST_ECHO)}“. Welches?`,
    near: (typed: string): Mrkdwn =>
      md`Keins deiner Ziele heißt „${excerpt(typed, LONGEST_ECHO)}“. Meintest du eins von diesen?`,
    moreChoices: (count: number): Mrkdwn =>
      md`${count === 1 ? '1 weiteres passt' : `${format.number(count)} weitere passen`}. Tippe etwas mehr vom Titel oder den Code, den \`/goal list\` zeigt.`,
    gone: md`Dieses Ziel gibt es nicht mehr, oder du darfst es nicht mehr sehen. \`/goal list\` zeigt alle.`,
  };
}
