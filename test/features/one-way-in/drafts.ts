import type { Row } from './row.ts';

const goalOf = ({ workspace, person, goal }: Parameters<Row['call']>[1]) => ({ workspace, person, goal });
const gone = { says: { ok: false, why: 'gone' } };

/** How a draft is discussed and activated. Who is not in the team does not see that there is such a goal. */
export const rows: Readonly<Record<string, Row>> = {
  proposalForm: { call: (on, selection) => on.proposalForm(goalOf(selection)), stranger: gone },
  proposeChange: {
    call: (on, selection) =>
      on.proposeChange({
        ...goalOf(selection),
        view: 'V9',
        input: { title: '', target: '', due: '', words: 'Make it larger.' },
      }),
    stranger: gone,
  },
  decideProposal: {
    call: (on, selection) => on.decideProposal({ ...goalOf(selection), proposal: 'p1', taken: true }),
    stranger: gone,
  },
  countIn: { call: (on, selection) => on.countIn(goalOf(selection)), stranger: gone },
  activateGoal: { call: (on, selection) => on.activateGoal(goalOf(selection)), stranger: gone },
  draftInThread: {
    call: (on, { workspace, person, channel }) => on.draftInThread({ workspace, person, channel, thread: '1.2' }),
    // In a thread of no draft there is none, whoever asks.
    stranger: 'alone',
  },
};
