import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Half of the cores: scenario tests start servers of their own and measure nothing.
    pool: 'forks',
    globalSetup: ['test/contracts/global-setup.ts'],
    setupFiles: ['test/contracts/setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A zone that is neither UTC nor the zone of a sample person, so that code which leans on the machine's zone fails.
    env: { TZ: 'Pacific/Chatham', LANG: 'C' },
  },
});
