import { canonical } from '../canonical.ts';
import type { WorkspaceId } from '../names.ts';
import type { Kept, KeptKind, WholeItem } from './item.ts';

/** What an item is stored as that was not there before. */
export function storedAs({ item: kind, ...decided }: WholeItem, workspace: WorkspaceId): Kept[KeptKind] {
  const counted = kind === 'pulse' ? {} : { version: 1 };
  // An item is what is stored without these.
  return { ...decided, ...(kind === 'goal' && { checkIns: [] }), workspace, ...counted } as unknown as Kept[KeptKind];
}

/** `differs` where what is there is otherwise. */
export type Compared = 'there' | 'differs';

/** Of a table, what its columns always hold; whatever else is there may have been added since. */
const CORE: { readonly [Kind in KeptKind]?: readonly string[] } = {
  kpi: ['name', 'team', 'unit'],
  client: ['name', 'team', 'code', 'ended', 'merged'],
  goal: ['title', 'team', 'kpi', 'due', 'owner', 'state'],
};
/** What stands in no item. */
const BESIDE: readonly string[] = ['workspace', 'version', 'checkIns'];

/** Whether what is stored is as an item has it. Nothing that an import did is undone by what people do later. */
export function comparedWhole(stored: Kept[KeptKind], item: WholeItem, isOfTable: boolean): Compared {
  const { item: kind, ...given } = item;
  const core = isOfTable ? CORE[kind] : undefined;
  const counts =
    core === undefined ? (field: string) => !BESIDE.includes(field) : (field: string) => core.includes(field);
  const fieldsOf = (of: object) => Object.fromEntries(Object.entries(of).filter(([field]) => counts(field)));
  return compared(fieldsOf(stored), fieldsOf(given));
}

export function compared(one: unknown, other: unknown): Compared {
  return canonical(one) === canonical(other) ? 'there' : 'differs';
}
