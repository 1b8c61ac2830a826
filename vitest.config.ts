import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Both of the cores that the suite is made for; left to itself the runner would use one of two.
    maxWorkers: 2,
    globalSetup: ['test/contracts/global-setup.ts'],
    setupFiles: ['test/contracts/setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A zone that is neither UTC nor the zone of a sample person, so that code which leans on the machine's zone fails.
    env: { TZ: 'Pacific/Chatham', LANG: 'C' },
  },
});
