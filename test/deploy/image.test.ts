import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const MB = 1_000_000;

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly link?: boolean;
}
const locked = (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages;

/** Where Node finds a package that another one asks for; undefined where it is not installed. */
function placeOf(from: string, name: string): string | undefined {
  const within = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (locked[within] !== undefined) return within;
  return from === '' ? undefined : placeOf(from.replace(/(?:^|\/)(?:node_modules\/)?(?:@[^/]+\/)?[^/]+$/, ''), name);
}

/** The folders of all packages that the last stage of the image holds: those of the bot and of its store. */
function shippedFolders(): string[] {
  const found = new Set<string>();
  const waiting = ['', 'packages/embedded-mongo'];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { dependencies, optionalDependencies } = locked[place] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const next = placeOf(place, name);
      if (next === undefined || locked[next]?.link === true || found.has(next)) continue;
      // What another platform would have is in the lock file, too.
      if (existsSync(join(root, next))) found.add(next);
      waiting.push(next);
    }
  }
  return [...found];
}

/** The files of a folder, without the packages within it. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}

/** The same content in a second place, which may be removed there. */
function linked(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

describe('the image', () => {
  let folder = '';
  const folders = shippedFolders();
  const bytes = () =>
    folders.reduce((sum, one) => sum + filesIn(join(folder, one)).reduce((s, f) => s + statSync(f).size, 0), 0);
  let before = 0;
  let said = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'goalpost-image-'));
    for (const one of folders) {
      for (const file of filesIn(join(root, one))) linked(file, join(folder, file.slice(root.length)));
    }
    mkdirSync(join(folder, 'dist'));
    mkdirSync(join(folder, 'packages'));
    copyFileSync(join(root, 'src/pictures/fonts.ts'), join(folder, 'dist/thread-main.js'));
    before = bytes();
    said = execFileSync(process.execPath, [join(root, 'scripts/trim.mjs'), folder], { encoding: 'utf8' });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the packages of the bot and its store, and nothing of the simulated Slack or of development', () => {
    expect(folders).toContain('node_modules/libsql');
    expect(folders.filter((one) => /emoji-datasource|typescript$|vitest|slack-simulator/.test(one))).toEqual([]);
    expect(read('Dockerfile')).toContain(
      'npm ci --omit=dev --workspace=@goalpost/embedded-mongo --include-workspace-root',
    );
  });

  it('adds less than 110 MB to its base, uncompressed', () => {
    expect(said).toMatch(/^Took \d+ MB of what nothing reads\.$/m);
    expect(before - bytes()).toBeGreaterThan(20 * MB);
    expect(bytes()).toBeLessThan(110 * MB);
  });

  it('loads every package that the bot imports, and has its fonts and every licence', () => {
    const sources = ['src', 'packages/embedded-mongo/src'].flatMap((one) => filesIn(join(root, one)));
    const imports = sources.flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/^import (?!type )[^;]*? from '((?!node:|\.|@goalpost)[^']+)';/gm),
    ]);
    const names = [...new Set(imports.map(([, name]) => name))];
    expect(names.length).toBeGreaterThan(25);
    const script = `for (const name of ${JSON.stringify(names)}) await import(name);`;
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
    const fonts = read('src/pictures/fonts.ts').match(/[\w-]+\/\w+\/\w+\.ttf/g) ?? [];
    expect(fonts.length).toBeGreaterThan(6);
    for (const font of fonts)
      expect(existsSync(join(folder, 'node_modules/@expo-google-fonts', font)), font).toBe(true);
    const licences = (at: string) =>
      folders
        .flatMap((one) =>
          filesIn(join(at, one)).filter((file) => /licen[cs]e|notice|copying/i.test(file.slice(at.length))),
        )
        .filter((file) => !/\.(?:map|d\.[cm]?ts)$/.test(file)).length;
    expect(licences(folder)).toBe(licences(root));
  });

  it('is made in two stages, without root, on Node 24, and says whether it is ready', () => {
    const lines = read('Dockerfile').split('\n');
    const stages = lines.filter((line) => line.startsWith('FROM '));
    expect(stages).toHaveLength(2);
    for (const stage of stages) expect(stage).toMatch(/^FROM node:24-bookworm-slim/);
    const last = lines.slice(lines.lastIndexOf(stages[1] ?? ''));
    expect(last).toContain('USER node');
    // Nothing is written anywhere but into the volume.
    expect(last.filter((line) => line.startsWith('RUN '))).toEqual(['RUN mkdir /data && chown node:node /data']);
    expect(last.join('\n')).toMatch(/HEALTHCHECK [\s\S]*\/readyz/);
    for (const copied of read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)) {
      for (const path of copied[1]?.split(' ') ?? []) expect(existsSync(join(root, path)), path).toBe(true);
    }
  });

  it('has everything that the build copies, past .dockerignore', () => {
    const kept = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => new RegExp(`^${line.slice(1).replaceAll('.', '\\.').replaceAll('*', '[^/]+')}(?:/|$)`));
    const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, all = '']) =>
      all.split(' '),
    );
    expect(copied.length).toBeGreaterThan(8);
    expect(copied.filter((path) => !kept.some((pattern) => pattern.test(path)))).toEqual([]);
  });
});
