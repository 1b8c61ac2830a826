import { onButton } from '../../../slack/on-button.ts';
import type { Routes } from '../../../slack/routes.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { TeamDeps } from './deps.ts';
import { TEAM_ACTIONS } from './views/ids.ts';

/** The button below the settings that removes the team, once its confirmation was read. */
export function onRemoveTeam(routes: Routes<TeamDeps>): void {
  onButton(routes, TEAM_ACTIONS.removeTeam, async (deps, { body: { view }, client, user, value: team }) => {
    const { useCases, workspace, texts } = deps;
    const removed = await useCases.removeTeam({ workspace, person: user, team });
    const text = removed === undefined ? texts.command.noTeam : texts.teamForm.removed(removed.name, removed.channel);
    // What it had under way ends at the next beat, which is now.
    deps.requestDelivery();
    deps.homes.refresh(user);
    if (view === undefined) return textMessage(text);
    const done = infoModal(textMessage(text), texts);
    await deps.forms.accepted(view.id, done);
    await client.views.update({ view_id: view.id, view: done });
    return undefined;
  });
}
