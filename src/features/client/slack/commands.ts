import type { TeamId } from '../../../domain/names.ts';
import type { Command, Invocation } from '../../../slack/goal-command.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import { atMost } from '../../../slack/views/blocks.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { forTeam } from '../../team/index.ts';
import { clientView } from './client-views.ts';
import type { ClientListenerUseCases } from './deps.ts';

export const clientCommands: readonly Command<ClientListenerUseCases>[] = [
  {
    word: 'clients',
    rank: 37,
    about: (t) => t.clients.about,
    opensModal: true,
    run: (invocation) =>
      openModal(
        invocation.deps,
        invocation,
        forTeam(invocation, (team) => show(invocation, team)),
      ),
  },
];

const MAX_NAMED = 10;

/** The clients of the team, or with a code or a name after the command the page of one. */
async function show(
  { deps, user: person, rest }: Invocation<ClientListenerUseCases>,
  team: TeamId,
): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  if (rest === '') return clientView(deps, person, { team, from: 0 });
  const found = await useCases.findClients({ workspace, person, team, typed: rest });
  if (found === undefined) return textMessage(texts.command.noTeam);
  const [only, ...others] = found;
  if (only === undefined) return textMessage(texts.clients.notFound(rest));
  if (others.length === 0) return clientView(deps, person, { client: only.id, from: 0 });
  const { shown, left } = atMost(found, MAX_NAMED);
  return textMessage(texts.clients.several(rest, shown, left));
}
