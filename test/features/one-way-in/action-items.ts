import type { Row } from './row.ts';

const goalOf = ({ workspace, person, goal }: Parameters<Row['call']>[1]) => ({ workspace, person, goal });
const gone = { says: { ok: false, why: 'gone' } };
const input = (owner: string) => ({ text: 'Call the clients', owner, due: '' });

/** What is to be done for a goal. Who is not in the team does not see that there is such a goal. */
export const rows: Readonly<Record<string, Row>> = {
  goalActions: { call: (on, selection) => on.goalActions(goalOf(selection)), stranger: { says: undefined } },
  addAction: {
    call: (on, selection) => on.addAction({ ...goalOf(selection), view: 'V7', input: input(selection.person) }),
    stranger: gone,
  },
  changeAction: {
    call: (on, selection) =>
      on.changeAction({
        ...goalOf(selection),
        action: 'a1',
        input: input(selection.person),
        before: { text: 'Call', owner: selection.person },
      }),
    stranger: gone,
  },
  finishAction: {
    call: (on, selection) => on.finishAction({ ...goalOf(selection), action: 'a1' }),
    stranger: gone,
  },
  reopenAction: {
    call: (on, selection) => on.reopenAction({ ...goalOf(selection), action: 'a1' }),
    stranger: gone,
  },
  addResource: {
    call: (on, selection) =>
      on.addResource({
        ...goalOf(selection),
        view: 'V8',
        input: { kind: 'tools', unit: undefined, text: 'A survey tool', amount: '' },
      }),
    stranger: gone,
  },
  grantResource: {
    call: (on, selection) => on.grantResource({ ...goalOf(selection), resource: 'r1', granted: true }),
    stranger: gone,
  },
};
