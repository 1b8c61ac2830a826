import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const SCRIPTS = resolve(import.meta.dirname, '../../scripts');
let root = '';

const write = async (name: string, text: string) => {
  await mkdir(dirname(join(root, name)), { recursive: true });
  await writeFile(join(root, name), text);
};
const start = () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'goalpost-start-'));
  await mkdir(join(root, 'scripts'));
  for (const name of ['start.mjs', 'built.mjs']) await cp(join(SCRIPTS, name), join(root, 'scripts', name));
  await write('src/main.ts', '');
  await write('package-lock.json', '{}');
  await write('build.mjs', `import fs from 'node:fs'; fs.cpSync('built.js', 'dist/main.js');`);
  await write('built.js', `console.log('up, from what was built');`);
  await write('package.json', JSON.stringify({ type: 'module', scripts: { build: 'node build.mjs' } }));
});
afterEach(() => rm(root, { recursive: true }));

it('builds once, and then runs what was built', () => {
  const first = start();
  expect(first.stderr).toBe('Goalpost is not built. Building it, which takes a few seconds.\n');
  expect(first).toMatchObject({ status: 0, stdout: 'up, from what was built\n' });
  expect(start()).toEqual({ status: 0, stdout: 'up, from what was built\n', stderr: '' });
});

it.each([
  ['src/main.ts', 'sources'],
  ['package-lock.json', 'packages'],
])('says that %s changed since, and builds again', async (file, what) => {
  start();
  await write('built.js', `console.log('up, from what changed');`);
  const later = new Date(Date.now() + 60_000);
  await utimes(join(root, file), later, later);
  expect(start()).toMatchObject({
    stdout: 'up, from what changed\n',
    stderr: expect.stringContaining(`The ${what} of Goalpost changed since it was built.`),
  });
});

it('runs without sources, and says what to do where it cannot build', async () => {
  start();
  await rm(join(root, 'src'), { recursive: true });
  expect(start()).toMatchObject({ status: 0, stderr: '' });
  await rm(join(root, 'dist'), { recursive: true });
  await write('build.mjs', 'process.exit(1);');
  expect(start()).toMatchObject({ status: 70, stderr: expect.stringContaining('Run "npm ci" without "--omit=dev"') });
});
