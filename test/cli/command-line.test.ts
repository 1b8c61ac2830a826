import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { freshFile } from '../../packages/embedded-mongo/test/server/support.ts';
import { EXITS } from '../../src/cli/errors.ts';
import { exitsOf, reference } from '../../src/cli/manual.ts';
import { PAGES } from '../../src/cli/pages.ts';
import { runCommandLine } from '../../src/cli/program.ts';
import { goalpost } from '../support/goalpost.ts';

/** What a command line prints and comes to, in this process. */
async function run(...args: string[]) {
  const printed: string[] = [];
  const progress = { show: () => undefined, say: () => undefined };
  const stop = new AbortController().signal;
  const exit = await runCommandLine(args, PAGES, { env: {}, progress, stop, print: (text) => printed.push(text) });
  return { exit, out: printed.join('\n') };
}

const NAMES = PAGES.map(({ name }) => name);

describe('the help', () => {
  it('is docs/command-line.md: npm run docs:cli writes it', () => {
    expect(readFileSync('docs/command-line.md', 'utf8')).toBe(reference(PAGES));
  });

  it('is beside the version of the release, which the container has, too', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await run('--version')).toEqual({ exit: 'done', out: `goalpost ${version}` });
    expect(await goalpost('--version')).toEqual({
      code: 0,
      out: `goalpost ${version}\n`,
      text: `goalpost ${version}\n`,
    });
  });

  it('lists every command, and is the page of one that is named, on standard output', async () => {
    const whole = await goalpost('--help');
    expect(whole.code).toBe(0);
    for (const name of NAMES) expect(whole.out).toMatch(new RegExp(`^ {7}${name}$`, 'm'));
    for (const args of [
      ['help', 'erase'],
      ['erase', '--help'],
    ]) {
      const { exit, out } = await run(...args);
      expect(exit).toBe('done');
      expect(out.match(/^[A-Z ]+$/gm)).toEqual([
        'NAME',
        'SYNOPSIS',
        'DESCRIPTION',
        'OPTIONS',
        'EXIT STATUS',
        'EXAMPLES',
      ]);
    }
  });

  it.each(PAGES)('of $name fits a terminal, and its examples are of it', ({ name, examples, description }) => {
    for (const { line } of examples) expect(line).toContain(`goalpost ${name}`);
    expect(description.join(' ')).not.toMatch(/ {2}|\n/);
  });

  it('documents the exit codes, each once', () => {
    const codes = Object.values(EXITS).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const page of PAGES) expect(exitsOf(page)).toEqual(expect.arrayContaining(['done', 'usage']));
  });
});

describe('a command line that is wrong', () => {
  it.each([
    [[], 'A command is missing.'],
    [['expor'], "Unknown command 'expor' (Did you mean export?)"],
    [['export'], "Required option '--out <file>' not specified. For help, run goalpost help export."],
    [['export', '--uot', 'x', '--out', 'y'], "Unknown option '--uot'"],
    [['migrate', '--to'], "Option '--to <address>' argument missing."],
    [['run-once', 'more'], 'Too many arguments'],
    [['completion', 'fish'], "'fish' is invalid for argument 'shell'. Allowed choices are bash, zsh."],
    [['erase', 'noor'], 'Name the person by their member ID'],
  ])('ends with 64 and says what is wrong: %j', async (args, message) => {
    await expect(run(...args)).rejects.toMatchObject({ exit: 'usage', message: expect.stringContaining(message) });
  });

  it('is refused on standard error', async () => {
    const { code, text, out } = await goalpost('expor');
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(text).toBe("Unknown command 'expor' (Did you mean export?) For help, run goalpost help.\n");
  });
});

describe('the completion', () => {
  const scriptOf = async (shell: string) => {
    const file = freshFile(`completion.${shell}`);
    writeFileSync(file, (await run('completion', shell)).out);
    return file;
  };

  const completed =
    (file: string) =>
    (...words: string[]): string[] => {
      const quoted = words.map((word) => `'${word}'`).join(' ');
      const script = `source ${file}; COMP_WORDS=(goalpost ${quoted}); COMP_CWORD=${words.length}; _goalpost; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8' }).split('\n').filter(Boolean);
    };

  it('offers commands, options, choices, and files in bash', async () => {
    const bash = completed(await scriptOf('bash'));
    expect(bash('')).toEqual(expect.arrayContaining([...NAMES, 'help']));
    expect(bash('ex')).toEqual(['export']);
    expect(bash('--v')).toEqual(['--version']);
    expect(bash('erase', '--')).toEqual(expect.arrayContaining(['--apply', '--called', '--from', '--help']));
    expect(bash('completion', '')).toEqual(['bash', 'zsh']);
    expect(bash('export', '--out', 'package.j')).toEqual(['package.json']);
    expect(bash('migrate', '--to', '')).toEqual([]);
    expect(bash('help', 'mig')).toEqual(['migrate']);
  });

  it('is a script that zsh reads, where there is one, and names every command and option', async () => {
    const file = await scriptOf('zsh');
    const script = readFileSync(file, 'utf8');
    for (const { name, options } of PAGES) {
      expect(script).toContain(`    ${name}) _arguments `);
      for (const { usage } of options) expect(script).toContain(`'${usage.split(' ')[0]}[`);
    }
    // Where bash completes them, too: before there is a command.
    for (const flag of ['--help', '--version']) expect(script).toContain(`'${flag}:`);
    // Its quotes are those of bash, too.
    execFileSync('bash', ['-n', file]);
    if (hasZsh()) execFileSync('zsh', ['-n', file]);
  });
});

function hasZsh(): boolean {
  try {
    execFileSync('zsh', ['-c', 'true']);
    return true;
  } catch {
    return false;
  }
}
