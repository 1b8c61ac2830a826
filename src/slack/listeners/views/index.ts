import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import * as away from './away.ts';
import * as checkIn from './check-in.ts';
import * as feedback from './feedback.ts';
import * as goal from './goal.ts';
import * as roundPart from './round-part.ts';
import * as team from './team.ts';
import * as template from './template.ts';

/** Submitted modals. */
export function register(routes: Routes, deps: ListenerDeps): void {
  for (const listeners of [away, checkIn, feedback, goal, roundPart, team, template]) listeners.register(routes, deps);
}
