import type { Row } from './row.ts';

/** What the handover of goals asks of who starts it. */
export const rows: Readonly<Record<string, Row>> = {
  handoverForm: {
    call: (on, { workspace, person, goal }) => on.handoverForm(workspace, person, { goal }),
    stranger: { says: { ok: false, why: 'gone' } },
  },
  transferGoals: {
    call: (on, { workspace, person, goal }) =>
      on.transferGoals({
        workspace,
        person,
        view: 'V9',
        from: 'U9',
        to: 'U2',
        goals: [goal],
        reason: 'Moves on.',
      }),
    stranger: 'not-the-owner',
  },
};
