import { type OutboxMessage, recipientKey } from '../domain/message/outbox-message.ts';
import type { WorkspaceId } from '../domain/names.ts';

/** Recipients that are written to at the same time ... */
const MAX_OPEN = 128;
/** ... and those of one workspace, so that one whose Slack hangs leaves room for the others. */
const MAX_OPEN_PER_WORKSPACE = 16;

interface Line {
  readonly workspace: WorkspaceId;
  readonly messages: OutboxMessage[];
}

/** The messages that a drain has in hand: one line for each recipient, in which one goes after the other. */
export interface Desk {
  /** Takes messages in hand; says how many it did not have already. */
  take(messages: readonly OutboxMessage[]): number;
  /** Begins with as many lines as there is room for. */
  begin(): void;
  inHand(): number;
  /** Nothing is being worked on. */
  isIdle(): boolean;
  /** Resolves when a line has come to its end. */
  changed(): Promise<void>;
  /** Resolves when no work goes on any more. */
  atRest(): Promise<void>;
  /** Throws what the first that failed has thrown. */
  assertSound(): void;
}

/** Works on lines with `act`, which must not be begun again once `isOver`. After a failure nothing is begun any more. */
export function createDesk({
  act,
  isOver,
}: {
  readonly act: (message: OutboxMessage) => Promise<void>;
  readonly isOver: () => boolean;
}): Desk {
  const lines = new Map<string, Line>();
  const running = new Map<string, Promise<void>>();
  const perWorkspace = new Map<WorkspaceId, number>();
  const ids = new Set<string>();
  let failure: { readonly error: unknown } | undefined;
  let announce: () => void = () => undefined;
  let change = new Promise<void>((resolve) => {
    announce = resolve;
  });

  const open = (workspace: WorkspaceId, by: 1 | -1) =>
    perWorkspace.set(workspace, (perWorkspace.get(workspace) ?? 0) + by);

  async function work(key: string, { workspace, messages }: Line): Promise<void> {
    try {
      // It may come to its end at once, and has to be among those that run by then.
      await Promise.resolve();
      for (let next = messages.shift(); next !== undefined; next = messages.shift()) {
        if (failure === undefined && !isOver()) await act(next);
        ids.delete(next.id);
      }
    } catch (error) {
      failure ??= { error };
    } finally {
      for (const { id } of messages) ids.delete(id);
      lines.delete(key);
      running.delete(key);
      open(workspace, -1);
      const ended = announce;
      change = new Promise((resolve) => {
        announce = resolve;
      });
      ended();
    }
  }

  return {
    take: (messages) => {
      let count = 0;
      for (const message of messages) {
        if (ids.has(message.id)) continue;
        ids.add(message.id);
        count += 1;
        const key = recipientKey(message);
        const line = lines.get(key) ?? { workspace: message.workspace, messages: [] };
        line.messages.push(message);
        lines.set(key, line);
      }
      return count;
    },
    begin: () => {
      for (const [key, line] of lines) {
        if (running.size >= MAX_OPEN) return;
        if (running.has(key) || (perWorkspace.get(line.workspace) ?? 0) >= MAX_OPEN_PER_WORKSPACE) continue;
        open(line.workspace, 1);
        running.set(key, work(key, line));
      }
    },
    inHand: () => ids.size,
    isIdle: () => running.size === 0,
    changed: () => change,
    atRest: async () => {
      while (running.size > 0) await Promise.all(running.values());
    },
    assertSound: () => {
      if (failure !== undefined) throw failure.error;
    },
  };
}
