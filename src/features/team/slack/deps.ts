import type { ListenerDeps } from '../../../slack/listener-deps.ts';
import type { TeamFollowUps, TeamUseCases } from '../use-cases.ts';

/** What listeners of this feature call. */
export interface TeamListenerUseCases {
  readonly useCases: TeamUseCases;
  readonly followUps: TeamFollowUps;
}
export type TeamDeps = ListenerDeps<TeamListenerUseCases>;
