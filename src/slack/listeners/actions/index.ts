import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import * as away from './away.ts';
import * as checkIn from './check-in.ts';
import * as checkInForm from './check-in-form.ts';
import * as clearBlocker from './clear-blocker.ts';
import * as goalForm from './goal-form.ts';
import * as history from './history.ts';
import * as home from './home.ts';
import * as kudos from './kudos.ts';
import * as list from './list.ts';
import * as postDigest from './post-digest.ts';
import * as previewDigest from './preview-digest.ts';
import * as prompt from './prompt.ts';
import * as teamForm from './team-form.ts';
import * as templates from './templates.ts';
import * as unknown from './unknown.ts';

/** Clicks and choices. */
export function register(routes: Routes, deps: ListenerDeps): void {
  const forms = [checkInForm, goalForm, teamForm, previewDigest, templates];
  const all = [away, checkIn, clearBlocker, history, home, list, kudos, postDigest, prompt, ...forms, unknown];
  for (const listeners of all) listeners.register(routes, deps);
}
