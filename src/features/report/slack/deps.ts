import type { ListenerDeps } from '../../../slack/listener-deps.ts';
import type { ClientListenerUseCases } from '../../client/index.ts';
import type { ReviewListenerUseCases } from '../../review/index.ts';
import type { ReportFollowUps, ReportUseCases } from '../use-cases.ts';

export interface ReportOwn {
  readonly useCases: ReportUseCases;
  readonly followUps: ReportFollowUps;
}
/** What listeners of this feature call. */
export type ReportListenerUseCases = ReviewListenerUseCases & ClientListenerUseCases & ReportOwn;
export type ReportDeps = ListenerDeps<ReportListenerUseCases>;
