import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import * as channels from './channels.ts';

/** Events. Bolt acknowledges them before this runs, so nothing here may be the only place where something is kept. */
export function register(routes: Routes, deps: ListenerDeps): void {
  channels.register(routes, deps);
  routes.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await deps.homes.opened(event.user);
  });

  routes.event('member_joined_channel', async ({ event, context }) => {
    const { user, channel, inviter } = event;
    // People who join a channel are members of no team by that; only the bot's own coming is of interest.
    if (user !== context.botUserId) return;
    await channels.isBack(deps, channel);
    if (inviter === undefined) return;
    await deps.track(deps.useCases.welcomeInviter(deps.workspace, channel, inviter));
    deps.nudge();
  });
}
