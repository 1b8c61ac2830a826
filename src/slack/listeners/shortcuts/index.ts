import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../deps.ts';
import * as newGoal from './new-goal.ts';

/** The shortcuts of manifest.yml. */
export function register(app: App, deps: ListenerDeps): void {
  for (const listeners of [newGoal]) listeners.register(app, deps);
}
