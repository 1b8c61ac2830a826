import type { BlockAction } from '@slack/bolt';
import { languageOf } from '../../../domain/language.ts';
import { isQuiet } from '../../../domain/report/digest-report.ts';
import type { Team } from '../../../domain/team/team.ts';
import { localDateOf } from '../../../domain/time/instant.ts';
import { periodContaining } from '../../../domain/time/periods.ts';
import type { Reply } from '../../../slack/answering.ts';
import { readFields } from '../../../slack/fields.ts';
import { type ButtonClick, onButton } from '../../../slack/on-button.ts';
import { openModal } from '../../../slack/open-modal.ts';
import type { Routes } from '../../../slack/routes.ts';
import { typedBy } from '../../../slack/today.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { draftTeam, forTeamById, readTeam, readTeamContext, TEAM_ACTIONS } from '../../team/index.ts';
import type { ReportDeps } from './deps.ts';
import { digestPreview } from './views/digest.ts';

/** The button in the settings of a team: its digest as it would be posted now, by the settings as they stand in the form. */
export function onPreviewDigest(routes: Routes<ReportDeps>): void {
  onButton(routes, TEAM_ACTIONS.previewDigest, preview);
}

function preview(deps: ReportDeps, click: ButtonClick): Promise<Reply> {
  const { useCases, clock, texts } = deps;
  const { body, user, value: id } = click;
  const looking = forTeamById(deps, { user, id, right: 'seeTeam' }, async (saved) => {
    const { settings } = await asTyped(deps, { user, view: body.view }, saved);
    const team = { ...saved, settings };
    const week = periodContaining('week', localDateOf(clock.now(), team.zone), settings);
    const notice = await useCases.reports.digest(team, week);
    return infoModal(digestPreview(notice, isQuiet(notice) && !settings.quietDigest, texts), texts);
  });
  return openModal(deps, click, looking, 'modal');
}

interface Looking {
  readonly user: string;
  readonly view: BlockAction['view'];
}

/** The team as the form says, where the button stands in one. */
async function asTyped(deps: ReportDeps, { user, view }: Looking, saved: Team): Promise<Team> {
  if (view === undefined) return saved;
  const editing = readTeamContext(view.private_metadata);
  const draft = { ...readTeam(readFields(view.state?.values ?? {})), typedBy: await typedBy(deps, user) };
  const { known } = await deps.useCases.holidayChoices(draft.holidays, languageOf(deps.texts.locale));
  return draftTeam({ draft, ...(editing && { editing }) }, saved, known);
}
