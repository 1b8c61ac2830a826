import type { Goal } from '../../../domain/goal/goal.ts';
import type { FilterVocabulary, FilterWord, GoalFilter } from '../../../domain/report/goal-filter.ts';
import { VOCABULARY as ENGLISH_WORDS, type list as english, SHOWN } from '../../en/goal/list.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import type { words } from '../words.ts';

/** The English words are understood, too: many a team mixes both. */
const VOCABULARY: FilterVocabulary = {
  mine: ['meine', 'meine ziele', ...ENGLISH_WORDS.mine],
  due: ['offen', 'fällig', 'unbeantwortet', ...ENGLISH_WORDS.due],
  blocked: ['blockiert', 'hindernis', 'hindernisse', ...ENGLISH_WORDS.blocked],
  draft: ['entwurf', 'entwürfe', ...ENGLISH_WORDS.draft],
  done: ['fertig', 'beendet', 'abgeschlossen', 'vorbei', ...ENGLISH_WORDS.done],
  all: ['alle', 'alles', 'alle teams', ...ENGLISH_WORDS.all],
  'on-track': ['im plan', 'grün', ...ENGLISH_WORDS['on-track']],
  'at-risk': ['gefährdet', 'gelb', ...ENGLISH_WORDS['at-risk']],
  'off-track': ['nicht im plan', 'rot', ...ENGLISH_WORDS['off-track']],
  retention: ['kundenbindung', ...ENGLISH_WORDS.retention],
  satisfaction: ['zufriedenheit', ...ENGLISH_WORDS.satisfaction],
  revenue: ['umsatz', ...ENGLISH_WORDS.revenue],
  efficiency: ['effizienz', ...ENGLISH_WORDS.efficiency],
  other: ['sonstiges', ...ENGLISH_WORDS.other],
  client: ['kunde', 'für kunde', ...ENGLISH_WORDS.client],
};
const MEANS: Record<FilterWord, string> = {
  mine: 'meine',
  due: 'warten auf eine Antwort',
  blocked: 'mit Hindernis',
  draft: 'Entwürfe',
  done: 'beendet',
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
const MAX_ECHO_LENGTH = 100;

/** `/goal list`, and finding one goal. */
export function list(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const understood = ({ words, client, search }: GoalFilter): Mrkdwn[] => [
    ...(client === undefined ? [] : [md`${excerpt(client.name, MAX_ECHO_LENGTH)} \`${client.code}\``]),
    ...words.map((one) => md`${MEANS[one]}`),
    ...(search.length === 0 ? [] : [md`mit „${excerpt(search.join(' '), MAX_ECHO_LENGTH)}“`]),
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
        ? md`Nichts passt. Gesucht habe ich „${excerpt(filter.search.join(' '), MAX_ECHO_LENGTH)}“ in Titeln, Kategorien, Kunden und Namen der Verantwortlichen. \`/goal list\` allein zeigt alle Ziele.`
        : md`Kein Ziel passt. \`/goal list\` allein zeigt alle Ziele.`,
    /** Before the goal itself. */
    nearest: md`Am nächsten dran:`,
    filters: md`Grenze die Liste ein, auch mehrfach: ${SHOWN.map((one) => VOCABULARY[one][0]).join(', ')}, eine Kategorie, der Name eines Teams, \`kunde\` mit einem Kürzel oder beliebige Wörter. Zum Beispiel: \`/goal list gefährdet meine\`.`,
    page: (first: number, last: number, all: number): Mrkdwn =>
      md`${format.number(first)} bis ${format.number(last)} von ${format.number(all)}`,
    next: 'Weiter',
    previous: 'Zurück',
    state: (state: Goal['state']): string | undefined =>
      ({ draft: 'Entwurf', active: undefined, achieved: 'erreicht', missed: 'verfehlt', dropped: 'aufgegeben' })[state],
    code: (code: string): Mrkdwn => md`\`${code}\``,
    choose: 'Ziel wählen',
    choice: (title: string, code: string) => `${code} ${title}`,
    several: (typed: string, count: number): Mrkdwn =>
      count === 1
        ? md`1 Ziel passt auf „${excerpt(typed, MAX_ECHO_LENGTH)}“. Meinst du das?`
        : md`${word.goals(count)} passen auf „${excerpt(typed, MAX_ECHO_LENGTH)}“. Welches?`,
    near: (typed: string): Mrkdwn =>
      md`Keins deiner Ziele heißt „${excerpt(typed, MAX_ECHO_LENGTH)}“. Meintest du eins von diesen?`,
    moreChoices: (count: number): Mrkdwn =>
      md`${count === 1 ? '1 weiteres passt' : `${format.number(count)} weitere passen`}. Tippe etwas mehr vom Titel oder den Code, den \`/goal list\` zeigt.`,
    gone: md`Dieses Ziel gibt es nicht mehr, oder du darfst es nicht mehr sehen. \`/goal list\` zeigt alle.`,
  };
}
