import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import config from '../../.dependency-cruiser.js';

const root = resolve(import.meta.dirname, '../..');
const LONGEST_FILE = 300;

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|\/)(dist|node_modules)\//.test(file));
}

/** Every document of the project, as a path from its root. */
function documents(): string[] {
  const inFolder = (folder: string, recursive: boolean) =>
    readdirSync(join(root, folder), { recursive, encoding: 'utf8' }).map((file) => join(folder, file));
  const readmes = readdirSync(join(root, 'packages')).map((name) => join('packages', name, 'README.md'));
  return [...inFolder('.', false), ...inFolder('docs', true), ...readmes].filter((file) => file.endsWith('.md'));
}

/** The files and folders of the project that a document names in code spans, and those that it links to. */
function namedIn(document: string): string[] {
  const text = readFileSync(join(root, document), 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '');
  // `NAME` stands for any name.
  const spans = text.matchAll(/`((?!\S*NAME)(?:src|test|packages|playground|scripts|bench|docs|findings)\/[\w./-]*)`/g);
  const links = text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g);
  const here = dirname(document);
  // A package's own README names files from its folder.
  const fromPackage = (path: string) => here.startsWith('packages') && !path.startsWith('packages');
  return [
    ...[...spans].map(([, path = '']) => (fromPackage(path) ? join(here, path) : path)),
    ...[...links].map(([, path = '']) => join(here, path)),
  ];
}

/** The files in which a pattern occurs, comments left out. */
function filesWith(pattern: RegExp, ...folders: string[]): string[] {
  return folders.flatMap(filesIn).filter((file) => {
    const code = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    return pattern.test(code);
  });
}

describe('the house', () => {
  it('has no clock of its own in what is pure', () => {
    const clocks = /Date\.now\(|new Date\(\)|performance\.now\(|Math\.random\(/;
    expect(filesWith(clocks, 'src/domain', 'src/ports', 'src/features', 'src/text', 'src/slack/views')).toEqual([]);
  });

  it('reads the environment in one place', () => {
    expect(filesWith(/process\.env\b/, 'src')).toEqual(['src/config.ts']);
  });

  it('keeps texts for people in the catalogue: no view and no listener holds a sentence', () => {
    const sentence = /['"`][A-Z][a-z]+ [a-z]+ [a-z]+[^'"`]*[.?]['"`]/;
    const inSlack = /^src\/(features\/[^/]+\/slack|slack\/views)\//;
    expect(filesWith(sentence, 'src').filter((file) => inSlack.test(file))).toEqual([]);
  });

  it('makes the text of a message of its blocks, in one place', () => {
    const byHand = /\btext: [^;{}]*\bblocks\b|\bblocks: [^;{}]*\btext:|\.\.\.(?!form\b)\w+, blocks:/;
    expect(filesWith(byHand, 'src/features', 'src/slack')).toEqual(['src/slack/views/message.ts']);
  });

  it.each(['src', 'packages', 'playground', 'bench', 'scripts'])('has small files in %s', (folder) => {
    const long = filesIn(folder).filter((file) => {
      return !file.includes('/test/') && readFileSync(join(root, file), 'utf8').split('\n').length > LONGEST_FILE + 1;
    });
    expect(long).toEqual([]);
  });

  it('says in ARCHITECTURE.md what every dependency rule is', () => {
    const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const names = config.forbidden.map(({ name }) => name.split(':')[0]);
    const missing = names.filter((name) => !text.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });

  it.each(documents())('names only files that exist in %s', (document) => {
    expect(namedIn(document).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('follows a check-in and a prompt through their files in ARCHITECTURE.md', () => {
    const files = namedIn('ARCHITECTURE.md');
    for (const file of ['src/features/check-in/submit-check-in.ts', 'src/features/round/open-round.ts']) {
      expect(files).toContain(file);
    }
    expect(files.length).toBeGreaterThan(60);
  });
});
