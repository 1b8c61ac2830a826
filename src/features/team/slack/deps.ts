import type { ListenerDeps } from '../../../slack/listening.ts';
import type { TeamUseCases } from '../use-cases.ts';

/** The use cases that listeners of this feature call. */
export type TeamKnown = TeamUseCases;
export type TeamDeps = ListenerDeps<TeamKnown>;
