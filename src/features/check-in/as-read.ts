import type { UserId, WorkspaceId } from '../../domain/names.ts';
import type { DueItem } from '../../domain/round/due-items.ts';
import type { TeamPolicyPorts } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import { asRead } from '../goal/index.ts';

type Find<Rest extends readonly unknown[], Found> = (
  workspace: WorkspaceId,
  person: UserId,
  ...rest: Rest
) => Promise<Found>;

/** Who answers for a goal from outside its team reads no client's words in the form. */
export function withReadableGoals(ports: TeamPolicyPorts & { readonly goals: GoalStore }) {
  const read = asRead(ports);
  const readable = async (workspace: WorkspaceId, person: UserId, items: readonly DueItem[]): Promise<DueItem[]> => {
    const goals = items.map(({ goal }) => goal);
    const shown = await read(workspace, person, goals);
    return items.map((item, index) => ({ ...item, goal: shown[index] ?? item.goal }));
  };
  return {
    items:
      <Rest extends readonly unknown[]>(find: Find<Rest, readonly DueItem[]>): Find<Rest, DueItem[]> =>
      async (workspace, person, ...rest) =>
        readable(workspace, person, await find(workspace, person, ...rest)),
    form:
      <Rest extends readonly unknown[], Form extends { readonly items: readonly DueItem[] }>(
        find: Find<Rest, Form>,
      ): Find<Rest, Form> =>
      async (workspace, person, ...rest) => {
        const form = await find(workspace, person, ...rest);
        return { ...form, items: await readable(workspace, person, form.items) };
      },
  };
}
