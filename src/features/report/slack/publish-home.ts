import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { TeamId, UserId, WorkspaceId } from '../../../domain/names.ts';
import { Refused } from '../../../domain/policy.ts';
import { refusal } from '../../../slack/views/replies.ts';
import type { Texts } from '../../../text/index.ts';
import type { ReportDeps } from './deps.ts';
import { homeView } from './views/home.ts';

interface PublishHomeDeps {
  readonly client: WebClient;
  readonly useCases: Pick<ReportDeps['useCases'], 'showHome'>;
  readonly workspace: WorkspaceId;
  readonly textsOf: (user: UserId) => Promise<Texts>;
}

/** Publishes a person's App Home as it is now; the teams that it is about. Throws what `views.publish` throws. */
export function publishHome({ client, useCases, workspace, textsOf }: PublishHomeDeps) {
  const pageOf = (user: UserId) =>
    useCases.showHome(workspace, user).catch((error: unknown) => {
      if (error instanceof Refused) return error;
      throw error;
    });
  return async (user: UserId): Promise<readonly TeamId[]> => {
    const [page, texts] = await Promise.all([pageOf(user), textsOf(user)]);
    const view: HomeView =
      page instanceof Refused ? { type: 'home', blocks: refusal(page.why, texts).blocks } : homeView(page, texts);
    await client.views.publish({ user_id: user, view });
    return page instanceof Refused ? [] : page.teams.map(({ id }) => id);
  };
}
