import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { isResponsible } from '../../domain/goal/people.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { UserId, WorkspaceId } from '../../domain/names.ts';
import { addMilliseconds, localDateOf } from '../../domain/time/instant.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Clock } from '../../ports/runtime.ts';
import type { TeamStore } from '../../ports/teams.ts';

export interface NotifyOwnerGonePorts {
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
}

/** What the lead was not told within this time the next round tells. */
const TTL_MS = 7 * 86_400_000;

/**
 * Tells the lead of each team of whose goals a person owned or reported some, that this person cannot answer any more:
 * once a month, however often Slack says so.
 */
export function notifyOwnerGone({ goals, teams, dispatcher, clock }: NotifyOwnerGonePorts) {
  return async (workspace: WorkspaceId, person: UserId): Promise<void> => {
    const left = (await goals.involving(workspace, person)).filter((goal) => isResponsible(person, goal));
    const concerned = await teams.getMany(workspace, [...new Set(left.map(({ team }) => team))]);
    const now = clock.now();
    await forEachSequentially(concerned, async ({ id, lead, name, zone }) => {
      if (lead === person) return;
      const ofTeam = left.filter(({ team }) => team === id).map(({ title }) => ({ title, owner: person }));
      await dispatcher.enqueue({
        id: messageIds.ownerGone(id, person, localDateOf(now, zone).slice(0, 7)),
        workspace,
        to: { user: lead },
        notice: { kind: 'goals-left', teamName: name, goals: ofTeam },
        notBefore: now,
        expiresAt: addMilliseconds(now, TTL_MS),
      });
    });
  };
}
