import { ACTIONS } from '../../ids.ts';
import type { ListenerDeps } from '../deps.ts';
import { openCheckIn, openDraft, openOwnPart } from '../modals.ts';
import type { Routes } from '../routes.ts';
import { onButton } from './clicked.ts';

/** The buttons that open the check-in modal. */
export function register(routes: Routes, deps: ListenerDeps): void {
  onButton(routes, deps, ACTIONS.checkIn, ({ client, user, trigger, value: round }) =>
    openCheckIn(deps, client, { user, trigger, ...(round && { round }) }),
  );
  onButton(routes, deps, ACTIONS.ownPart, ({ client, user, trigger, value: round }) =>
    openOwnPart(deps, client, { user, trigger, round }),
  );
  onButton(routes, deps, ACTIONS.goOn, ({ client, user, trigger }) => openDraft(deps, client, { user, trigger }));
}
