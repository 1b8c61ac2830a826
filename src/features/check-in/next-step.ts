import type { UserId, WorkspaceId } from '../../domain/names.ts';
import { homePage } from '../../domain/report/home-page.ts';
import { type NextStep, nextStep } from '../../domain/report/next-step.ts';
import type { Clock, Directory, HomeStore } from '../../ports/ports.ts';

export interface NextStepPorts {
  readonly home: HomeStore;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** What a person had best do now, as everything is stored at this moment. */
export function nextStepOf({ home, directory, clock }: NextStepPorts) {
  return async (workspace: WorkspaceId, person: UserId): Promise<NextStep> => {
    const [{ zone }, state] = await Promise.all([directory.person(workspace, person), home.of(workspace, person)]);
    return nextStep(homePage(state, person, { now: clock.now(), zone }));
  };
}
