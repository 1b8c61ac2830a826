import type { BlockAction } from '@slack/bolt';
import { languageOf } from '../../../domain/language.ts';
import { readFields } from '../../../slack/fields.ts';
import { type ButtonClick, onButton } from '../../../slack/on-button.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { Reply } from '../../../slack/reply.ts';
import type { Routes } from '../../../slack/routes.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { readTeam, readTeamContext, TEAM_ACTIONS, type TypedTeam } from '../../team/index.ts';
import type { ReportDeps } from './deps.ts';
import { digestPreview } from './views/digest.ts';

/** The button in the settings of a team: its digest as it would be posted now, by the settings as they stand in the form. */
export function onPreviewDigest(routes: Routes<ReportDeps>): void {
  onButton(routes, TEAM_ACTIONS.previewDigest, preview);
}

function preview(deps: ReportDeps, click: ButtonClick): Promise<Reply> {
  return openModal(deps, click, previewView(deps, click), 'modal');
}

async function previewView({ useCases, workspace, texts }: ReportDeps, click: ButtonClick): Promise<ModalContent> {
  const { body, user: person, value: team } = click;
  const typed = body.view && { ...typedIn(body.view), language: languageOf(texts.locale) };
  const shown = await useCases.previewDigest({ workspace, person, team }, typed);
  if (shown === undefined) return textMessage(texts.command.noTeam);
  return infoModal(digestPreview(shown.notice, shown.leftOut, texts), texts);
}

function typedIn(view: NonNullable<BlockAction['view']>): TypedTeam {
  const editing = readTeamContext(view.private_metadata);
  return { input: readTeam(readFields(view.state?.values ?? {})), ...(editing && { editing }) };
}
