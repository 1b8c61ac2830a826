import {
  type DraftOf,
  draftFor,
  type FormDraft,
  type Kept,
  keptIn,
  type Typed,
  typedFor,
} from '../../../domain/check-in/form-draft.ts';
import { typedOf } from '../../../domain/check-in/said-before.ts';
import type { Zone } from '../../../domain/names.ts';
import type { Owed } from '../../../domain/round/due-items.ts';
import type { CheckInContext } from './views/check-in-context.ts';

/** Of what a draft is kept while a form is open: of every goal of a page, or of one value. */
export function draftsOf({ entries, isPage }: CheckInContext): DraftOf[] {
  return entries.map(({ goal, corrects }) => {
    return { goal, ...(!isPage && { byItself: true as const }), ...(corrects !== undefined && { corrects }) };
  });
}

/** Of what a draft may be there for a page. */
export function ofPage(owed: readonly Owed[]): DraftOf[] {
  return owed.map(({ goal, corrects }) => draftFor(goal, corrects));
}

/** What stands in the fields of a page before anything is typed: what was said, where it is to be corrected. */
export function saidOnPage(owed: readonly Owed[]): Typed {
  const parts = owed.map(({ goal, corrects }) => {
    const said = goal.checkIns.find(({ id }) => id === corrects);
    return said === undefined ? {} : typedOf(goal, said);
  });
  return Object.assign({}, ...parts);
}

/** What a form is to be filled with. */
export interface Filled {
  readonly typed: Typed;
  /** When what was typed before was kept; absent where nothing was. */
  readonly draftOf?: Kept;
}

/** What a person had typed of these before, in place of what stands there without it, and when that was kept. */
export function filledFrom(
  draft: FormDraft | undefined,
  these: readonly DraftOf[],
  zone: Zone,
  otherwise: Typed = {},
): Filled {
  const draftOf = keptIn(zone, draft, these);
  return { typed: { ...otherwise, ...typedFor(draft, these) }, ...(draftOf && { draftOf }) };
}
