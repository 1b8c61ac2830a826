import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import * as addToGoal from './add-to-goal.ts';
import * as newGoal from './new-goal.ts';

/** The shortcuts of manifest.yml. */
export function register(routes: Routes, deps: ListenerDeps): void {
  for (const listeners of [addToGoal, newGoal]) listeners.register(routes, deps);
}
