import type { OutboxMessage } from '../domain/message/outbox-message.ts';
import type { WorkspaceId } from '../domain/names.ts';
import { addMilliseconds } from '../domain/time/instant.ts';
import { type Delivery, pacedCall, type Step, waitUntil } from './deliver.ts';
import type { Wait } from './pace.ts';

/** What happens in one drain to messages that Slack does not take yet. */
export interface Turns {
  waitOf(message: OutboxMessage): Wait | undefined;
  /** Makes a message wait. */
  putBack(message: OutboxMessage, wait: Wait): Promise<Step>;
  /** Whether a message need not be taken in hand, since it would have to wait. */
  mustStay(message: OutboxMessage): boolean;
  /** More is due than is read at once. */
  fallBehind(): void;
  isBehind(): boolean;
  /** Workspaces at their limit. */
  stalled(): readonly WorkspaceId[];
  /** Milliseconds until the first of what waits may go. */
  resumeMs(): number | undefined;
}

/**
 * What waits for a channel, or for the edits of its workspace, is put back one after the other, each to its own turn: it
 * must not stand before what may go. What waits for the posts of its workspace is put back, too, so that the store says
 * when it goes. But where more is due than is read at once, it stays as it is, in its order: to write down for thousands
 * that they wait, four times a second, would cost more than to send them.
 */
export function createTurns(deps: Delivery): Turns {
  const { pace, monotonic, clock } = deps;
  const counts = new Map<string, number>();
  const stalledUntil = new Map<WorkspaceId, number>();
  let resumeAt = Number.POSITIVE_INFINITY;
  let isBehind = false;
  const isStalled = (workspace: WorkspaceId) => (stalledUntil.get(workspace) ?? 0) > monotonic();

  /** How many were put back before it that wait for the same. */
  function before({ workspace, recipient }: ReturnType<typeof pacedCall>, { of }: Wait): number {
    const key = `${of}|${of === 'channel' ? recipient : workspace}`;
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return count;
  }

  return {
    waitOf: (message) => pace.waitOf(pacedCall(message)),
    putBack: async (message, wait) => {
      const { ms, of, spacingMs } = wait;
      resumeAt = Math.min(resumeAt, monotonic() + ms);
      if (of === 'posts' && isBehind) {
        stalledUntil.set(message.workspace, monotonic() + ms);
        return 'stays';
      }
      // Those that all wait for the next post of their workspace keep their order by a millisecond each.
      const turn = before(pacedCall(message), wait) * (of === 'posts' ? 1 : spacingMs);
      return waitUntil(deps, message, addMilliseconds(clock.now(), ms + turn));
    },
    mustStay: ({ workspace, posted, state }) => state === 'pending' && posted === undefined && isStalled(workspace),
    fallBehind: () => {
      isBehind = true;
    },
    isBehind: () => isBehind,
    stalled: () => [...stalledUntil.keys()].filter(isStalled),
    resumeMs: () => (Number.isFinite(resumeAt) ? Math.max(0, resumeAt - monotonic()) : undefined),
  };
}
