import type { Feature } from '../feature.ts';
import { addToGoal } from './slack/add-to-goal.ts';
import { draftCommands } from './slack/commands.ts';
import type { DraftListenerUseCases, DraftOwn } from './slack/deps.ts';
import { onDraft } from './slack/on-draft.ts';
import { submitProposal } from './slack/submit-proposal.ts';
import { draftMessage, isStillDiscussed } from './slack/views/draft-message.ts';
import { texts } from './texts.ts';
import { type DraftRoomPorts, draftFollowUps, draftUseCases } from './use-cases.ts';

/** Drafts: posting a goal for comment, proposing changes, counting oneself in, and activating it. */
export const draft = {
  name: 'draft',
  useCases: draftUseCases,
  followUps: draftFollowUps,
  duties: (followUps) => [{ name: 'drafts', phase: 'settle', run: followUps.followDrafts }],
  texts,
  notices: { 'draft-goal': { message: draftMessage, isStillRelevant: isStillDiscussed } },
  commands: draftCommands,
  listen: (routes) => {
    for (const listen of [addToGoal, onDraft, submitProposal]) listen(routes);
  },
} satisfies Feature<DraftRoomPorts, DraftOwn, DraftListenerUseCases>;
