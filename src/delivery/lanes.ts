import type { WorkspaceId } from '../domain/names.ts';
import type { Delivery } from './deliver.ts';

/** Well before another instance may take them. */
const RENEWED_EVERY_MS = 10_000;
/** Held for 30 seconds; so long before that nothing is begun any more. */
const SAFE_MS = 20_000;

/** The lanes that one drain holds. */
export interface HeldLanes {
  /** Takes those of workspaces that it does not hold, and renews those that it has held for a while. */
  hold(workspaces: readonly WorkspaceId[]): Promise<void>;
  /** Whether a message may go to a workspace now. */
  has(workspace: WorkspaceId): boolean;
  /** Workspaces to which another instance sends. */
  elsewhere(): readonly WorkspaceId[];
  /** Lets others have them. One that cannot be given back runs out. */
  release(): Promise<void>;
}

export function holdLanes({ outbox: { lanes }, pace, monotonic }: Delivery): HeldLanes {
  const heldAt = new Map<WorkspaceId, number>();
  const others = new Set<WorkspaceId>();
  const age = (workspace: WorkspaceId) => monotonic() - (heldAt.get(workspace) ?? Number.NEGATIVE_INFINITY);

  return {
    hold: async (workspaces) => {
      const wanted = [...new Set(workspaces)].filter((one) => !heldAt.has(one) && !others.has(one));
      const aged = [...heldAt.keys()].filter((one) => age(one) >= RENEWED_EVERY_MS);
      if (wanted.length + aged.length === 0) return;
      const askedAt = monotonic();
      for (const [workspace, holding] of await lanes.hold([...wanted, ...aged])) {
        if (holding === 'elsewhere') {
          heldAt.delete(workspace);
          others.add(workspace);
          continue;
        }
        if (holding === 'taken') pace.beCautious(workspace);
        heldAt.set(workspace, askedAt);
      }
    },
    has: (workspace) => age(workspace) < SAFE_MS,
    elsewhere: () => [...others],
    release: () => lanes.release([...heldAt.keys()]).catch(() => undefined),
  };
}
