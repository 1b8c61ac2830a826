import type { ListenerDeps } from '../../../slack/listening.ts';
import type { CheckInUseCases } from '../../check-in/index.ts';
import type { GoalUseCases } from '../../goal/index.ts';
import type { RoundUseCases } from '../../round/index.ts';
import type { TeamUseCases } from '../../team/index.ts';
import type { ReportUseCases } from '../use-cases.ts';

/** The use cases that listeners of this feature call. */
export type ReportKnown = TeamUseCases & GoalUseCases & RoundUseCases & CheckInUseCases & ReportUseCases;
export type ReportDeps = ListenerDeps<ReportKnown>;
