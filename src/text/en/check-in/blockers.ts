import type { BlockerLine } from '../../../domain/check-in/blockers.ts';
import type { LocalDate } from '../../../domain/names.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { EXCERPT, SHORTEST } from '../../shared/excerpts.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly blocker: ReturnType<typeof blockers>;
  }
}

/** Blockers of goals, and who clears them. */
export function blockers(format: Formats) {
  /** Marked by its sign and in bold where it has been there for too long. */
  const age = ({ days, isOld }: BlockerLine): Mrkdwn => {
    if (days === 0) return md`since today`;
    const text = days === 1 ? 'for 1 day' : `for ${format.number(days)} days`;
    return isOld ? md`*${text}*` : md`${text}`;
  };
  const sign = ({ isOld }: BlockerLine): Mrkdwn => ({ mrkdwn: isOld ? ':hourglass:' : ':construction:' });

  return {
    title: (team: string): string => `Blockers · ${team}`,
    /** `:construction: *Net Promoter Score* · Noor Haddad, for 3 days`, and below it what it is. */
    full: (line: BlockerLine): Mrkdwn =>
      lines([md`${sign(line)} *${line.title}* · ${line.ownerName}, ${age(line)}`, excerpt(line.text, EXCERPT)]),
    /** The same in one line, for who has read it before. */
    short: (line: BlockerLine): Mrkdwn =>
      md`${sign(line)} *${line.title}* · ${line.ownerName}, ${age(line)} · ${excerpt(line.text, SHORTEST)}`,
    /** In the place of a line that was cleared meanwhile. */
    done: ({ title, cleared }: BlockerLine): Mrkdwn | undefined =>
      cleared && md`:white_check_mark: *${title}* · cleared by ${cleared.byName} on ${format.day(cleared.on)}`,
    mine: (count: number): Mrkdwn => md`*Yours to clear* (${format.number(count)})`,
    others: (count: number): Mrkdwn => md`*Others to clear* (${format.number(count)})`,
    none: (team: string): Mrkdwn =>
      md`*${team}* has no open blockers. When a check-in names a blocker, it appears here.`,
    clear: 'Mark as cleared',
    /** A screen reader hears which one a button is for. */
    clearLabel: (title: string): string => `Mark as cleared: the blocker of ${title}`,
    cleared: (title: string): Mrkdwn => md`You cleared a blocker of *${title}*. Well done.`,
    clearedBefore: (title: string, byName: string, on: LocalDate): Mrkdwn =>
      md`${byName} already cleared this blocker of *${title}* on ${format.day(on)}.`,
    unknown: md`That goal no longer exists, so there's no blocker to clear.`,
  };
}
