import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { featureProblem } from '../../scripts/add-feature.ts';

const root = resolve(import.meta.dirname, '../..');
const NAME = 'client-pulse';

/** What the project is made from, and the tests that look at all features; without the other tests, which take minutes. */
const COPIED = [
  '.dependency-cruiser.d.ts',
  '.dependency-cruiser.js',
  'biome.json',
  'manifest.yml',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'packages',
  'playground',
  'scripts',
  'src',
  'test/features/one-way-in',
  'test/features/one-way-in.test.ts',
  'test/features/support.ts',
  'test/slack/listeners/routes.test.ts',
  'test/slack/views/check.ts',
  'test/support',
  'test/text/catalogue.test.ts',
];
const ITS_TESTS = [`test/scenario/${NAME}.test.ts`, `test/slack/views/${NAME}.test.ts`];
const OF_ALL_FEATURES = [
  'test/features/one-way-in.test.ts',
  'test/slack/listeners/routes.test.ts',
  'test/text/catalogue.test.ts',
];
const LEFT_OUT = /(^|\/)(node_modules|dist)(\/|$)/;

describe(`npm run new -- feature ${NAME}`, () => {
  let tree: string;
  let before: ReadonlyMap<string, string>;

  beforeAll(async () => {
    tree = await mkdtemp(join(tmpdir(), 'goalpost-feature-'));
    for (const path of COPIED) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      const filter = (from: string) => !LEFT_OUT.test(relative(root, from));
      cpSync(join(root, path), join(tree, path), { recursive: true, filter });
    }
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
    // What these tests import is compiled with them.
    const compiled = {
      extends: './tsconfig.json',
      include: ['src', 'playground', 'scripts', '*.ts', 'test/features', ...ITS_TESTS, ...OF_ALL_FEATURES],
    };
    writeFileSync(join(tree, 'tsconfig.feature.json'), JSON.stringify(compiled));
    before = contentsOf(tree);
    expect(await run(tree, newFeature(NAME))).toMatchObject({ code: 0 });
  });
  afterAll(() => rm(tree, { recursive: true, force: true }));

  it('changes three files outside the folder of the feature and the tests', () => {
    const after = contentsOf(tree);
    const touched = [...after.keys()].filter((path) => after.get(path) !== before.get(path));
    const elsewhere = touched.filter((path) => !path.startsWith(`src/features/${NAME}/`) && !path.startsWith('test/'));
    expect(elsewhere.toSorted()).toEqual(['src/features/index.ts', `src/text/de/${NAME}.ts`, `src/text/en/${NAME}.ts`]);
    expect([...before.keys()].filter((path) => !after.has(path))).toEqual([]);
    expect(touched.filter((path) => before.has(path))).toEqual(['src/features/index.ts']);
  });

  it('makes what compiles, keeps every rule, and does in both languages what it says', async () => {
    const tests = [...ITS_TESTS, ...OF_ALL_FEATURES];
    const [types, rules, style, running] = await Promise.all([
      run(tree, ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.feature.json']),
      run(tree, [
        'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
        '--config',
        '.dependency-cruiser.js',
        'src',
      ]),
      run(tree, ['node_modules/@biomejs/biome/bin/biome', 'check', '--vcs-enabled=false', 'src', 'test']),
      run(tree, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', ...tests]),
    ]);
    for (const { code, output } of [types, rules, style]) expect(code, output).toBe(0);
    const files = (JSON.parse(running.stdout) as Report).testResults;
    const failed = files.flatMap(({ message, assertionResults }) => [
      ...(message ? [message] : []),
      ...assertionResults.flatMap(({ failureMessages }) => failureMessages),
    ]);
    expect(failed).toEqual([]);
    expect(running.code).toBe(0);
    const named = files.map(({ name, assertionResults }) => [relative(tree, name), assertionResults.length > 0]);
    expect(named.toSorted()).toEqual(tests.map((file) => [file, true]).toSorted());
    // Four whole tools at once, each with a process of its own.
  }, 480_000);

  it.each([
    [[], 'Usage: npm run new -- feature NAME'],
    [['two', 'names'], 'This is not understood: feature two names'],
    [[NAME], 'a feature of that name'],
  ])('refuses %j, says why, and writes nothing', async (names, why) => {
    const earlier = contentsOf(tree);
    const { code, output } = await run(tree, newFeature(...names));
    expect(code).toBe(64);
    expect(output).toContain(why);
    expect(contentsOf(tree)).toEqual(earlier);
  });
});

describe('the name of a new feature', () => {
  it.each([
    ['', 'lower-case'],
    ['Client', 'lower-case'],
    ['client--pulse', 'lower-case'],
    ['ab', 'has 2 characters'],
    ['x'.repeat(31), 'has 31 characters'],
    ['new', 'means something else'],
    ['team', 'a feature of that name'],
    ['away', 'a command "/goal away"'],
    ['rhythm', 'a part of the texts named "rhythm"'],
    ['not-counted', 'a notice of that kind'],
    ['measures', 'src/text/de/measures.ts is there already'],
    ['notices', 'src/features/index.ts uses the name'],
  ])('is not "%s"', (name, why) => {
    expect(featureProblem(name)).toContain(why);
    expect(featureProblem(name)).toMatch(/(Choose|Use) .*\.$/);
  });
});

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    /** Why a file could not be loaded; empty where it could. */
    readonly message: string;
    readonly assertionResults: readonly { readonly failureMessages: readonly string[] }[];
  }[];
}

function newFeature(...names: readonly string[]): string[] {
  return ['--conditions=source', '--import', 'tsx', 'scripts/new.ts', 'feature', ...names];
}

/** Every file of a tree with what it holds. */
function contentsOf(tree: string): ReadonlyMap<string, string> {
  const files = readdirSync(tree, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => relative(tree, join(entry.parentPath, entry.name)));
  return new Map(
    paths.filter((path) => !LEFT_OUT.test(path)).map((path) => [path, readFileSync(join(tree, path), 'utf8')]),
  );
}

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly output: string;
}

/** Runs Node in a tree, as from a shell: what Vitest sets for its own processes is left out. */
function run(cwd: string, argv: readonly string[]): Promise<Ended> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TZ)/.test(name)));
  return new Promise((done) => {
    const options = { cwd, env: { ...env, NO_COLOR: '1' }, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [...argv], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      done({ code, stdout, output: `${stdout}\n${stderr}` });
    });
  });
}
