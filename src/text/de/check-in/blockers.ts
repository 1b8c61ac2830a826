import type { BlockerLine } from '../../../domain/check-in/blockers.ts';
import type { LocalDate } from '../../../domain/names.ts';
import type { blockers as english } from '../../en/check-in/blockers.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { EXCERPT, SHORTEST } from '../../shared/excerpts.ts';

/** What stands in the way of goals, and who clears it. */
export function blockers(format: Formats): ReturnType<typeof english> {
  /** Marked by its sign and in bold where it has been there for too long. */
  const age = ({ days, isOld }: BlockerLine): Mrkdwn => {
    if (days === 0) return md`seit heute`;
    const text = days === 1 ? 'seit 1 Tag' : `seit ${format.number(days)} Tagen`;
    return isOld ? md`*${text}*` : md`${text}`;
  };
  const sign = ({ isOld }: BlockerLine): Mrkdwn => ({ mrkdwn: isOld ? ':hourglass:' : ':construction:' });

  return {
    title: (team: string): string => `Hindernisse · ${team}`,
    /** `:construction: *Net Promoter Score* · Noor Haddad, seit 3 Tagen`, and below it what it is. */
    full: (line: BlockerLine): Mrkdwn =>
      lines([md`${sign(line)} *${line.title}* · ${line.ownerName}, ${age(line)}`, excerpt(line.text, EXCERPT)]),
    /** The same in one line, for who has read it before. */
    short: (line: BlockerLine): Mrkdwn =>
      md`${sign(line)} *${line.title}* · ${line.ownerName}, ${age(line)} · ${excerpt(line.text, SHORTEST)}`,
    /** In the place of a line that was cleared meanwhile. */
    done: ({ title, cleared }: BlockerLine): Mrkdwn | undefined =>
      cleared && md`:white_check_mark: *${title}* · gelöst von ${cleared.byName} am ${format.day(cleared.on)}`,
    mine: (count: number): Mrkdwn => md`*Das löst du* (${format.number(count)})`,
    others: (count: number): Mrkdwn => md`*Das löst dein Team* (${format.number(count)})`,
    none: (team: string): Mrkdwn => md`*${team}* hat freie Bahn. Was ein Check-in als Hindernis nennt, erscheint hier.`,
    clear: 'Als gelöst markieren',
    /** A screen reader hears which one a button is for. */
    clearLabel: (title: string): string => `Als gelöst markieren: das Hindernis bei ${title}`,
    cleared: (title: string): Mrkdwn => md`*${title}* hat ein Hindernis weniger. Gut gemacht.`,
    clearedBefore: (title: string, byName: string, on: LocalDate): Mrkdwn =>
      md`${byName} hat das schon am ${format.day(on)} gelöst: *${title}* hat hier wieder freie Bahn.`,
    unknown: md`Dieses Ziel gibt es nicht mehr, und sein Hindernis auch nicht.`,
  };
}
