import { type ButtonClick, onButton } from '../../../slack/on-button.ts';
import { openModal } from '../../../slack/open-modal.ts';
import type { Routes } from '../../../slack/routes.ts';
import { startRound } from '../../round/index.ts';
import { forTeamById, newTeamForm, TEAM_ACTIONS, teamSettingsForm } from '../../team/index.ts';
import type { ReportDeps } from './deps.ts';
import { helpFor } from './next-step-help.ts';
import { REPORT_ACTIONS } from './views/ids.ts';

/** App Home, and the buttons of it that are nowhere else: a new team, a team's settings, its first round, help. */
export function onHome(routes: Routes<ReportDeps>): void {
  // Bolt acknowledges events before this runs, so nothing here may be the only place where something is kept.
  routes.event('app_home_opened', async ({ event }, deps) => {
    if (event.tab === 'home') await deps.homes.opened(event.user);
  });
  onButton(routes, TEAM_ACTIONS.newTeam, (deps, click) =>
    openModal(deps, click, newTeamForm(deps, click.user, click.value)),
  );
  onButton(routes, TEAM_ACTIONS.teamSettings, (deps, click) => {
    const form = forTeamById(deps, ledBy(click), (team) => teamSettingsForm(deps, click.user, team));
    return openModal(deps, click, form);
  });
  onButton(routes, TEAM_ACTIONS.askNow, (deps, click) =>
    forTeamById(deps, ledBy(click), (team) => startRound(deps, team)),
  );
  onButton(routes, REPORT_ACTIONS.help, (deps, { user }) => helpFor(deps, user));
}

function ledBy({ user, value: id }: ButtonClick) {
  return { user, id, right: 'leadTeam' } as const;
}
