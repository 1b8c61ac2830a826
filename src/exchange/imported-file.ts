import type { Kept, KeptKind } from '../domain/exchange/item.ts';
import type { Blocker } from '../domain/goal/goal.ts';
import { Seen } from './seen.ts';

/** What is known of a file beyond the batch that is worked on. */
export class ImportedFile {
  readonly isOfTable: boolean;
  readonly seen = new Seen();
  /** Parts that would be added, by what they are added to, where nothing is written. */
  readonly added = new Map<string, number>();
  /** Of goals that are there: what stands in their way in check-ins of the file. */
  readonly blockers = new Map<string, readonly Blocker[]>();
  readonly #foreseen = new Map<KeptKind, Map<string, Kept[KeptKind]>>();

  constructor(isOfTable: boolean) {
    this.isOfTable = isOfTable;
  }

  foresee<Kind extends KeptKind>(kind: Kind, id: string, one: Kept[Kind]): void {
    const known = this.#foreseen.get(kind) ?? new Map();
    known.set(id, one);
    this.#foreseen.set(kind, known);
  }

  /** What earlier lines would have written, where nothing is written. */
  foreseen<Kind extends KeptKind>(kind: Kind): Iterable<Kept[Kind]> {
    return (this.#foreseen.get(kind)?.values() ?? []) as Iterable<Kept[Kind]>;
  }

  foreseenOne<Kind extends KeptKind>(kind: Kind, id: string): Kept[Kind] | undefined {
    return this.#foreseen.get(kind)?.get(id) as Kept[Kind] | undefined;
  }

  /** From here on, what is worked on is written. */
  forgetForeseen(): void {
    this.#foreseen.clear();
    this.added.clear();
  }

  /** Undefined where the file says nothing of the goal but its check-ins. */
  blockersOf(goal: string): readonly Blocker[] | undefined {
    const isInFile = !this.isOfTable && this.seen.has({ item: 'goal', id: goal });
    return this.blockers.get(goal) ?? (isInFile ? [] : undefined);
  }
}
