import type { Feature } from '../feature.ts';
import { handoverCommands } from './slack/commands.ts';
import type { HandoverListenerUseCases, HandoverOwn } from './slack/deps.ts';
import { onHandover } from './slack/on-handover.ts';
import { submitHandover } from './slack/submit-handover.ts';
import { draftLeftMessage, transferredMessage } from './slack/views/messages.ts';
import { texts } from './texts.ts';
import { type HandoverPorts, handoverFollowUps, handoverUseCases } from './use-cases.ts';

export type { HandoverListenerUseCases } from './slack/deps.ts';
export { handoverView } from './slack/open-handover.ts';
export { transferByForm } from './slack/submit-handover.ts';

/** Handovers: giving goals to somebody else for good, and what follows from it in rounds and messages. */
export const handover = {
  name: 'handover',
  useCases: handoverUseCases,
  followUps: handoverFollowUps,
  duties: (followUps) => [{ name: 'transfers', phase: 'return', run: followUps.followTransfers }],
  texts,
  notices: {
    transferred: { message: transferredMessage },
    'draft-left': { message: draftLeftMessage },
  },
  commands: handoverCommands,
  listen: (routes) => {
    for (const listen of [onHandover, submitHandover]) listen(routes);
  },
} satisfies Feature<HandoverPorts, HandoverOwn, HandoverListenerUseCases>;
