import type { ListenerDeps } from '../../../slack/listening.ts';
import type { TeamUseCases } from '../../team/index.ts';
import type { GoalUseCases } from '../use-cases.ts';

/** The use cases that listeners of this feature call. */
export type GoalKnown = TeamUseCases & GoalUseCases;
export type GoalDeps = ListenerDeps<GoalKnown>;
