import type { BlockAction } from '@slack/bolt';
import { languageOf } from '../../../domain/language.ts';
import { failureReport } from '../../../slack/failure-report.ts';
import { readFields } from '../../../slack/fields.ts';
import type { Show } from '../../../slack/open-forms.ts';
import type { Routes } from '../../../slack/routes.ts';
import { typedBy } from '../../../slack/today.ts';
import { teamAsEntered } from '../save-team.ts';
import type { TeamDeps } from './deps.ts';
import { teamForm } from './open-team-form.ts';
import { TEAM_ACTIONS } from './views/ids.ts';
import { readTeam, readTeamContext } from './views/team-form-codec.ts';

/** So often others may come in between. */
const MAX_CONFLICTS = 3;

/** Choices in the form of a team: the dates at its end follow them, and the regions follow the country. */
export function onTeamForm(routes: Routes<TeamDeps>): void {
  routes.action<BlockAction>(TEAM_ACTIONS.preview, async ({ ack, body, client }, deps) => {
    await ack();
    const { view, user, actions } = body;
    if (view === undefined) return;
    const update = async (show: Show) => {
      const { useCases, workspace } = deps;
      const editing = readTeamContext(view.private_metadata);
      const input = { ...readTeam(readFields(view.state?.values ?? {})), typedBy: await typedBy(deps, user.id) };
      const before = editing && (await useCases.teamToEdit({ workspace, person: user.id, team: editing.team }));
      const language = languageOf(deps.texts.locale);
      const { known } = await useCases.holidayChoices(workspace, user.id, input.holidays, language);
      const team = teamAsEntered({ input, ...(editing && { editing }) }, before, known);
      const { worked, daysOff } = input;
      const showing = { user: user.id, team, typed: { worked, daysOff }, now: before, ...(editing && { editing }) };
      const form = await teamForm(deps, showing);
      // The last choice counts: where another one came in between, the form is updated once more.
      let shown = await show(form, view.hash);
      for (let left = MAX_CONFLICTS; shown === 'conflict' && left > 0; left -= 1)
        shown = await show(form, await deps.forms.hashOf(view.id));
    };
    await deps
      .track(deps.forms.update({ view, actions, client, texts: deps.texts }, update))
      .catch((error: unknown) => failureReport(deps, 'preview', error));
  });
}
