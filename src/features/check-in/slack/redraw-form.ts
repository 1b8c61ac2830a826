import type { ModalView } from '@slack/types';
import type { FieldValues } from '../../../domain/check-in/form-draft.ts';
import { type PageChange, redrawPage } from './check-in-page.ts';
import type { CheckInDeps } from './deps.ts';
import { redrawValueForm } from './open-value-form.ts';
import type { CheckInContext } from './views/check-in-context.ts';

/** The form about goals that is open, with what was typed into it and what is to change; undefined where it is gone. */
export function redrawForm(
  deps: CheckInDeps,
  user: string,
  context: CheckInContext,
  typed: FieldValues,
  change: PageChange,
): Promise<ModalView | undefined> {
  const same = context.isPage ? redrawPage : redrawValueForm;
  return same(deps, user, context, typed, change);
}
