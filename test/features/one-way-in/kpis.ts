import type { Row } from './row.ts';

/** KPIs: seen by the team, and given values by whoever sees them. */
export const rows = {
  listKpis: {
    call: (on, { workspace, person, team }) => on.listKpis({ workspace, person, team }),
    stranger: 'not-a-member',
  },
  getKpi: {
    call: (on, { workspace, person, team }) => on.getKpi(workspace, person, `${team}-kpi`),
    stranger: { says: undefined },
  },
  addKpiValue: {
    call: (on, { workspace, person, team }) =>
      on.addKpiValue({ workspace, person, kpi: `${team}-kpi`, view: 'V5', value: '83', on: '2026-03-01' }),
    stranger: { says: { ok: false, problems: [{ field: 'value', problem: { code: 'kpi-has-goal' } }] } },
  },
} satisfies Record<string, Row>;
