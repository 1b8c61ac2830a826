import type { WebClient } from '@slack/web-api';
import { refusal } from '../views/answers.ts';
import { homeView } from '../views/home.ts';
import type { ListenerDeps } from './deps.ts';

/** Shows a person's App Home as it is now. It is only a view of what is stored: a failure is logged and no more. */
export async function publishHome(deps: ListenerDeps, client: WebClient, user: string): Promise<void> {
  const { useCases, workspace, texts, logger } = deps;
  const publish = async () => {
    const verdict = await useCases.may(workspace, user, 'use');
    const view = verdict.allowed
      ? homeView(await useCases.showHome(workspace, user), texts)
      : { type: 'home' as const, blocks: refusal(verdict.why, texts).blocks };
    await client.views.publish({ user_id: user, view });
  };
  await deps.track(publish()).catch((error: unknown) => logger.warn({ error }, 'App Home could not be shown'));
}
