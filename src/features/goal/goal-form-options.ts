import type { Client } from '../../domain/client/client.ts';
import type { ChannelId, TeamId, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { Team } from '../../domain/team/team.ts';
import type { TeamTemplate } from '../../domain/templates/team-template.ts';
import { admit, type TeamPolicyPorts } from '../../ports/actors.ts';
import type { TemplateStore } from '../../ports/goals.ts';
import type { ClientsPort } from './check-client.ts';

export interface GoalFormOptionsPorts extends TeamPolicyPorts, ClientsPort {
  readonly templates: TemplateStore;
}

export interface GoalFormOptions {
  /** Those that the person may add goals to, that of the channel first. */
  readonly teams: readonly Team[];
  /** The one that was chosen, where it is one of them, else the first; undefined where there is none. */
  readonly team: TeamId | undefined;
  /** Of that team. */
  readonly templates: readonly TeamTemplate[];
  /** Of that team, ended and merged ones too. */
  readonly clients: readonly Client[];
}

/** What the form of a new goal can be filled from. */
export function goalFormOptions({ teams, templates, clients, directory }: GoalFormOptionsPorts) {
  return async (
    workspace: WorkspaceId,
    person: UserId,
    { channel, team: chosen }: { readonly channel?: ChannelId | undefined; readonly team: TeamId },
  ): Promise<GoalFormOptions> => {
    const [{ actor }, own, here] = await Promise.all([
      admit(directory, workspace, person),
      teams.forPerson(workspace, person),
      channel === undefined ? undefined : teams.inChannel(workspace, channel),
    ]);
    const all = here === undefined ? own : [here, ...own.filter(({ id }) => id !== here.id)];
    const addable = all.filter((team) => policy.addGoal(actor, team).allowed);
    const { id: team } = addable.find(({ id }) => id === chosen) ?? addable[0] ?? {};
    if (team === undefined) return { teams: addable, team, templates: [], clients: [] };
    const [ownTemplates, ownClients] = await Promise.all([
      templates.forTeams(workspace, [team]),
      clients.forTeams(workspace, [team]),
    ]);
    return { teams: addable, team, templates: ownTemplates, clients: ownClients };
  };
}
