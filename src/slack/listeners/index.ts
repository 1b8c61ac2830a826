import * as actions from './actions/index.ts';
import * as commands from './commands/index.ts';
import type { ListenerDeps } from './deps.ts';
import * as events from './events/index.ts';
import { createRoutes, type Request } from './routes.ts';
import * as shortcuts from './shortcuts/index.ts';
import * as views from './views/index.ts';

/** Everything that Goalpost listens to. */
export function createListeners(deps: ListenerDeps): (request: Request) => Promise<void> {
  const routes = createRoutes();
  for (const listeners of [actions, commands, events, shortcuts, views]) listeners.register(routes, deps);
  return routes.handle;
}
