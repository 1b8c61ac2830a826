import { openModal, type Trigger } from '../../../slack/open-modal.ts';
import { todayOf } from '../../../slack/today.ts';
import type { TeamDeps } from './deps.ts';
import { awayModal } from './views/away-form.ts';

/** The form of somebody's absences, as they are now. */
export async function awayForm(deps: TeamDeps, user: string) {
  const absences = deps.useCases.absencesOf(deps.workspace, user);
  const [today, known] = await Promise.all([todayOf(deps, user), absences]);
  return awayModal({ absences: known, today }, deps.texts);
}

export function openAwayForm(deps: TeamDeps, trigger: Trigger) {
  return openModal(deps, trigger, awayForm(deps, trigger.user));
}
