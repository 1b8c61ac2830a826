import type { LocalDate, LocalTime } from '../../../domain/names.ts';
import type { Standing } from '../../../domain/progress/standing.ts';
import type { OwnAction } from '../../../domain/report/action-lines.ts';
import type { UnfinishedValue } from '../../../domain/report/unfinished.ts';
import type { Formats } from '../../format.ts';
import { excerpt, type Mrkdwn, md } from '../../mrkdwn.ts';
import { EXCERPT } from '../../shared/excerpts.ts';
import type { words } from '../words.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly home: ReturnType<typeof home>;
  }
}

/** App Home. */
export function home(format: Formats, word: ReturnType<typeof words>) {
  return {
    due: 'To answer',
    nothingDue: md`Nothing to answer. Enjoy the quiet.`,
    mine: 'My goals',
    noneOfMine: md`You don't own any goals yet. To set one, select *New goal*. A template helps with the numbers.`,
    blockers: 'My blockers to clear',
    blocker: (title: string, text: string, since: LocalDate, today: LocalDate): Mrkdwn =>
      md`:construction: *${title}*, since ${format.day(since, today)}: ${excerpt(text, EXCERPT)}`,
    actions: 'My actions',
    action: ({ title, text, due }: OwnAction, today: LocalDate): Mrkdwn => {
      const late = due !== undefined && due < today;
      const until =
        due === undefined ? '' : late ? `, was due ${format.day(due, today)}` : `, by ${format.day(due, today)}`;
      return md`${{ mrkdwn: late ? ':hourglass:' : '•' }} ${excerpt(text, EXCERPT)} · *${title}*${until}`;
    },
    moreActions: (count: number): Mrkdwn =>
      md`and ${format.number(count)} more. They follow here as you tick these off.`,
    team: (name: string) => `Goals of ${name}`,
    noneOfTeam: md`This team has no goals yet. To set the first one, select *New goal*.`,
    leadOf: (goals: number): Mrkdwn => md`You lead this team · ${word.goals(goals)}`,
    noTeam: md`You aren't in a team yet. Ask a team lead to add you with \`/goal team\`, or create a team of your own.`,
    more: (count: number): Mrkdwn => md`and ${format.number(count)} more. To see all goals, type \`/goal list\`.`,
    moreBlockers: (count: number): Mrkdwn =>
      md`and ${format.number(count)} more. To see them, type \`/goal show\` and a title.`,
    moreTeams: (count: number): Mrkdwn =>
      md`You're in ${format.number(count)} more ${count === 1 ? 'team' : 'teams'}. To see a team's goals, type \`/goal list\` in its channel.`,
    draft: (titles: readonly string[], on: LocalDate, at: LocalTime): Mrkdwn =>
      md`:pencil2: You have a draft check-in from ${format.weekday(on)}, ${at}: ${excerpt(format.list(titles), EXCERPT)}. It isn't submitted yet.`,
    unfinishedValue: ({ title, corrects, on, at }: UnfinishedValue): Mrkdwn =>
      corrects === undefined
        ? md`:pencil2: You have a draft value for *${title}* from ${format.weekday(on)}, ${at}. It isn't saved yet.`
        : md`:pencil2: You have a draft correction of *${title}*, ${format.value(corrects.value, corrects.unit)} of ${format.day(corrects.of)}, from ${format.weekday(on)}, ${at}. It isn't saved yet.`,
    resumeDraft: 'Continue',
    noDraft: md`That draft no longer exists: you submitted it, or its goals are closed.`,
    absence: (absence: Mrkdwn): Mrkdwn => md`:palm_tree: You're away: ${absence}`,
    held: md`A message to you or your team's channel may not have arrived. This page shows everything that's waiting for you.`,
    /** The blocks are for the eye; the words beside them say the same. */
    trend: (values: readonly number[], since: LocalDate, { kpi, asOf }: Pick<Standing, 'kpi' | 'asOf'>): Mrkdwn => {
      const [first = 0] = values;
      const last = values.at(-1) ?? first;
      return md`${format.spark(values)} from ${format.of(first, kpi)} to ${format.of(last, kpi)} in ${format.number(values.length)} values since ${format.day(since, asOf)}`;
    },
    newTeam: 'New team',
    settings: 'Team settings',
    help: 'Help',
  };
}
