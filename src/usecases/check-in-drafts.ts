import { type FormDraft, type Typed, withoutGoals, withTyped } from '../domain/goal/form-draft.ts';
import type { GoalId, UserId, WorkspaceId } from '../domain/names.ts';
import type { Clock, DraftStore } from './ports.ts';

export interface DraftPorts {
  readonly drafts: DraftStore;
  readonly clock: Clock;
}

/** What people typed into the check-in form and have not submitted: kept for them, and for nobody else. */
export function checkInDrafts({ drafts, clock }: DraftPorts) {
  return {
    of: (workspace: WorkspaceId, person: UserId): Promise<FormDraft | undefined> => drafts.get(workspace, person),

    keep: async (workspace: WorkspaceId, person: UserId, goals: readonly GoalId[], typed: Typed): Promise<void> => {
      const before = await drafts.get(workspace, person);
      const fields = withTyped(before, goals, typed);
      await drafts.save(workspace, person, { fields, savedAt: clock.now() });
    },

    /** What was submitted, or is to be begun afresh, is no draft any more. */
    drop: async (workspace: WorkspaceId, person: UserId, goals: readonly GoalId[]): Promise<void> => {
      const before = await drafts.get(workspace, person);
      if (before === undefined) return;
      const { savedAt } = before;
      await drafts.save(workspace, person, { fields: withoutGoals(before, goals), savedAt });
    },
  };
}
