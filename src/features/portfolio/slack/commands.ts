import type { Command, Invocation } from '../../../slack/goal-command.ts';
import { openModal } from '../../../slack/open-modal.ts';
import type { Reply } from '../../../slack/reply.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { PortfolioListenerUseCases } from './deps.ts';
import { portfolioView } from './portfolio-view.ts';

export const portfolioCommands: readonly Command<PortfolioListenerUseCases>[] = [
  {
    word: 'portfolio',
    also: ['review all', 'review alle'],
    rank: 51,
    isForLeads: true,
    about: (t) => t.portfolio.about,
    opensModal: true,
    run: see,
  },
];

/** All teams of the person, by what they typed or by team. */
async function see({ deps, client, user, triggerId, rest }: Invocation<PortfolioListenerUseCases>): Promise<Reply> {
  const { texts } = deps;
  const by = rest === '' ? 'team' : texts.portfolio.meant(rest);
  if (by === undefined) return textMessage(texts.portfolio.unknown(rest));
  return openModal(deps, { client, triggerId }, portfolioView(deps, user, { by }));
}
