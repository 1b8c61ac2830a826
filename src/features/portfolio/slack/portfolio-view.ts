import type { UserId } from '../../../domain/names.ts';
import type { PicturedContent } from '../../../slack/open-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { Mrkdwn } from '../../../text/mrkdwn.ts';
import type { PortfolioDeps } from './deps.ts';
import type { PortfolioPlace } from './views/context.ts';
import { groupModal } from './views/group.ts';
import { portfolioModal, portfolioPictures } from './views/overview.ts';

/** All teams of a person as they are now, at a place; or why there is nothing to see. */
export async function portfolioView(
  { useCases, workspace, texts }: PortfolioDeps,
  person: UserId,
  { by, key, from }: PortfolioPlace,
  note?: Mrkdwn,
): Promise<PicturedContent> {
  if (key !== undefined) {
    const group = await useCases.seePortfolioGroup({ workspace, person, by, key, from: from ?? 0 });
    if (group !== undefined) return groupModal(group, texts);
  }
  const shown = await useCases.seePortfolio({ workspace, person, by });
  if (shown === undefined) return textMessage(texts.portfolio.none);
  const gone = key === undefined ? note : texts.portfolio.gone;
  const place = { from: key === undefined ? from : 0, note: gone };
  return { modal: portfolioModal(shown, place, texts), pictures: portfolioPictures(shown, place, texts) };
}
