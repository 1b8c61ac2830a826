import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../deps.ts';

/** Events. Bolt acknowledges them before this runs, so nothing here may be the only place where something is kept. */
export function register(app: App, deps: ListenerDeps): void {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await deps.homes.opened(event.user);
  });
}
