import type { TeamId, UserId } from '../../../domain/names.ts';
import type { ModalContent } from '../../../slack/open-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { ReportDeps } from './deps.ts';
import { reviewModal } from './views/review-modal.ts';

/** The lead's agenda as it is now, with what the coach has to say. */
export async function reviewView(
  { useCases, workspace, texts }: ReportDeps,
  person: UserId,
  id: TeamId,
): Promise<ModalContent> {
  const review = await useCases.reviewTeam({ workspace, person, team: id });
  if (review === undefined) return textMessage(texts.command.teamGone);
  const { team, agenda, today } = review;
  return reviewModal(team, agenda, today, texts, review);
}
