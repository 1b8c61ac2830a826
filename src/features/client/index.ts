import type { Feature } from '../feature.ts';
import type { ClientPorts } from './admit-to-client.ts';
import { clientCommands } from './slack/commands.ts';
import type { ClientListenerUseCases, ClientOwn } from './slack/deps.ts';
import { onClients } from './slack/on-clients.ts';
import { submitClients } from './slack/submit-clients.ts';
import { texts } from './texts.ts';
import { clientUseCases } from './use-cases.ts';

export { afterClientWord } from './slack/client-word.ts';
export type { ClientListenerUseCases } from './slack/deps.ts';

/** The clients of a team: add, edit, merge, end, and everything that there is of one. */
export const client = {
  name: 'client',
  useCases: clientUseCases,
  texts,
  commands: clientCommands,
  listen: (routes) => {
    for (const listen of [onClients, submitClients]) listen(routes);
  },
} satisfies Feature<ClientPorts, ClientOwn, ClientListenerUseCases>;
