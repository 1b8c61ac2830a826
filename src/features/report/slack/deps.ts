import type { ListenerDeps } from '../../../slack/listening.ts';
import type { CheckInKnown } from '../../check-in/index.ts';
import type { ReportFollowUps, ReportUseCases } from '../use-cases.ts';

export interface ReportOwn {
  readonly useCases: ReportUseCases;
  readonly followUps: ReportFollowUps;
}
/** What listeners of this feature call. */
export type ReportKnown = CheckInKnown & ReportOwn;
export type ReportDeps = ListenerDeps<ReportKnown>;
