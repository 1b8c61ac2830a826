import { type FollowTransfersPorts, followTransfers } from './follow-transfers.ts';
import { handoverForm } from './handover-form.ts';
import { type TransferGoalsPorts, transferGoals } from './transfer-goals.ts';

export type HandoverPorts = TransferGoalsPorts & FollowTransfersPorts;
export type HandoverUseCases = ReturnType<typeof handoverUseCases>;
export type HandoverFollowUps = ReturnType<typeof handoverFollowUps>;

export function handoverUseCases(ports: HandoverPorts) {
  return {
    handoverForm: handoverForm(ports),
    transferGoals: transferGoals(ports),
  };
}

export function handoverFollowUps(ports: HandoverPorts) {
  return followTransfers(ports);
}
