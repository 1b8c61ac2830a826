import { languageOf } from '../../../domain/language.ts';
import type { Command, Invocation } from '../../../slack/goal-command.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { TeamListenerUseCases } from './deps.ts';
import { openAwayForm } from './open-away-form.ts';
import { newTeamForm, teamSettingsForm } from './open-team-form.ts';
import { teamCard } from './views/team-card.ts';

export const teamCommands: readonly Command<TeamListenerUseCases>[] = [
  {
    word: 'away',
    rank: 90,
    about: (t) => t.command.about.away,
    opensModal: true,
    run: (invocation) => openAwayForm(invocation.deps, invocation),
  },
  {
    word: 'team',
    rank: 100,
    isForLeads: true,
    about: (t) => t.command.about.team,
    opensModal: true,
    run: (invocation) => openModal(invocation.deps, invocation, teamOrForm(invocation)),
  },
];

/**
 * The settings of the channel's team, or the form of a new one where the channel has none. Who may not change them reads
 * them.
 */
async function teamOrForm({ deps, user, channel }: Invocation<TeamListenerUseCases>): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  const settings = await useCases.teamSettings(workspace, user, channel);
  if (settings === undefined) return newTeamForm(deps, user, channel);
  const { may, team } = settings;
  if (may === 'change') return teamSettingsForm(deps, user, team);
  return teamCard(team, await useCases.previewTeam(user, team, languageOf(texts.locale)), texts);
}
