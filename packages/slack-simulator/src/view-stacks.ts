/** The modals that people have open, and their Homes. */
import type { OpenView } from './model.ts';

export interface ViewStacks {
  /** Bottom first. */
  readonly stack: (user: string) => readonly OpenView[];
  readonly home: (user: string) => OpenView | undefined;
  readonly find: (id: string) => OpenView | undefined;
  readonly findExternal: (workspace: string, externalId: string) => OpenView | undefined;
  readonly push: (view: OpenView) => void;
  /** Takes the top one off. */
  readonly pop: (user: string) => void;
  readonly clear: (user: string) => void;
  readonly publish: (view: OpenView) => void;
}

export function createViewStacks(): ViewStacks {
  const stacks = new Map<string, OpenView[]>();
  const homes = new Map<string, OpenView>();
  const every = () => [...[...stacks.values()].flat(), ...homes.values()];
  return {
    stack: (user) => stacks.get(user) ?? [],
    home: (user) => homes.get(user),
    find: (id) => every().find((view) => view.id === id),
    findExternal: (workspace, externalId) =>
      every().find((view) => view.workspace === workspace && view.view.externalId === externalId),
    push: (view) => void stacks.set(view.user, [...(stacks.get(view.user) ?? []), view]),
    pop: (user) => void stacks.set(user, (stacks.get(user) ?? []).slice(0, -1)),
    clear: (user) => void stacks.delete(user),
    publish: (view) => void homes.set(view.user, view),
  };
}
