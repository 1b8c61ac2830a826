import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '../../.dependency-cruiser.js';

const root = resolve(import.meta.dirname, '../..');

/** One planted violation for each rule: a file, and what it imports against the rule. */
const PLANTED: Readonly<Record<string, { readonly file: string; readonly imports: string; readonly and?: string }>> = {
  'no-cycles': { file: 'src/domain/circle-two.ts', imports: './circle.ts', and: 'src/domain/circle.ts' },
  'not-resolvable': { file: 'src/domain/lost.ts', imports: './nowhere.ts' },
  'domain-is-pure': { file: 'src/domain/impure.ts', imports: '../stores/goals.ts' },
  'domain-has-no-io': { file: 'src/usecases/reads-files.ts', imports: 'node:fs' },
  'usecases-know-ports': { file: 'src/usecases/shortcut.ts', imports: '../stores/goals.ts' },
  'text-knows-the-domain': { file: 'src/text/loud.ts', imports: '../usecases/ports.ts' },
  'stores-know-mongodb': { file: 'src/stores/chatty.ts', imports: '../slack/ids.ts' },
  'views-are-pure': { file: 'src/slack/views/active.ts', imports: '../../usecases/ports.ts' },
  'listeners-never-touch-stores': { file: 'src/slack/listeners/direct.ts', imports: '../../stores/goals.ts' },
  'embedded-store-stands-alone': { file: 'src/embedded-store/curious.ts', imports: '../domain/goal/goal.ts' },
  'the-command-line-moves-data': { file: 'src/cli/nosy.ts', imports: '../domain/goal/goal.ts' },
  'one-composition-root': { file: 'src/scheduler/joins.ts', imports: '../app.ts' },
  'the-bot-knows-no-playground': { file: 'src/http/playful.ts', imports: '../../playground/clock.ts' },
  'the-simulator-knows-no-bot': { file: 'playground/slack/peeks.ts', imports: '../../src/domain/goal/goal.ts' },
};
const INNOCENT = [
  'src/domain/goal/goal.ts',
  'src/usecases/ports.ts',
  'src/stores/goals.ts',
  'src/slack/ids.ts',
  'src/app.ts',
  'playground/clock.ts',
];

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
  const argv = [bin, '--config', '.dependency-cruiser.js', '--output-type', 'json', 'src', 'playground'];
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
