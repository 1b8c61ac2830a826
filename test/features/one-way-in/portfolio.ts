import type { Row } from './row.ts';

/**
 * All teams of who asks, and no others: what a group of another team comes to for them is in `portfolio.test.ts`, as who
 * looks brings the sheets of their own teams up to date.
 */
export const rows = {
  seePortfolio: {
    call: (useCases, { workspace, person }) => useCases.seePortfolio({ workspace, person, by: 'team' }),
    stranger: 'alone',
  },
  seePortfolioGroup: {
    call: (useCases, { workspace, person, team }) =>
      useCases.seePortfolioGroup({ workspace, person, by: 'team', key: team, from: 0 }),
    stranger: 'alone',
  },
  chooseDigestDay: {
    call: (useCases, { workspace, person }) => useCases.chooseDigestDay({ workspace, person, day: 2 }),
    stranger: 'alone',
  },
} satisfies Record<string, Row>;
