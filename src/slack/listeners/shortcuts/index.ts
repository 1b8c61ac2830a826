import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../deps.ts';
import * as addToGoal from './add-to-goal.ts';
import * as newGoal from './new-goal.ts';

/** The shortcuts of manifest.yml. */
export function register(app: App, deps: ListenerDeps): void {
  for (const listeners of [addToGoal, newGoal]) listeners.register(app, deps);
}
