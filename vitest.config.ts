import { defineConfig } from 'vitest/config';
import { TIMES } from './test/support/cases.ts';
import { seedOf } from './test/support/seed.ts';

/** What drives a browser, or keeps a server busy for long: these run when everything else is done, one file at a time. */
const ALONE = ['test/browser/**/*.test.ts', 'packages/embedded-mongo/test/differential/**/*.test.ts'];

export default defineConfig({
  // Packages of this repository are run from their sources.
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source', 'node', 'import', 'module', 'default'] } },
  test: {
    pool: 'forks',
    globalSetup: ['packages/slack-simulator/test/contracts/global-setup.ts'],
    setupFiles: ['test/support/reproducible.ts', 'packages/slack-simulator/test/contracts/setup.ts'],
    // Far beyond what anything takes: a machine that is busy with something else is no reason to fail.
    testTimeout: 120_000 * TIMES,
    hookTimeout: 120_000,
    // What is waited for comes at once, but not on a machine that is busy with something else.
    expect: { poll: { timeout: 15_000 } },
    // A zone that is neither UTC nor the zone of a sample person, so that code which leans on the machine's zone fails.
    env: { TZ: 'Pacific/Chatham', LANG: 'C', SEED: String(seedOf(process.env['SEED'])) },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
          exclude: ALONE,
          // Both of the cores that the suite is made for; left to itself the runner would use one of two.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
