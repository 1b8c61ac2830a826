import type { ListenerDeps } from '../../../slack/listening.ts';
import type { TeamKnown } from '../../team/index.ts';
import type { GoalUseCases } from '../use-cases.ts';

export interface GoalOwn {
  readonly useCases: GoalUseCases;
}
/** What listeners of this feature call. */
export type GoalKnown = TeamKnown & GoalOwn;
export type GoalDeps = ListenerDeps<GoalKnown>;
