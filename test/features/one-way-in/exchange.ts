import type { Row } from './row.ts';

const file = (goal: string) => ({
  name: 'values.csv',
  bytes: async function* () {
    yield new TextEncoder().encode(`goal,date,value\n${goal},2026-02-20,83\n`);
  },
});

/** Files: an export is of what who asks may see, an import into the teams that they lead. */
export const rows = {
  exportGoals: {
    call: (useCases, { workspace, person }) =>
      useCases.exportGoals({ workspace, person, format: 'json', language: 'en' }),
    stranger: 'alone',
  },
  checkImport: {
    call: (useCases, { workspace, person, goal }) =>
      useCases.checkImport({ workspace, person, file: file(goal), choices: {} }),
    stranger: { says: { result: { ok: true, counts: { new: 0, problem: 1 } } } },
  },
  applyImport: {
    call: async (useCases, { workspace, person, goal }) => {
      const request = { workspace, person, file: file(goal), choices: {} };
      const { fingerprint } = await useCases.checkImport(request);
      return useCases.applyImport({ ...request, fingerprint });
    },
    stranger: { says: { result: { ok: true, counts: { new: 0, problem: 1 } } } },
  },
} satisfies Record<string, Row>;
