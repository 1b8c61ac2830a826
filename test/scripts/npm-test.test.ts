import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

it('npm test says first how long it takes, and so do the pages that name it', () => {
  const { scripts } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { scripts: { test: string } };
  const [first = '', second = ''] = scripts.test.split(' && ');
  expect(second).toBe('vitest run');
  const [command = '', ...args] = first.split(' ');
  expect(execFileSync(command, args, { cwd: root, encoding: 'utf8' })).toMatch(/^All tests take seven to ten minutes/);
  for (const page of ['README.md', 'CONTRIBUTING.md']) {
    const line = readFileSync(resolve(root, page), 'utf8')
      .split('\n')
      .find((one) => /\bnpm test\b.*#/.test(one));
    expect(line, page).toContain('ten minutes');
  }
});
