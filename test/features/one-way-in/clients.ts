import type { Row } from './row.ts';

const clientOf = ({ workspace, person, team }: Parameters<Row['call']>[1]) => ({
  workspace,
  person,
  client: `${team}-client`,
});
const teamOf = ({ workspace, person, team }: Parameters<Row['call']>[1]) => ({ workspace, person, team });
const input = (name: string) => ({ name, code: '', people: [], notes: '' });
const gone = (field: string) => ({ says: { ok: false, problems: [{ field, problem: { code: 'client-gone' } }] } });

/** The clients of a team. Who is not in it does not see that there is such a client. */
export const rows: Readonly<Record<string, Row>> = {
  clientChoices: {
    // Those of who asks.
    call: (on, { workspace, person }) => on.clientChoices(workspace, person),
    stranger: 'alone',
  },
  listClients: { call: (on, selection) => on.listClients(teamOf(selection)), stranger: 'not-a-member' },
  findClients: {
    call: (on, selection) => on.findClients({ ...teamOf(selection), typed: 'ACME' }),
    stranger: 'not-a-member',
  },
  showClient: { call: (on, selection) => on.showClient(clientOf(selection)), stranger: { says: undefined } },
  clientToChange: { call: (on, selection) => on.clientToChange(clientOf(selection)), stranger: { says: undefined } },
  addClient: {
    call: (on, selection) => on.addClient({ ...teamOf(selection), view: 'V21', input: input('Northwind') }),
    stranger: 'not-a-member',
  },
  editClient: {
    call: (on, selection) =>
      on.editClient({ ...clientOf(selection), view: 'V22', changes: 0, input: input('Acme Holding') }),
    stranger: gone('name'),
  },
  endClient: {
    call: (on, selection) => on.endClient({ ...clientOf(selection), view: 'V23', on: '2026-03-01', reason: '' }),
    stranger: gone('on'),
  },
  reopenClient: {
    call: (on, selection) => on.reopenClient(clientOf(selection)),
    stranger: { says: { ok: false, why: 'gone' } },
  },
  mergeClients: {
    call: (on, selection) =>
      on.mergeClients({ ...clientOf(selection), view: 'V24', into: `${selection.team}-other-client` }),
    stranger: gone('into'),
  },
};
