import { goalsDrafted } from '../domain/goal/form-draft.ts';
import type { UserId, WorkspaceId } from '../domain/names.ts';
import type { DraftStore } from './ports.ts';
import { type DuePorts, reviewsIn, type ToAnswer, whatIsDue } from './what-is-due.ts';

/** What a person began to answer and has not sent, where it may still be answered: what is due, and their own goals. */
export function draftedPart(ports: DuePorts & { readonly drafts: DraftStore }) {
  const due = whatIsDue(ports);
  return async (workspace: WorkspaceId, person: UserId): Promise<ToAnswer> => {
    const [draft, waiting] = await Promise.all([ports.drafts.get(workspace, person), due(workspace, person)]);
    const goals = await ports.goals.some(workspace, goalsDrafted(draft?.fields ?? []));
    const owed = goals.flatMap((goal) => {
      const own = goal.state === 'active' && goal.owner === person ? [{ goal }] : [];
      return waiting.find((one) => one.goal.id === goal.id) ?? own;
    });
    return { owed, ...(await reviewsIn(ports, owed)), volunteered: false };
  };
}
