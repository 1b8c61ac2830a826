import type { WebClient } from '@slack/web-api';
import type { ListenerDeps } from './deps.ts';

/** Brings the App Home of who has just done something up to what it is now, soon. */
export async function publishHome(deps: ListenerDeps, _client: WebClient, user: string): Promise<void> {
  deps.homes.refresh(user);
}
