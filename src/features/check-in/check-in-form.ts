import { asSaidIn } from '../../domain/check-in/said-before.ts';
import type { CheckInId, GoalId, RoundId, WorkspaceId } from '../../domain/names.ts';
import { byId, type Owed } from '../../domain/round/due-items.ts';
import type { GoalStore } from '../../ports/ports.ts';

/** The goals that a form that is open already shows, as they are now. One that is gone is left out. */
export function goalsOfForm({ goals }: { readonly goals: GoalStore }) {
  return async (
    workspace: WorkspaceId,
    entries: readonly { readonly goal: GoalId; readonly round?: RoundId; readonly corrects?: CheckInId }[],
  ): Promise<Owed[]> => {
    const ids = entries.map(({ goal }) => goal);
    const found = byId(await goals.some(workspace, ids));
    return entries.flatMap(({ goal: id, round, corrects }): Owed[] => {
      const goal = found.get(id);
      if (goal === undefined) return [];
      const corrected = goal.checkIns.find((checkIn) => checkIn.id === corrects);
      if (corrected !== undefined) return [{ goal: asSaidIn(goal, corrected), corrects: corrected.id }];
      return [{ goal, ...(round !== undefined && { round }) }];
    });
  };
}
