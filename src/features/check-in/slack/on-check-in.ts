import { onButton } from '../../../slack/on-button.ts';
import type { Routes } from '../../../slack/routes.ts';
import { ROUND_ACTIONS } from '../../round/index.ts';
import type { CheckInDeps } from './deps.ts';
import { openCheckIn, openDraft, openRespondentForm } from './open-check-in.ts';
import { CHECK_IN_ACTIONS } from './views/ids.ts';

/** The buttons that open the check-in modal. */
export function onCheckIn(routes: Routes<CheckInDeps>): void {
  onButton(routes, ROUND_ACTIONS.checkIn, (deps, click) => openCheckIn(deps, click, click.value || undefined));
  onButton(routes, ROUND_ACTIONS.respondentForm, (deps, click) => openRespondentForm(deps, click, click.value));
  onButton(routes, CHECK_IN_ACTIONS.resumeDraft, openDraft);
}
