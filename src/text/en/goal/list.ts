import type { Goal } from '../../../domain/goal/goal.ts';
import type { FilterVocabulary, FilterWord, GoalFilter } from '../../../domain/report/goal-filter.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import type { words } from '../words.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly list: ReturnType<typeof list>;
  }
}

export const VOCABULARY: FilterVocabulary = {
  mine: ['mine', 'my', 'my goals'],
  due: ['due', 'waiting', 'unanswered'],
  blocked: ['blocked', 'blockers'],
  draft: ['draft', 'drafts'],
  done: ['done', 'closed', 'over'],
  all: ['all', 'everything', 'all teams'],
  'on-track': ['on track', 'on-track', 'green'],
  'at-risk': ['at risk', 'at-risk', 'yellow'],
  'off-track': ['off track', 'off-track', 'red'],
  retention: ['retention'],
  satisfaction: ['satisfaction'],
  revenue: ['revenue'],
  efficiency: ['efficiency'],
  other: ['other'],
  client: ['client', 'for client', 'of client'],
};
const MEANS: Record<FilterWord, string> = {
  mine: 'mine',
  due: 'waiting for an answer',
  blocked: 'with blockers',
  draft: 'drafts',
  done: 'done',
  all: 'in all my teams',
  'on-track': 'on track',
  'at-risk': 'at risk',
  'off-track': 'off track',
  retention: 'retention',
  satisfaction: 'satisfaction',
  revenue: 'revenue',
  efficiency: 'efficiency',
  other: 'other',
};
/** What the list names as examples. */
export const SHOWN: readonly FilterWord[] = ['mine', 'due', 'at-risk', 'off-track', 'blocked', 'draft', 'done', 'all'];
const MAX_ECHO_LENGTH = 100;

/** `/goal list`, and finding one goal. */
export function list(format: Formats, word: ReturnType<typeof words>) {
  const understood = ({ words, client, search }: GoalFilter): Mrkdwn[] => [
    ...(client === undefined ? [] : [md`${excerpt(client.name, MAX_ECHO_LENGTH)} \`${client.code}\``]),
    ...words.map((one) => md`${MEANS[one]}`),
    ...(search.length === 0 ? [] : [md`with “${excerpt(search.join(' '), MAX_ECHO_LENGTH)}”`]),
  ];
  return {
    vocabulary: VOCABULARY,
    /** `Client success · at risk, with “nps” · 2 goals` */
    title: (team: string | undefined, filter: GoalFilter, goals: number): Mrkdwn => {
      const filters = understood(filter);
      const name = team === undefined ? md`*My teams*` : md`*${team}*`;
      return lines([name, filters.length > 0 ? lines(filters, ', ') : undefined, md`${word.goals(goals)}`], ' · ');
    },
    nothing: (filter: GoalFilter): Mrkdwn =>
      filter.search.length > 0
        ? md`No goals match. Goalpost looked for “${excerpt(filter.search.join(' '), MAX_ECHO_LENGTH)}” in titles, categories, clients, and owners' names. To see every goal, type \`/goal list\`.`
        : md`No goals match. To see every goal, type \`/goal list\`.`,
    /** Before the goal itself. */
    nearest: md`Closest match:`,
    filters: md`Filter by any of these, alone or combined: ${SHOWN.map((one) => VOCABULARY[one][0]).join(', ')}, a category, a team's name, \`client\` with a code, or any words. For example: \`/goal list at risk mine\`.`,
    page: (first: number, last: number, all: number): Mrkdwn =>
      md`${format.number(first)} to ${format.number(last)} of ${format.number(all)}`,
    next: 'Next',
    previous: 'Previous',
    state: (state: Goal['state']): string | undefined =>
      ({ draft: 'draft', active: undefined, achieved: 'achieved', missed: 'missed', dropped: 'dropped' })[state],
    code: (code: string): Mrkdwn => md`\`${code}\``,
    choose: 'Choose a goal',
    choice: (title: string, code: string) => `${code} ${title}`,
    several: (typed: string, count: number): Mrkdwn =>
      md`${word.goals(count)} ${count === 1 ? 'matches' : 'match'} “${excerpt(typed, MAX_ECHO_LENGTH)}”. Which one?`,
    near: (typed: string): Mrkdwn =>
      md`None of your goals is called “${excerpt(typed, MAX_ECHO_LENGTH)}”. Did you mean one of these?`,
    moreChoices: (count: number): Mrkdwn =>
      md`${format.number(count)} more ${count === 1 ? 'goal matches' : 'goals match'}. Type more of the title, or the code from \`/goal list\`.`,
    gone: md`That goal no longer exists, or you can no longer see it. To see all goals, type \`/goal list\`.`,
  };
}
