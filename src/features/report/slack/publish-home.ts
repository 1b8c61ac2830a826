import type { WebClient } from '@slack/web-api';
import type { TeamId, UserId, WorkspaceId } from '../../../domain/names.ts';
import { refusal } from '../../../slack/views/replies.ts';
import type { Texts } from '../../../text/index.ts';
import type { ReportDeps } from './deps.ts';
import { homeView } from './views/home.ts';

interface PublishHomeDeps {
  readonly client: WebClient;
  readonly useCases: Pick<ReportDeps['useCases'], 'may' | 'showHome'>;
  readonly workspace: WorkspaceId;
  readonly textsOf: (user: UserId) => Promise<Texts>;
}

/** Publishes a person's App Home as it is now; the teams that it is about. Throws what `views.publish` throws. */
export function publishHome({ client, useCases, workspace, textsOf }: PublishHomeDeps) {
  return async (user: UserId): Promise<readonly TeamId[]> => {
    const [verdict, texts] = await Promise.all([useCases.may(workspace, user, 'use'), textsOf(user)]);
    if (!verdict.allowed) {
      await client.views.publish({
        user_id: user,
        view: { type: 'home', blocks: refusal(verdict.why, texts).blocks },
      });
      return [];
    }
    const page = await useCases.showHome(workspace, user);
    await client.views.publish({ user_id: user, view: homeView(page, texts) });
    return page.teams.map(({ id }) => id);
  };
}
