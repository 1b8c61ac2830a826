import type { Row } from './row.ts';

const goalOf = ({ workspace, person, goal }: Parameters<Row['call']>[1]) => ({ workspace, person, goal });
const gone = { says: { ok: false, why: 'gone' } };

/** How goals end; the last rows, as what they end is not there for others. Who is not in the team does not see that there is such a goal. */
export const rows: Readonly<Record<string, Row>> = {
  closingForm: { call: (on, selection) => on.closingForm(goalOf(selection)), stranger: gone },
  reopeningForm: { call: (on, selection) => on.reopeningForm(goalOf(selection)), stranger: gone },
  goalsWithoutTeam: {
    call: (on, { workspace, person }) => on.goalsWithoutTeam({ workspace, person, typed: '' }),
    stranger: 'alone',
  },
  undoClosing: { call: (on, selection) => on.undoClosing(goalOf(selection)), stranger: gone },
  reopenGoal: {
    call: (on, selection) =>
      on.reopenGoal({ ...goalOf(selection), view: 'V5', reason: 'Too early.', due: '2027-01-31' }),
    stranger: gone,
  },
  closeGoal: {
    call: (on, selection) =>
      on.closeGoal({
        ...goalOf(selection),
        view: 'V6',
        input: { choice: 'dropped', score: '0', reason: 'Not any more.', learned: '', closing: '', due: '' },
        lastValue: { value: '' },
      }),
    stranger: gone,
  },
  deleteGoal: { call: (on, selection) => on.deleteGoal(goalOf(selection)), stranger: gone },
};
