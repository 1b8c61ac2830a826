import type { ListenerDeps } from '../../../slack/listening.ts';
import type { TeamFollowUps, TeamUseCases } from '../use-cases.ts';

/** What listeners of this feature call. */
export interface TeamKnown {
  readonly useCases: TeamUseCases;
  readonly followUps: TeamFollowUps;
}
export type TeamDeps = ListenerDeps<TeamKnown>;
