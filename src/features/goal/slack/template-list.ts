import type { TeamId } from '../../../domain/names.ts';
import type { ModalContent } from '../../../slack/open-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { GoalDeps } from './deps.ts';
import { templatesModal } from './views/templates-modal.ts';

/** The templates of a team as a person sees them: who made one, or leads the team, may remove it. */
export async function templateListView(deps: GoalDeps, person: string, team: TeamId): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  const listed = await useCases.templates.ofTeam({ workspace, person, team });
  return listed === undefined ? textMessage(texts.command.noTeam) : templatesModal(listed, texts);
}
