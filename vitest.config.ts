import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { TIMES } from './test/support/cases.ts';
import { scratchFolder } from './test/support/scratch.ts';
import { seedOf } from './test/support/seed.ts';
import { ProjectByProject } from './test/support/sequencer.ts';

const ALL = ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'];
const tests = (...folders: readonly string[]) => folders.map((folder) => `${folder}/**/*.test.ts`);

/** What starts no process, no browser and no bot: what somebody who writes code runs again and again. */
const FAST = tests(
  'test/domain',
  'test/text',
  'test/slack/views',
  'test/features',
  'packages/slack-simulator/test/page',
);
/**
 * What notes every command that reaches a store of its process, where no other file may have one open; and what has
 * processes of its own at work for long.
 */
const ISOLATED = [...tests('packages/embedded-mongo/test', 'test/cli'), 'test/architecture/new-feature.test.ts'];
const BROWSER = tests('test/browser');
/** Names between bars: of the scenarios, only these run beside a server. Without it, all do. */
const SCENARIOS = process.env['SCENARIOS'];
/** The simulation has a store of its own, so a server changes nothing in it. */
const NOT_BESIDE_A_SERVER = process.env['MONGODB_URI']
  ? ['test/failures/simulation.test.ts', ...(SCENARIOS ? [`test/scenario/!(${SCENARIOS}).test.ts`] : [])]
  : [];

/** Two cores, and one more worker for the time in which the others wait: for a socket, or a process that starts. */
const WORKERS = 3;

/** One for all groups, also where it is random. */
const SEED = String(seedOf(process.env['SEED']));

type Test = NonNullable<TestProjectInlineConfiguration['test']>;

/** `isolate: false` lets the files of a process follow one another: what they load and compile is there once. */
const project = (name: string, test: Test): TestProjectInlineConfiguration => ({
  // Packages of this repository are run from their sources.
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source', 'node', 'import', 'module', 'default'] } },
  test: {
    name,
    pool: 'forks',
    // Real processes and sockets: .ci/run names what passed on its second try. What is random is as it was.
    retry: process.env['CI'] ? 1 : 0,
    setupFiles: ['test/support/reproducible.ts', 'packages/slack-simulator/test/contracts/setup.ts'],
    maxWorkers: WORKERS,
    // Far beyond what anything takes: a machine that is busy with something else is no reason to fail.
    testTimeout: 300_000 * TIMES,
    hookTimeout: 300_000,
    // What is waited for comes at once, but not on a machine that is busy with something else.
    expect: { poll: { timeout: 60_000 } },
    env: {
      // Neither UTC nor the zone of a sample person, so that code which leans on the machine's zone fails.
      TZ: 'Pacific/Chatham',
      LANG: 'C',
      SEED,
      TMPDIR: scratchFolder(),
    },
    ...test,
  },
});

export default defineConfig({
  test: {
    globalSetup: ['packages/slack-simulator/test/contracts/global-setup.ts'],
    sequence: { sequencer: ProjectByProject },
    // In the order in which they begin: short files fill the time in which the last long one is at work.
    projects: [
      project('bot', {
        ...{ include: ALL, exclude: [...FAST, ...ISOLATED, ...BROWSER, ...NOT_BESIDE_A_SERVER], isolate: false },
        globalSetup: ['test/support/built.ts'],
      }),
      project('isolated', { include: ISOLATED, globalSetup: ['test/support/built.ts'] }),
      project('fast', { include: FAST, isolate: false }),
      // When everything else is done, one file at a time: a browser alone has work for two cores.
      project('browser', {
        include: BROWSER,
        globalSetup: ['test/browser/global-setup.ts'],
        isolate: false,
        maxWorkers: 1,
        sequence: { groupOrder: 1 },
      }),
    ],
  },
});
