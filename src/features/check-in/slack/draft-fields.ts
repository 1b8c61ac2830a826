import { fieldValuesOf } from '../../../domain/check-in/check-in-values.ts';
import {
  type DraftSubject,
  draftSubjectFor,
  type FieldValues,
  type FormDraft,
  fieldValuesFor,
  lastSavedIn,
  type SavedTime,
} from '../../../domain/check-in/form-draft.ts';
import type { Zone } from '../../../domain/names.ts';
import type { DueItem } from '../../../domain/round/due-items.ts';
import type { CheckInContext } from './views/check-in-context.ts';

/** Of what a draft is kept while a form is open: of every goal of a page, or of one value. */
export function draftSubjectsOfForm({ entries, isPage }: CheckInContext): DraftSubject[] {
  return entries.map(({ goal, corrects }) => {
    return { goal, ...(!isPage && { byItself: true as const }), ...(corrects !== undefined && { corrects }) };
  });
}

/** Of what a draft may be there for a page. */
export function draftSubjectsOfPage(dueItems: readonly DueItem[]): DraftSubject[] {
  return dueItems.map(({ goal, corrects }) => draftSubjectFor(goal, corrects));
}

/** What stands in the fields of a page before anything is typed: what was said, where it is to be corrected. */
export function previousAnswers(dueItems: readonly DueItem[]): FieldValues {
  const parts = dueItems.map(({ goal, corrects }) => {
    const original = goal.checkIns.find(({ id }) => id === corrects);
    return original === undefined ? {} : fieldValuesOf(goal, original);
  });
  return Object.assign({}, ...parts);
}

/** What a form is to be filled with. */
export interface InitialFields {
  readonly typed: FieldValues;
  /** When what was typed before was kept; absent where nothing was. */
  readonly draftSavedAt?: SavedTime;
}

/** What a person had typed of these before, in place of what stands there without it, and when that was kept. */
export function initialFields(
  draft: FormDraft | undefined,
  these: readonly DraftSubject[],
  zone: Zone,
  otherwise: FieldValues = {},
): InitialFields {
  const draftSavedAt = lastSavedIn(zone, draft, these);
  return { typed: { ...otherwise, ...fieldValuesFor(draft, these) }, ...(draftSavedAt && { draftSavedAt }) };
}
