import type { WebClient } from '@slack/web-api';
import { localDateOf } from '../../domain/time/instant.ts';
import { awayModal } from '../views/away-modal.ts';
import type { ListenerDeps } from './deps.ts';

/** The form of somebody's absences, as they are now. */
export async function awayForm({ useCases, workspace, clock, texts }: ListenerDeps, user: string) {
  const [{ person }, absences] = await Promise.all([
    useCases.whoIs(workspace, user),
    useCases.absencesOf(workspace, user),
  ]);
  return awayModal({ absences, today: localDateOf(clock.now(), person.zone) }, texts);
}

export async function openAwayForm(deps: ListenerDeps, client: WebClient, user: string, trigger: string) {
  await client.views.open({ trigger_id: trigger, view: await awayForm(deps, user) });
  return undefined;
}
