import { activateGoal } from './activate-goal.ts';
import type { DraftPorts } from './admit-to-draft.ts';
import { countIn } from './count-in.ts';
import { decideProposal } from './decide-proposal.ts';
import { draftInThread, type ThreadPorts } from './draft-in-thread.ts';
import { type FollowDraftsPorts, followDrafts } from './follow-drafts.ts';
import { proposalForm, proposeChange } from './propose-change.ts';

export type DraftRoomPorts = DraftPorts & FollowDraftsPorts & ThreadPorts;
export type DraftUseCases = ReturnType<typeof draftUseCases>;
export type DraftFollowUps = ReturnType<typeof draftFollowUps>;

export function draftUseCases(ports: DraftRoomPorts) {
  return {
    proposalForm: proposalForm(ports),
    proposeChange: proposeChange(ports),
    decideProposal: decideProposal(ports),
    countIn: countIn(ports),
    activateGoal: activateGoal(ports),
    draftInThread: draftInThread(ports),
  };
}

export function draftFollowUps(ports: DraftRoomPorts) {
  return followDrafts(ports);
}
