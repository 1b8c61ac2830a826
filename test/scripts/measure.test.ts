import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitsOf } from '../../scripts/measure/commits.ts';
import { duplicatesOf } from '../../scripts/measure/duplicates.ts';
import { climbsOf } from '../../scripts/measure/rooms.ts';
import { functionsOf, importsOf, readSources, type Source } from '../../scripts/measure/sources.ts';

const source = (path: string, text: string): Source => ({ path, text, lines: text.split('\n').length });

describe('what feat commits touch', () => {
  const log = [
    '\0feat(goal): one\n\nsrc/a/one.ts\nsrc/a/two.ts\nsrc/b/three.ts\ntest/a/one.test.ts\n',
    '\0fix(goal): two\n\nsrc/a/one.ts\n',
    '\0feature flags are documented\n\nsrc/a/one.ts\n',
    '\0feat!: three\n\npackages/store/src/x.ts\npackages/store/test/x.test.ts\nREADME.md\n',
    '\0feat: four\n\nREADME.md\n',
  ].join('');

  it('is averaged over the newest of them, source files alone, and those that touched some', () => {
    expect(commitsOf(log, 1)).toEqual({ commits: 1, files: 3, folders: 2 });
    expect(commitsOf(log, 2)).toEqual({ commits: 2, files: 2, folders: 1.5 });
    expect(commitsOf(log, 20)).toEqual({ commits: 2, files: 2, folders: 1.5 });
  });

  it('is nothing where there is none', () => {
    expect(commitsOf('\0fix: one\n\nsrc/a.ts\n', 20)).toEqual({ commits: 0, files: 0, folders: 0 });
  });
});

describe('a function', () => {
  it('is measured from its head to the end of its body, also within another', () => {
    const text = `export function outer(\n  a: number,\n) {\n  const inner = () => {\n    return a;\n  };\n  return inner;\n}\ndeclare function none(): void;\n`;
    expect(functionsOf(source('src/a.ts', text))).toEqual([
      { name: 'outer in src/a.ts:1', lines: 8 },
      { name: 'inner in src/a.ts:4', lines: 3 },
    ]);
  });
});

describe('imports', () => {
  const rooms = { of: 'a test', DOMAIN: ['time', 'goal'], FEATURES: ['team', 'round'] };

  it('are those of the project, also types and what is loaded later, but not what types are added to', () => {
    const text = `import type { A } from './a.ts';\nexport * from '../b.ts';\nimport z from 'zod';\ndeclare module '../c.ts' { interface C {} }\nconst d = await import('./d.ts');\n`;
    expect(importsOf(source('src/x/y.ts', text))).toEqual(['src/x/a.ts', 'src/b.ts', 'src/x/d.ts']);
  });

  it('lead upwards where a lower room imports a higher one', () => {
    const sources = [
      source('src/domain/goal/goal.ts', `import { t } from '../time/t.ts';\nimport { own } from './own.ts';`),
      source('src/domain/time/t.ts', `import { goal } from '../goal/goal.ts';`),
      source(
        'src/features/round/r.ts',
        `import { team } from '../team/index.ts';\nimport '../../domain/goal/goal.ts';`,
      ),
      source('src/features/unlisted/u.ts', `import { team } from '../team/index.ts';`),
    ];
    expect(climbsOf(sources, rooms)).toEqual({ all: 3, upward: 1 });
  });
});

describe('a tree', () => {
  let tree: string;
  const block = Array.from({ length: 12 }, (_, line) => `  total += Math.round(amount * ${line} + offset);`).join('\n');

  beforeAll(async () => {
    tree = await mkdtemp(join(tmpdir(), 'goalpost-tree-'));
    for (const folder of ['src', 'packages/store/src', 'packages/store/dist', 'test']) {
      mkdirSync(join(tree, folder), { recursive: true });
    }
    const twice = (name: string) =>
      `export function ${name}(amount: number, offset: number) {\n  let total = 0;\n${block}\n  return total;\n}\n`;
    writeFileSync(join(tree, 'src/one.ts'), twice('one'));
    writeFileSync(join(tree, 'packages/store/src/two.ts'), twice('two'));
    writeFileSync(join(tree, 'packages/store/dist/two.ts'), twice('built'));
    writeFileSync(join(tree, 'test/one.test.ts'), twice('tested'));
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it('is read where its sources are', () => {
    expect(readSources(tree).map(({ path, lines }) => [path, lines])).toEqual([
      ['packages/store/src/two.ts', 16],
      ['src/one.ts', 16],
    ]);
  });

  it('has as many duplicate blocks as stand in its sources', () => {
    const { blocks, share } = duplicatesOf(tree);
    expect(blocks).toBe(1);
    expect(share).toBeGreaterThan(0.4);
  });
});
