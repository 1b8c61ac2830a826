import { byFactor } from '../../../src/domain/pulse/factors.ts';
import type { Row } from './row.ts';

const about = ({ workspace, person, team }: Parameters<Row['call']>[1]) => ({
  workspace,
  person,
  client: `${team}-scored-client`,
});
const gone = { says: { ok: false, why: 'gone' } };

/** Pulses: given by who looks after a client or leads its team, seen by the team. */
export const rows = {
  teamPulses: {
    call: (on, { workspace, person, team }) => on.teamPulses({ workspace, person, team }),
    stranger: 'not-a-member',
  },
  // The clients of their own teams.
  duePulses: { call: (on, { workspace, person }) => on.duePulses(workspace, person), stranger: 'alone' },
  openPulse: { call: (on, selection) => on.openPulse(about(selection)), stranger: gone },
  givePulse: {
    call: (on, selection) =>
      on.givePulse({
        ...about(selection),
        view: 'V11',
        input: byFactor(() => ({ score: '4', evidence: 'They renewed.' })),
      }),
    stranger: gone,
  },
  skipPulse: {
    call: (on, selection) => on.skipPulse({ ...about(selection), view: 'V12', reason: 'New to me.' }),
    stranger: gone,
  },
  showPulse: { call: (on, selection) => on.showPulse(about(selection)), stranger: { says: undefined } },
} satisfies Record<string, Row>;
