import type { Row } from './row.ts';

/** How right people were: their own and the sum of a team, for who is in it. */
export const rows = {
  seeTrackRecord: {
    call: (useCases, { workspace, person, team }) => useCases.seeTrackRecord({ workspace, person, team }),
    stranger: 'not-a-member',
  },
} satisfies Record<string, Row>;
