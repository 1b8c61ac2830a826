import type { Unit } from '../../../domain/kpi/kpi.ts';
import type { LocalDate, LocalTime } from '../../../domain/names.ts';
import type { UnfinishedValue } from '../../../domain/report/unfinished.ts';
import type { Formats } from '../../format.ts';
import { excerpt, type Mrkdwn, md } from '../../mrkdwn.ts';
import type { words } from '../words.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly home: ReturnType<typeof home>;
  }
}

/** How much of a blocker App Home quotes, in characters. */
const MAX_BLOCKER_LENGTH = 300;

/** App Home. */
export function home(format: Formats, word: ReturnType<typeof words>) {
  return {
    due: 'To answer',
    nothingDue: md`Nothing to answer. Enjoy the quiet.`,
    mine: 'My goals',
    noneOfMine: md`You own no goals yet. *New goal* sets one; a template helps with the numbers.`,
    blockers: 'Mine to clear',
    blocker: (title: string, text: string, since: LocalDate): Mrkdwn =>
      md`:construction: *${title}*, since ${format.day(since)}: ${excerpt(text, MAX_BLOCKER_LENGTH)}`,
    team: (name: string) => `Goals of ${name}`,
    noneOfTeam: md`This team has no goals yet. *New goal* sets the first.`,
    leadOf: (goals: number): Mrkdwn => md`You lead this team · ${word.goals(goals)}`,
    noTeam: md`You are in no team yet. A lead can add you with \`/goal team\`, or you make a team of your own.`,
    more: (count: number): Mrkdwn => md`and ${word.goals(count)} more: \`/goal list\` finds them`,
    moreBlockers: (count: number): Mrkdwn =>
      md`and ${format.number(count)} more: \`/goal show\` and a title shows them`,
    moreTeams: (count: number): Mrkdwn =>
      md`You are in ${format.number(count)} more ${count === 1 ? 'team' : 'teams'}. \`/goal list\` in its channel shows its goals.`,
    draft: (titles: readonly string[], on: LocalDate, at: LocalTime): Mrkdwn =>
      md`:pencil2: A check-in of ${format.weekday(on)}, ${at} is kept and not sent yet: ${excerpt(format.list(titles), MAX_BLOCKER_LENGTH)}.`,
    unfinishedValue: ({ title, corrects, on, at }: UnfinishedValue): Mrkdwn =>
      corrects === undefined
        ? md`:pencil2: A value for *${title}* of ${format.weekday(on)}, ${at} is kept and not saved yet.`
        : md`:pencil2: A correction of *${title}*, ${format.value(corrects.value, corrects.unit)} of ${format.day(corrects.of)}, is kept since ${format.weekday(on)}, ${at} and not saved yet.`,
    resumeDraft: 'Go on',
    noDraft: md`Nothing of that check-in is waiting any more: it was sent, or its goals are closed.`,
    absence: (absence: Mrkdwn): Mrkdwn => md`:palm_tree: You are away: ${absence}`,
    held: md`A message to you or your team's channel may not have arrived. Everything that waits for you is on this page.`,
    /** The blocks are for the eye; the words beside them say the same. */
    trend: (values: readonly number[], since: LocalDate, unit: Unit): Mrkdwn => {
      const [first = 0] = values;
      const last = values.at(-1) ?? first;
      return md`${format.spark(values)} from ${format.value(first, unit)} to ${format.value(last, unit)} in ${format.number(values.length)} values since ${format.day(since)}`;
    },
    newTeam: 'New team',
    settings: 'Team settings',
    help: 'Help',
  };
}
