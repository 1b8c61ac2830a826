import { messageIds } from '../../domain/message/message-ids.ts';
import type { DigestNotice } from '../../domain/report/notices.ts';
import type { Team } from '../../domain/team/team.ts';
import { type Period, previousPeriod } from '../../domain/time/periods.ts';
import type { Dispatcher } from '../../ports/outbox.ts';

/** So many weeks back it is looked for: a team that reads nothing in quiet weeks, or was down, is told all in full after. */
const MAX_WEEKS = 8;

/** The last digest before a period that the channel has, or may have. The outbox keeps what it stated. */
export async function earlierDigest(
  { dispatcher }: { readonly dispatcher: Pick<Dispatcher, 'find' | 'mayHaveArrived' | 'queued'> },
  team: Pick<Team, 'id' | 'settings'>,
  period: Period,
): Promise<DigestNotice | undefined> {
  const ids: string[] = [];
  for (let week = period; ids.length < MAX_WEEKS; ) {
    week = previousPeriod('week', week, team.settings);
    ids.push(messageIds.digest(`${team.id}|digest|${week.id}`));
  }
  const queued = await dispatcher.queued(ids);
  for (const id of ids.filter((one) => queued.has(one))) {
    const found = await dispatcher.find(id);
    if (found?.notice.kind === 'digest' && (await dispatcher.mayHaveArrived(id))) return found.notice;
  }
  return undefined;
}
