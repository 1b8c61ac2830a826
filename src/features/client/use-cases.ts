import { addClient } from './add-client.ts';
import type { ClientPorts } from './admit-to-client.ts';
import { editClient } from './edit-client.ts';
import { endClient } from './end-client.ts';
import { findClients } from './find-client.ts';
import { listClients } from './list-clients.ts';
import { mergeClients } from './merge-clients.ts';
import { reopenClient } from './reopen-client.ts';
import { clientToChange, showClient } from './show-client.ts';

export type ClientUseCases = ReturnType<typeof clientUseCases>;

export function clientUseCases(ports: ClientPorts) {
  return {
    listClients: listClients(ports),
    findClients: findClients(ports),
    showClient: showClient(ports),
    clientToChange: clientToChange(ports),
    addClient: addClient(ports),
    editClient: editClient(ports),
    mergeClients: mergeClients(ports),
    endClient: endClient(ports),
    reopenClient: reopenClient(ports),
  };
}
