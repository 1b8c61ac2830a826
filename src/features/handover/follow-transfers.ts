import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { createNoted } from '../../concurrency/noted.ts';
import { isAboutPeople } from '../../domain/check-in/transfers.ts';
import type { Goal, GoalChange } from '../../domain/goal/goal.ts';
import { byId } from '../../domain/round/due-items.ts';
import { addMilliseconds } from '../../domain/time/instant.ts';
import type { Change } from '../../ports/schedule.ts';
import { followReporters, type PromptForPorts } from '../round/index.ts';
import { type NotifyTransferPorts, notifyTransfer, TRANSFER_TTL_MS } from './notify-transfer.ts';

export type FollowTransfersPorts = PromptForPorts & NotifyTransferPorts;

/** So many changes are looked back at when the process starts, and noted until the next beat; beyond, it looks back. */
const MAX_CHANGED = 500;

/**
 * What follows when a goal gets another owner, reporter or contributors, however that was decided: open rounds ask who
 * reports it now, and who got or lost a part hears of it once. It is done at a beat, from what the store said has changed;
 * after a start for everything of the last days, so that a crash between the two is made good, and after another
 * instance died. May be repeated.
 */
export function followTransfers(ports: FollowTransfersPorts) {
  const followRounds = followReporters(ports);
  const notify = notifyTransfer(ports);
  const noted = createNoted<NonNullable<Change['transferred']>>(MAX_CHANGED);
  const done = new Set<string>();

  async function follow(goals: readonly Goal[]): Promise<void> {
    const since = addMilliseconds(ports.clock.now(), -TRANSFER_TTL_MS);
    const open = goals.flatMap((goal) => changesSince(goal, since).map((change) => ({ goal, change })));
    const fresh = open.filter(({ goal, change }) => !done.has(`${goal.id}|${change.id}`));
    if (fresh.length === 0) return;
    await followRounds([...byId(fresh.map(({ goal }) => goal)).values()]);
    const changes = new Map(
      fresh.map(({ goal, change }) => [change.id, { workspace: goal.workspace, change: change.id }]),
    );
    await forEachSequentially([...changes.values()], notify);
    if (done.size > 2 * MAX_CHANGED) done.clear();
    for (const { goal, change } of fresh) done.add(`${goal.id}|${change.id}`);
  }

  return {
    /** A store wrote a goal; it is followed at the next beat. */
    noteTransfer: ({ transferred }: Change): void => {
      if (transferred !== undefined) noted.note(transferred.goal, transferred);
    },

    /** An instance died, and with it what it had noted: everything of the last days is looked at once more. */
    lookBackAtTransfers: noted.noteAll,

    /** Follows goals at once. */
    followTransfer: follow,

    /** Follows what was noted. Returns how many goals there were. */
    followTransfers: (): Promise<number> =>
      noted.take(async (taken, all) => {
        const since = addMilliseconds(ports.clock.now(), -TRANSFER_TTL_MS);
        const before = all ? await ports.goals.changedSince(since, MAX_CHANGED) : [];
        const found = await Promise.all(taken.map(({ workspace, goal }) => ports.goals.get(workspace, goal)));
        const goals = [...byId([...before, ...found.flatMap((goal) => goal ?? [])]).values()];
        await follow(goals);
        return goals.length;
      }),
  };
}

function changesSince({ changes = [] }: Goal, since: Date): GoalChange[] {
  return changes.filter((change) => change.at > since && isAboutPeople(change));
}
