import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { isDraft } from '../../domain/goal/drafts.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { PartInGoal } from '../../domain/goal/notices.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { UserId } from '../../domain/names.ts';
import { addMilliseconds } from '../../domain/time/instant.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Clock } from '../../ports/runtime.ts';
import type { TeamStore } from '../../ports/teams.ts';

export interface NotifyPeoplePorts {
  readonly teams: TeamStore;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
}

/** What somebody was not told within this time the first prompt tells. */
const TTL_MS = 7 * 86_400_000;

/** Tells everybody who has a part in a new goal so, once, except who set it. */
export function notifyPeople({ teams, dispatcher, clock }: NotifyPeoplePorts) {
  return async (goal: Goal, by: UserId): Promise<void> => {
    const { id, workspace, title } = goal;
    const others = partsIn(goal).filter(({ person }) => person !== by);
    const team = others.length === 0 ? undefined : await teams.get(workspace, goal.team);
    if (team === undefined) return;
    const now = clock.now();
    await forEachSequentially(others, ({ person, part }) =>
      dispatcher.enqueue({
        id: messageIds.owned(id, person),
        workspace,
        to: { user: person },
        notice: {
          kind: 'owned',
          by,
          title,
          teamName: team.name,
          ...(part !== 'owner' && { part }),
          ...(isDraft(goal) && { draft: true }),
        },
        notBefore: now,
        expiresAt: addMilliseconds(now, TTL_MS),
      }),
    );
  };
}

function partsIn({ owner, reporter, contributors = [] }: Goal): { person: UserId; part: PartInGoal }[] {
  return [
    { person: owner, part: 'owner' },
    ...(reporter === undefined ? [] : [{ person: reporter, part: 'reporter' as const }]),
    ...contributors.map((person) => ({ person, part: 'contributor' as const })),
  ];
}
