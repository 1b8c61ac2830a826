import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../deps.ts';
import * as away from './away.ts';
import * as checkIn from './check-in.ts';
import * as clearBlocker from './clear-blocker.ts';
import * as goalForm from './goal-form.ts';
import * as history from './history.ts';
import * as home from './home.ts';
import * as prompt from './prompt.ts';
import * as teamForm from './team-form.ts';
import * as unknown from './unknown.ts';

/** Clicks and choices. */
export function register(app: App, deps: ListenerDeps): void {
  for (const listeners of [away, checkIn, clearBlocker, goalForm, history, home, prompt, teamForm, unknown]) {
    listeners.register(app, deps);
  }
}
