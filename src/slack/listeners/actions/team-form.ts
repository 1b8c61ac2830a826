import type { BlockAction } from '@slack/bolt';
import { draftTeam } from '../../../usecases/save-team.ts';
import { ACTIONS } from '../../ids.ts';
import { readFields, readTeamContext } from '../../inputs.ts';
import { readTeam } from '../../inputs-team.ts';
import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import { teamForm } from '../team-form.ts';
import { trouble } from '../trouble.ts';
import { updateForm } from '../update-form.ts';

/** Choices in the form of a team: the dates at its end follow them, and the regions follow the country. */
export function register(routes: Routes, deps: ListenerDeps): void {
  routes.action<BlockAction>(ACTIONS.preview, async ({ ack, body, client }) => {
    await ack();
    const { view, user } = body;
    if (view === undefined) return;
    const update = async () => {
      const { useCases, workspace } = deps;
      const editing = readTeamContext(view.private_metadata);
      const draft = readTeam(readFields(view.state?.values ?? {}));
      const before = editing && (await useCases.teamById(workspace, editing.team));
      const verdict = before && (await useCases.may(workspace, user.id, 'leadTeam', before));
      if (verdict && !verdict.allowed) return;
      const team = draftTeam({ draft, ...(editing && { editing }) }, before);
      const showing = { user: user.id, team, typedDaysOff: draft.daysOff, ...(editing && { editing }) };
      await updateForm(client, view, await teamForm(deps, showing));
    };
    await deps.track(update()).catch((error: unknown) => trouble(deps, 'preview', error));
  });
}
