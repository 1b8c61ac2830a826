import { onButton } from '../../../slack/on-button.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { Routes } from '../../../slack/routes.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { startRound } from '../../round/index.ts';
import { newTeamForm, TEAM_ACTIONS, teamSettingsForm } from '../../team/index.ts';
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
  onButton(routes, TEAM_ACTIONS.teamSettings, (deps, click) =>
    openModal(deps, click, settingsForm(deps, click.user, click.value)),
  );
  onButton(routes, TEAM_ACTIONS.askNow, (deps, { user, value }) => startRound(deps, user, value));
  onButton(routes, REPORT_ACTIONS.help, (deps, { user }) => helpFor(deps, user));
}

async function settingsForm(deps: ReportDeps, person: string, id: string): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  const team = await useCases.teamToEdit({ workspace, person, team: id });
  return team === undefined ? textMessage(texts.command.teamGone) : teamSettingsForm(deps, person, team);
}
