import type { ModalView } from '@slack/types';
import { draftSubjectFor, type FieldValues } from '../../../domain/check-in/form-draft.ts';
import type { CheckInId, GoalId } from '../../../domain/names.ts';
import type { Refusal } from '../../../domain/policy.ts';
import type { PageChange } from './check-in-page.ts';
import type { CheckInDeps } from './deps.ts';
import { initialFields } from './draft-fields.ts';
import type { CheckInContext } from './views/check-in-context.ts';
import { valueModal } from './views/value-modal.ts';

/** The form that adds a value to a goal, or corrects one, with what the person had typed before in it; or why there is none. */
export async function valueFormView(
  { useCases, workspace, texts, clock }: CheckInDeps,
  user: string,
  goal: GoalId,
  corrects: CheckInId | undefined,
): Promise<ModalView | Refusal | 'gone'> {
  const since = clock.now().toISOString();
  const [form, person, draft] = await Promise.all([
    useCases.openValueForm(workspace, user, goal, corrects),
    useCases.profileOf(workspace, user),
    useCases.drafts.of(workspace, user),
  ]);
  if (!form.ok) return form.why;
  const these = [{ ...draftSubjectFor(form.goal, form.corrected?.id), byItself: true as const }];
  return valueModal({ ...form, since, ...initialFields(draft, these, person.zone), writesIn: person.writesIn }, texts);
}

/** The form of one value that is open, with what was typed into it, and what is to change; undefined where it is gone. */
export async function redrawValueForm(
  { useCases, workspace, texts }: CheckInDeps,
  user: string,
  { entries: [entry], fresh = 0, asked = {}, since }: CheckInContext,
  typed: FieldValues,
  { doubts: [found] = [], ...change }: PageChange,
): Promise<ModalView | undefined> {
  if (entry === undefined) return undefined;
  const [form, { writesIn }] = await Promise.all([
    useCases.openValueForm(workspace, user, entry.goal, entry.corrects),
    useCases.profileOf(workspace, user),
  ]);
  if (!form.ok) return undefined;
  const doubt = found && { doubt: { ...found.doubt, value: found.value } };
  return valueModal({ ...form, writesIn, typed, fresh, asked, ...(since && { since }), ...doubt, ...change }, texts);
}
