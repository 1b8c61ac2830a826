import type { WebClient } from '@slack/web-api';
import type { Team } from '../../domain/team.ts';
import { zonesByArea } from '../../domain/time/zones.ts';
import { teamModal } from '../views/team-modal.ts';
import type { ListenerDeps } from './deps.ts';

interface Opening {
  readonly user: string;
  /** Works once, within three seconds. */
  readonly trigger: string;
  /** Where a new team may have its channel; absent where the form is opened from App Home. */
  readonly channel?: string;
  /** Absent for a new team. */
  readonly team?: Team | undefined;
}

/** Opens the form of a team: new, or its settings. */
export async function openTeamForm(
  deps: ListenerDeps,
  client: WebClient,
  { user, trigger, channel = '', team }: Opening,
): Promise<undefined> {
  const { person } = await deps.useCases.whoIs(deps.workspace, user);
  const zone = team?.zone ?? person.zone;
  const zones = zonesByArea(deps.texts.form.team.zoneOfTeam, [zone, person.zone]);
  const view = teamModal({ ...(team && { team }), channel, person: user, zone, zones }, deps.texts);
  await client.views.open({ trigger_id: trigger, view });
}
