import type { UserId, WorkspaceId } from '../../domain/names.ts';
import { type HomePage, homePage } from '../../domain/report/home-page.ts';
import { admit } from '../../ports/actors.ts';
import type { HomeStore } from '../../ports/goals.ts';
import type { Directory } from '../../ports/people.ts';
import type { Clock } from '../../ports/runtime.ts';

export interface ShowHomePorts {
  readonly home: HomeStore;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** What App Home shows to a person, as everything is stored at this moment. */
export function showHome({ home, directory, clock }: ShowHomePorts) {
  return async (workspace: WorkspaceId, user: UserId): Promise<HomePage> => {
    const { person } = await admit(directory, workspace, user);
    return homePage(await home.of(workspace, user), user, { now: clock.now(), zone: person.zone });
  };
}
