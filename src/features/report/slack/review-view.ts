import type { ModalView } from '@slack/types';
import type { Team } from '../../../domain/team/team.ts';
import type { ReportDeps } from './deps.ts';
import { reviewModal } from './views/review-modal.ts';

/** The lead's agenda as it is now, with what the coach has to say. */
export async function reviewView({ useCases, texts }: ReportDeps, team: Team): Promise<ModalView> {
  const { reports, adviseGoals } = useCases;
  const [{ agenda, today }, coached] = await Promise.all([reports.agenda(team), adviseGoals.ofTeam(team)]);
  return reviewModal(team, agenda, today, texts, coached);
}
