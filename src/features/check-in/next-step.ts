import type { UserId, WorkspaceId } from '../../domain/names.ts';
import { homePage } from '../../domain/report/home-page.ts';
import { type NextStep, nextStep } from '../../domain/report/next-step.ts';
import { admit } from '../../ports/actors.ts';
import type { HomeStore } from '../../ports/goals.ts';
import type { Directory } from '../../ports/people.ts';
import type { Clock } from '../../ports/runtime.ts';

export interface NextStepPorts {
  readonly home: HomeStore;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** What a person had best do now, as everything is stored at this moment. */
export function nextStepOf({ home, directory, clock }: NextStepPorts) {
  return async (workspace: WorkspaceId, id: UserId): Promise<NextStep> => {
    const { person } = await admit(directory, workspace, id);
    return nextStep(homePage(await home.of(workspace, id), id, { now: clock.now(), zone: person.zone }));
  };
}
