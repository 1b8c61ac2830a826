import type { GoalId, RoundId, WorkspaceId } from '../domain/names.ts';
import { byId, type Owed } from '../domain/owed.ts';
import type { GoalStore } from './ports.ts';

/** The goals that a form that is open already shows, as they are now. One that is gone is left out. */
export function goalsOfForm({ goals }: { readonly goals: GoalStore }) {
  return async (
    workspace: WorkspaceId,
    entries: readonly { readonly goal: GoalId; readonly round?: RoundId }[],
  ): Promise<Owed[]> => {
    const ids = entries.map(({ goal }) => goal);
    const found = byId(await goals.some(workspace, ids));
    return entries.flatMap(({ goal: id, round }) => {
      const goal = found.get(id);
      return goal === undefined ? [] : [{ goal, ...(round !== undefined && { round }) }];
    });
  };
}
