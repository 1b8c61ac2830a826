import type { ModalView } from '@slack/types';
import type { Typed } from '../../domain/goal/form-draft.ts';
import type { Doubted } from '../../usecases/submit-check-in.ts';
import type { CheckInContext } from '../views/check-in-context.ts';
import { valueModal } from '../views/value-modal.ts';
import type { ListenerDeps } from './deps.ts';

/** The form of one value that is open, with what was typed into it and why that is asked about; undefined where it is gone. */
export async function doubtedValueForm(
  { useCases, workspace, texts }: ListenerDeps,
  user: string,
  { entries: [entry] }: CheckInContext,
  typed: Typed,
  [found]: readonly Doubted[],
): Promise<ModalView | undefined> {
  if (entry === undefined || found === undefined) return undefined;
  const form = await useCases.openValueForm(workspace, user, entry.goal, entry.corrects);
  if (!form.ok) return undefined;
  return valueModal({ ...form, typed, doubt: { ...found.doubt, value: found.value } }, texts);
}
