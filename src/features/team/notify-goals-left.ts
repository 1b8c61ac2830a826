import type { Goal } from '../../domain/goal/goal.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { UserId } from '../../domain/names.ts';
import type { Team } from '../../domain/team/team.ts';
import { addMilliseconds } from '../../domain/time/instant.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Clock } from '../../ports/runtime.ts';

/** What the lead was not told within this time the next round tells. */
const TTL_MS = 7 * 86_400_000;

/** Tells the lead, once, of goals whose owners somebody else took out of the team. Who did it has been told at once. */
export function notifyGoalsLeft({ dispatcher, clock }: { readonly dispatcher: Dispatcher; readonly clock: Clock }) {
  return async (team: Team, by: UserId, goals: readonly Pick<Goal, 'title' | 'owner'>[]): Promise<void> => {
    if (goals.length === 0 || team.lead === by) return;
    const now = clock.now();
    await dispatcher.enqueue({
      id: messageIds.goalsLeft(team.id, team.version),
      workspace: team.workspace,
      to: { user: team.lead },
      notice: { kind: 'goals-left', teamName: team.name, by, goals },
      notBefore: now,
      expiresAt: addMilliseconds(now, TTL_MS),
    });
  };
}
