import { messageIds } from '../../domain/message/message-ids.ts';
import type { Notice } from '../../domain/message/notice.ts';
import { type Standing, standingOf } from '../../domain/progress/standing.ts';
import type { StaleGoalsNotice } from '../../domain/report/notices.ts';
import { lastNews } from '../../domain/report/stale.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Clock } from '../../ports/runtime.ts';
import type { AcceptedCheckIn } from './celebrate.ts';

/** A word about goals without news shows what came since: the button goes with the last of them. May be repeated. */
export async function updateStaleGoals(
  { dispatcher, clock }: { readonly dispatcher: Dispatcher; readonly clock: Clock },
  accepted: readonly AcceptedCheckIn[],
): Promise<void> {
  const messages = accepted.map(({ goal, checkIn }) => {
    const before = { ...goal, checkIns: goal.checkIns.filter(({ id }) => id !== checkIn.id) };
    return { goal, id: messageIds.staleGoal(goal.id, lastNews(before)) };
  });
  const queued = await dispatcher.queued(messages.map(({ id }) => id));
  for (const { goal, id } of messages) {
    if (!queued.has(id)) continue;
    const standing = standingOf(goal, localDateOf(clock.now(), 'UTC'), (person) => person);
    await dispatcher.update(id, (notice) => answered(notice, standing));
  }
}

function answered(notice: Notice, standing: Standing): StaleGoalsNotice | undefined {
  if (notice.kind !== 'nudge') return undefined;
  const goals = notice.goals.map((one) =>
    one.goal === standing.goal ? { ...standing, answered: true as const } : one,
  );
  return { ...notice, goals };
}
