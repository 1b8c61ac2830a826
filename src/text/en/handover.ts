import type { DraftLeftNotice, TransferredGoal, TransferredNotice } from '../../domain/check-in/transfers.ts';
import type { UserId } from '../../domain/names.ts';
import type { Formats } from '../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../mrkdwn.ts';
import { mention } from './mention.ts';
import type { words } from './words.ts';

declare module '../index.ts' {
  interface TextParts {
    readonly handover: ReturnType<typeof handover>;
  }
}

/** How much of a reason is quoted. */
const MAX_QUOTE_LENGTH = 300;
/** The others are counted. */
const MAX_NAMED = 10;

/** The form that gives goals to somebody else, and what people hear of it. */
export function handover(format: Formats, word: ReturnType<typeof words>) {
  const named = ({ title, teamName, part }: TransferredGoal): Mrkdwn => {
    const what = { owner: md``, reporter: md`, whose value you report`, contributor: md`, as a contributor` }[part];
    return md`• *${title}* (${teamName})${what}`;
  };
  const list = (goals: readonly TransferredGoal[]): Mrkdwn =>
    lines([
      ...goals.slice(0, MAX_NAMED).map(named),
      goals.length > MAX_NAMED ? md`and ${word.goals(goals.length - MAX_NAMED)} more` : undefined,
    ]);
  const because = (reason: string | undefined): Mrkdwn | undefined =>
    reason === undefined ? undefined : md`Reason: ${excerpt(reason, MAX_QUOTE_LENGTH)}`;
  return {
    title: 'Hand over goals',
    submit: 'Hand over',
    from: 'Whose goals?',
    which: 'Which goals?',
    to: 'Who takes them over?',
    reason: 'Why?',
    reasonHint: "Kept in each goal's history. Needed if a goal already has values.",
    ofGoal: (title: string, from: UserId): Mrkdwn => md`*${title}* belongs to ${mention(from)}.`,
    nothing: (from: UserId): Mrkdwn =>
      md`${mention(from)} has no goals that you can hand over. Choose somebody else above.`,
    more: (count: number): Mrkdwn =>
      md`${word.goals(count)} more ${count === 1 ? 'is' : 'are'} left. Hand these over first.`,
    about: md`This is for good: open check-ins, reminders, and blockers go along. For one round only, select *Hand over* in the check-in message.`,
    done: (goals: number, to: UserId, teams: readonly string[]): Mrkdwn =>
      lines([
        md`${word.goals(goals)} ${goals === 1 ? 'belongs' : 'belong'} to ${mention(to)} now. Goalpost asks them from now on.`,
        teams.length === 0
          ? undefined
          : md`${mention(to)} is now a member of *${format.list(teams)}*, so that Goalpost can ask them.`,
      ]),
    /** To who got parts in goals, or gave them away. */
    transferred: ({ by, to, goals, reason }: TransferredNotice): Mrkdwn => {
      if (to !== undefined) {
        const lead = md`${mention(by)} handed ${goals.length === 1 ? 'a goal' : word.goals(goals.length)} of yours over to ${mention(to)}:`;
        return lines([lead, list(goals.map((goal) => ({ ...goal, part: 'owner' }))), because(reason)]);
      }
      const isAsked = goals.some(({ part }) => part !== 'contributor');
      return lines([
        isAsked
          ? md`${mention(by)} handed ${goals.length === 1 ? 'a goal' : word.goals(goals.length)} over to you:`
          : md`${mention(by)} added you to ${goals.length === 1 ? 'a goal' : word.goals(goals.length)}:`,
        list(goals),
        because(reason),
        isAsked
          ? md`Goalpost asks you from now on. To see a goal, type \`/goal show\`.`
          : md`To see it, type \`/goal show\`. Goalpost never asks you for its value.`,
      ]);
    },
    draftLeft: ({ title, to, value }: DraftLeftNotice): Mrkdwn =>
      lines([
        md`*${title}* belongs to ${mention(to)} now. You had typed this and not submitted it. Pass on what's still useful:`,
        value === undefined ? undefined : md`Value: ${excerpt(value, MAX_QUOTE_LENGTH)}`,
      ]),
  };
}
