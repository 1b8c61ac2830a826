import type { WebClient } from '@slack/web-api';
import { awayModal } from '../views/away-modal.ts';
import type { ListenerDeps } from './deps.ts';
import { todayOf } from './today.ts';

/** The form of somebody's absences, as they are now. */
export async function awayForm(deps: ListenerDeps, user: string) {
  const absences = deps.useCases.absencesOf(deps.workspace, user);
  const [today, known] = await Promise.all([todayOf(deps, user), absences]);
  return awayModal({ absences: known, today }, deps.texts);
}

export async function openAwayForm(deps: ListenerDeps, client: WebClient, user: string, trigger: string) {
  await client.views.open({ trigger_id: trigger, view: await awayForm(deps, user) });
  return undefined;
}
