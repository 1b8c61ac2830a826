import type { Team } from '../../../domain/team.ts';
import { zonesByArea } from '../../../domain/time/zones.ts';
import { refusal } from '../../views/answers.ts';
import { teamModal } from '../../views/team-modal.ts';
import type { Command, Invocation } from './invocation.ts';

/** The settings of the channel's team, or the form of a new one where the channel has none. */
export const team: Command = async (invocation) => {
  const { deps, user, channel } = invocation;
  const { useCases, workspace } = deps;
  const found = await useCases.findTeam(workspace, channel, user);
  const here = found.found === 'one' && found.team.channel === channel ? found.team : undefined;
  const verdict = here && (await useCases.may(workspace, user, 'leadTeam', here));
  if (verdict && !verdict.allowed) return refusal(verdict.why, deps.texts);
  return open(invocation, here);
};

async function open({ deps, client, user, channel, trigger }: Invocation, here: Team | undefined): Promise<undefined> {
  const { person } = await deps.useCases.whoIs(deps.workspace, user);
  const zone = here?.zone ?? person.zone;
  const view = teamModal(
    {
      ...(here && { team: here }),
      channel,
      person: user,
      zone,
      zones: zonesByArea(deps.texts.form.team.zoneOfTeam, [zone, person.zone]),
    },
    deps.texts,
  );
  await client.views.open({ trigger_id: trigger, view });
}
