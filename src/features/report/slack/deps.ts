import type { ListenerDeps } from '../../../slack/listener-deps.ts';
import type { CheckInListenerUseCases } from '../../check-in/index.ts';
import type { ReportFollowUps, ReportUseCases } from '../use-cases.ts';

export interface ReportOwn {
  readonly useCases: ReportUseCases;
  readonly followUps: ReportFollowUps;
}
/** What listeners of this feature call. */
export type ReportListenerUseCases = CheckInListenerUseCases & ReportOwn;
export type ReportDeps = ListenerDeps<ReportListenerUseCases>;
