import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COMMANDS } from '../../src/features/index.ts';

it('README.md has a line or a word for every command, and for no other', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const table = readme.slice(readme.indexOf('\n| `/goal` |'), readme.indexOf('\n## What it does'));
  // Words that a filter takes stand in a line of their command.
  const named = [...table.matchAll(/(?:^\| |; )`([a-z-]+)(?: …)?`/gm)].map(([, word]) => word);
  const words = COMMANDS.map(({ word }) => word).filter((word) => word !== '');
  expect([...new Set(named)].toSorted()).toEqual(words.toSorted());
});
