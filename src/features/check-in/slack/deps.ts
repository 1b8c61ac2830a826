import type { ListenerDeps } from '../../../slack/listening.ts';
import type { GoalUseCases } from '../../goal/index.ts';
import type { RoundUseCases } from '../../round/index.ts';
import type { TeamUseCases } from '../../team/index.ts';
import type { CheckInUseCases } from '../use-cases.ts';

/** The use cases that listeners of this feature call. */
export type CheckInKnown = TeamUseCases & GoalUseCases & RoundUseCases & CheckInUseCases;
export type CheckInDeps = ListenerDeps<CheckInKnown>;
