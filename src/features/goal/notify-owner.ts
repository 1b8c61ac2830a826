import type { Goal } from '../../domain/goal/goal.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { UserId } from '../../domain/names.ts';
import { addMilliseconds } from '../../domain/time/instant.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Clock } from '../../ports/runtime.ts';
import type { TeamStore } from '../../ports/teams.ts';

export interface NotifyOwnerPorts {
  readonly teams: TeamStore;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
}

/** What the owner was not told within this time the first prompt tells. */
const TTL_MS = 7 * 86_400_000;

/** Tells the owner of a goal, once, that somebody else set it and gave it to them. */
export function notifyOwner({ teams, dispatcher, clock }: NotifyOwnerPorts) {
  return async ({ id, workspace, team: of, title, owner }: Goal, by: UserId): Promise<void> => {
    const team = owner === by ? undefined : await teams.get(workspace, of);
    if (team === undefined) return;
    const now = clock.now();
    await dispatcher.enqueue({
      id: messageIds.owned(id, owner),
      workspace,
      to: { user: owner },
      notice: { kind: 'owned', by, title, teamName: team.name },
      notBefore: now,
      expiresAt: addMilliseconds(now, TTL_MS),
    });
  };
}
