import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config, { DOMAIN, FEATURES } from '../../.dependency-cruiser.js';

const root = resolve(import.meta.dirname, '../..');

/** One planted violation for each rule: a file, and what it imports against the rule. */
const PLANTED: Readonly<Record<string, { readonly file: string; readonly imports: string; readonly and?: string }>> = {
  'no-cycles': { file: 'src/domain/circle-two.ts', imports: './circle.ts', and: 'src/domain/circle.ts' },
  'not-resolvable': { file: 'src/domain/lost.ts', imports: './nowhere.ts' },
  'domain-is-pure': { file: 'src/domain/impure.ts', imports: '../stores/goals.ts' },
  'pure-has-no-io': { file: 'src/features/goal/reads-files.ts', imports: 'node:fs' },
  'ports-know-the-domain': { file: 'src/ports/nosy.ts', imports: '../stores/goals.ts' },
  'text-knows-the-domain': { file: 'src/text/loud.ts', imports: '../ports/runtime.ts' },
  'pictures-know-no-goal': { file: 'src/pictures/curious.ts', imports: '../domain/goal/goal.ts' },
  'exchange-knows-formats': { file: 'src/exchange/curious.ts', imports: '../slack/ids.ts' },
  'metrics-know-prometheus': { file: 'src/metrics/curious.ts', imports: '../domain/goal/goal.ts' },
  'concurrency-stands-alone': { file: 'src/concurrency/curious.ts', imports: '../domain/goal/goal.ts' },
  'stores-know-mongodb': { file: 'src/stores/chatty.ts', imports: '../slack/ids.ts' },
  'use-cases-know-ports': { file: 'src/features/goal/shortcut.ts', imports: '../../stores/goals.ts' },
  'views-are-pure': { file: 'src/features/goal/slack/views/active.ts', imports: '../../../../ports/runtime.ts' },
  'nothing-touches-stores': { file: 'src/features/goal/slack/direct.ts', imports: '../../../stores/goals.ts' },
  'features-through-the-index': { file: 'src/features/report/peeks.ts', imports: '../goal/find-goal.ts' },
  'the-platform-knows-no-feature': { file: 'src/slack/partial.ts', imports: '../features/goal/index.ts' },
  'embedded-mongo-stands-alone': {
    file: 'packages/embedded-mongo/src/curious.ts',
    imports: '../../../src/domain/goal/goal.ts',
  },
  'the-command-line-moves-data': { file: 'src/cli/nosy.ts', imports: '../domain/goal/goal.ts' },
  'one-composition-root': { file: 'src/delivery/joins.ts', imports: '../app.ts' },
  'the-bot-knows-no-playground': { file: 'src/http/playful.ts', imports: '../../playground/clock.ts' },
  'the-simulator-knows-no-bot': {
    file: 'packages/slack-simulator/src/peeks.ts',
    imports: '../../../src/domain/goal/goal.ts',
  },
  ...upward('domain-order', 'src/domain', DOMAIN),
  ...upward('feature-order', 'src/features', FEATURES),
};
const INNOCENT = [
  'src/domain/goal/goal.ts',
  'src/ports/runtime.ts',
  'src/stores/goals.ts',
  'src/slack/ids.ts',
  'src/features/goal/index.ts',
  'src/features/goal/find-goal.ts',
  'src/app.ts',
  'playground/clock.ts',
  ...DOMAIN.map((room) => `src/domain/${room}/there.ts`),
  ...FEATURES.map((room) => `src/features/${room}/index.ts`),
];

/** An import from each room of the one above it. */
function upward(rule: string, base: string, rooms: readonly string[]) {
  const last = base === 'src/domain' ? 'there.ts' : 'index.ts';
  return Object.fromEntries(
    rooms
      .slice(0, -1)
      .map((room, index) => [
        `${rule}:${room}`,
        { file: `${base}/${room}/climbs.ts`, imports: `../${rooms[index + 1]}/${last}` },
      ]),
  );
}

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

describe('the dependency rules', () => {
  let tree: string;
  let violations: readonly Violation[];

  beforeAll(async () => {
    tree = await mkdtemp(join(tmpdir(), 'goalpost-rules-'));
    const write = async (file: string, text: string) => {
      await mkdir(dirname(join(tree, file)), { recursive: true });
      await writeFile(join(tree, file), text);
    };
    for (const file of INNOCENT) await write(file, 'export const innocent = 1;\n');
    for (const { file, imports, and } of Object.values(PLANTED)) {
      await write(file, `import * as planted from '${imports}';\nexport const seen = planted;\n`);
      if (and !== undefined) {
        await write(and, `import * as planted from './${file.split('/').at(-1)}';\nexport const seen = planted;\n`);
      }
    }
    await symlink(join(root, 'node_modules'), join(tree, 'node_modules'));
    for (const file of ['tsconfig.json', '.dependency-cruiser.js']) await symlink(join(root, file), join(tree, file));
    violations = await cruise(tree);
  });
  afterAll(() => rm(tree, { recursive: true, force: true }));

  it.each(config.forbidden.map(({ name }) => name))('%s is enforced', (name) => {
    const planted = PLANTED[name];
    expect(planted, `plant a violation of ${name} in this test`).toBeDefined();
    expect(violations.filter(({ rule }) => rule.name === name).map(({ from }) => from)).toContain(planted?.file);
  });

  it('finds nothing in the innocent files', () => {
    expect(violations.map(({ from }) => from).filter((file) => INNOCENT.includes(file))).toEqual([]);
  });
});

/** The violations that the command line finds in a tree, with the project's own configuration. */
function cruise(cwd: string): Promise<readonly Violation[]> {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const argv = [bin, '--config', '.dependency-cruiser.js', '--output-type', 'json', 'src', 'packages', 'playground'];
  return new Promise((done, fail) => {
    execFile(process.execPath, argv, { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
      try {
        done((JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations);
      } catch {
        fail(error ?? new Error('dependency-cruiser printed no JSON'));
      }
    });
  });
}
