import type { ModalView } from '@slack/types';
import type { Team } from '../../../domain/team/team.ts';
import type { GoalDeps } from './deps.ts';
import { templatesModal } from './views/templates-modal.ts';

/** The templates of a team as a person sees them: who made one, or leads the team, may remove it. */
export async function templateListView(deps: GoalDeps, user: string, team: Team): Promise<ModalView> {
  const { useCases, workspace, texts } = deps;
  const [own, leads] = await Promise.all([
    useCases.templates.of(workspace, [team.id]),
    useCases.may(workspace, user, 'leadTeam', team),
  ]);
  const removable = own.filter(({ createdBy }) => leads.allowed || createdBy === user);
  return templatesModal({ team, own, removable }, texts);
}
