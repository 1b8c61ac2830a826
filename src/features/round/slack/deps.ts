import type { ListenerDeps } from '../../../slack/listening.ts';
import type { GoalUseCases } from '../../goal/index.ts';
import type { TeamUseCases } from '../../team/index.ts';
import type { RoundUseCases } from '../use-cases.ts';

/** The use cases that listeners of this feature call. */
export type RoundKnown = TeamUseCases & GoalUseCases & RoundUseCases;
export type RoundDeps = ListenerDeps<RoundKnown>;
