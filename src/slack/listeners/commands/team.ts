import { languageOf } from '../../../domain/language.ts';
import { refusal } from '../../views/answers.ts';
import { teamCard } from '../../views/team-card.ts';
import { openTeamForm } from '../team-form.ts';
import type { Command } from './invocation.ts';

/**
 * The settings of the channel's team, or the form of a new one where the channel has none. Who may not change them reads
 * them.
 */
export const team: Command = async ({ deps, client, user, channel, trigger }) => {
  const { useCases, workspace } = deps;
  const found = await useCases.findTeam(workspace, channel, user);
  const here = found.found === 'one' && found.team.channel === channel ? found.team : undefined;
  const verdict = here && (await useCases.may(workspace, user, 'leadTeam', here));
  if (here && verdict && !verdict.allowed) {
    const seeing = await useCases.may(workspace, user, 'seeTeam', here);
    if (!seeing.allowed) return refusal(verdict.why, deps.texts);
    return teamCard(here, await useCases.previewTeam(here, languageOf(deps.texts.locale)), deps.texts);
  }
  return openTeamForm(deps, client, { user, trigger, channel, team: here });
};
