import type { BlockAction } from '@slack/bolt';
import { isQuiet } from '../../../domain/report/digest-report.ts';
import type { Team } from '../../../domain/team/team.ts';
import { localDateOf } from '../../../domain/time/instant.ts';
import { periodContaining } from '../../../domain/time/periods.ts';
import { draftTeam } from '../../../usecases/save-team.ts';
import { ACTIONS } from '../../ids.ts';
import { readFields, readTeamContext } from '../../inputs.ts';
import { readTeam } from '../../inputs-team.ts';
import { digestPreview } from '../../views/digest.ts';
import { infoModal } from '../../views/info-modal.ts';
import type { Reply } from '../answering.ts';
import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import { forTeamSeen } from '../team-seen.ts';
import { type ButtonClick, onButton } from './clicked.ts';

/** The button in the settings of a team: its digest as it would be posted now, by the settings as they stand in the form. */
export function register(routes: Routes, deps: ListenerDeps): void {
  onButton(routes, deps, ACTIONS.previewDigest, (click) => preview(deps, click));
}

function preview(deps: ListenerDeps, { body, client, user, trigger, value: id }: ButtonClick): Promise<Reply> {
  const { useCases, clock, texts } = deps;
  return forTeamSeen(deps, { user, id }, async (saved) => {
    const { settings } = asTyped(body.view, saved);
    const team = { ...saved, settings };
    const week = periodContaining('week', localDateOf(clock.now(), team.zone), settings.fiscalYearStart);
    const notice = await useCases.reports.digest(team, week);
    const view = infoModal(digestPreview(notice, isQuiet(notice) && !settings.quietDigest, texts), texts);
    await client.views.push({ trigger_id: trigger, view });
    return undefined;
  });
}

function asTyped(view: BlockAction['view'], saved: Team) {
  if (view === undefined) return saved;
  const editing = readTeamContext(view.private_metadata);
  const draft = readTeam(readFields(view.state?.values ?? {}));
  return draftTeam({ draft, ...(editing && { editing }) }, saved);
}
