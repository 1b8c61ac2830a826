import { originalIdOf } from '../../domain/check-in/history.ts';
import { typedOf } from '../../domain/check-in/said-before.ts';
import { type DraftOf, type FormDraft, keptAt, type Typed, typedFor } from '../../domain/goal/form-draft.ts';
import type { LocalDate, LocalTime, Zone } from '../../domain/names.ts';
import type { Owed } from '../../domain/round/owed.ts';
import { localDateOf, localTimeOf } from '../../domain/time/instant.ts';
import type { CheckInContext } from '../views/check-in-context.ts';

/** Of what a draft is kept while a form is open: of every goal of a page, or of one value. */
export function draftsOf({ entries, isPage }: CheckInContext): DraftOf[] {
  return entries.map(({ goal, corrects }) => {
    return { goal, ...(!isPage && { byItself: true as const }), ...(corrects !== undefined && { corrects }) };
  });
}

/** Of what a draft may be there for a page. */
export function ofPage(owed: readonly Owed[]): DraftOf[] {
  return owed.map(({ goal, corrects }) => {
    return { goal: goal.id, ...(corrects !== undefined && { corrects: originalIdOf(goal.checkIns, corrects) }) };
  });
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
  /** When it was typed, by the person's clock; absent where nothing was. */
  readonly draftOf?: { readonly on: LocalDate; readonly at: LocalTime };
}

/** What a person had typed of these before, and when that was kept. */
export function filledFrom(draft: FormDraft | undefined, these: readonly DraftOf[], zone: Zone): Filled {
  const at = keptAt(draft, these);
  const draftOf = at && { on: localDateOf(at, zone), at: localTimeOf(at, zone) };
  return { typed: typedFor(draft, these), ...(draftOf && { draftOf }) };
}
