import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { SAMPLE_WORKSPACE, sampleApp } from '../../playground/sample.ts';
import { PAGES } from '../../src/cli/pages.ts';
import { runCommandLine } from '../../src/cli/program.ts';
import { freePort } from '../support/free-port.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const DOCUMENTS = [
  'README.md',
  'SECURITY.md',
  'docs/operations.md',
  'docs/command-line.md',
  'docs/store.md',
  'docs/import-export.md',
];
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** The shell commands of a document, each block whole, in their order. */
const blocksOf = (document: string): string[] =>
  [...read(document).matchAll(/^( *)```sh\n([\s\S]*?)^ *```/gm)].map(([, indent = '', block = '']) =>
    block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );

/** The words of a command, without its quotes. */
const words = (command: string) =>
  [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');

/** Every command of npm and of the command line that the documents name, in blocks and in sentences. */
function commandsIn(document: string): string[] {
  const text = read(document);
  const inline = [...text.matchAll(/`([^`\n]+)`/g)].map(([, command = '']) => command);
  return [...inline, ...blocksOf(document).flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'))]
    .flatMap((line) => line.split(/&&|\|\|/))
    .map((line) =>
      line
        .replace(/\s#.*$/, '')
        .replace(/^\w+=\S+ /, '')
        .trim(),
    )
    .filter((line) => /^(?:npm|goalpost) [a-z-]/.test(line));
}

/** What a command gives to the command line; undefined where it is one of npm, or stands in a sentence for itself. */
function argumentsIn(command: string): string[] | undefined {
  const [program, ...given] = words(command);
  if (program === 'npm' && !given.includes('goalpost')) return undefined;
  const args = program === 'goalpost' ? given : given.slice(given.indexOf('--') + 1);
  // `COMMAND` stands for any.
  return args.length < 2 || args[0] === 'COMMAND' ? undefined : args;
}

/** The script that a command of npm runs; undefined where it is one of npm itself. */
function scriptIn(command: string): string | undefined {
  const [program, ...given] = words(command);
  const name = given.find((word) => word !== 'run' && word !== '-s');
  return program !== 'npm' || ['ci', 'link'].includes(name ?? '') ? undefined : name;
}

it.each(DOCUMENTS)(
  '%s names only scripts and commands that there are, with options that they have',
  async (document) => {
    const progress = { show: () => undefined, say: () => undefined };
    const terminal = { env: {}, progress, stop: new AbortController().signal, print: () => undefined };
    // The real reading of the command line; what the commands do is tried elsewhere.
    const pages = PAGES.map((page) => ({ ...page, run: async () => 'done' as const }));
    const commands = commandsIn(document);
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      const script = scriptIn(command);
      if (script !== undefined) expect(Object.keys(scripts), command).toContain(script);
      const args = argumentsIn(command);
      if (args !== undefined) await expect(runCommandLine(args, pages, terminal), command).resolves.toBe('done');
    }
  },
);

describe('an operator who follows README.md and docs/operations.md in a fresh copy', () => {
  let folder = '';
  let slack: Simulator;
  let port = 0;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'goalpost-operator-'));
    slack = await startSimulator({ app: sampleApp(), workspace: SAMPLE_WORKSPACE, waitFactor: 8 });
    port = await freePort();
    const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
    for (const file of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(join(root, file), join(folder, file));
    }
    // As `npm ci` installs it, from what is installed here; the packages of the repository are those of the copy.
    mkdirSync(join(folder, 'node_modules/@goalpost'), { recursive: true });
    for (const name of readdirSync(join(root, 'node_modules'))) {
      if (name !== '@goalpost') symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
    }
    for (const name of readdirSync(join(folder, 'packages'))) {
      symlinkSync(join(folder, 'packages', name), join(folder, 'node_modules/@goalpost', name));
    }
  });
  afterAll(async () => {
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const env = () => ({ PATH: process.env['PATH'] ?? '', HOME: folder });
  const bash = (script: string) => run('bash', ['-c', `set -eu\n${script}`], { cwd: folder, env: env() });
  /** Sets a variable where .env.example has its line, as an editor does. */
  const set = (text: string, name: string, value: string) => {
    expect(text).toMatch(new RegExp(`^${name}=`, 'm'));
    return text.replace(new RegExp(`^${name}=.*$`, 'm'), `${name}=${value}`);
  };

  it('fills in .env, and hears from the doctor what is still wrong', async () => {
    let text = read('.env.example');
    writeFileSync(join(folder, '.env'), text);
    const [doctor = ''] = blocksOf('docs/operations.md');
    expect(doctor).toContain('goalpost -- doctor');
    await expect(bash(doctor)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/SLACK_BOT_TOKEN is missing/),
    });
    text = set(text, 'SLACK_BOT_TOKEN', slack.botToken);
    text = set(text, 'SLACK_APP_TOKEN', slack.appToken);
    text = set(text, 'SLACK_API_URL', slack.apiUrl);
    writeFileSync(join(folder, '.env'), set(text, 'PORT', String(port)));
    // 3 where this machine's Node is at its end.
    const { stdout } = await bash(`{ ${doctor.trim()}; } || [ $? -eq 3 ]`);
    expect(stdout).not.toMatch(/^error/m);
    expect(stdout).toMatch(/^ok +scopes/m);
  });

  it('has the settings of the app compared', async () => {
    const block = blocksOf('docs/operations.md')[1] ?? '';
    expect(block).toContain('SLACK_CONFIGURATION_TOKEN=xoxe.xoxp-… ');
    const { stdout } = await bash(
      `{ ${block.trim().replace('xoxe.xoxp-…', slack.configurationToken)}; } || [ $? -eq 3 ]`,
    );
    expect(stdout).toMatch(/^ok +manifest +the app's settings are those of manifest\.yml$/m);
  });

  it('starts it, which builds it first and says so, and makes a team', async () => {
    const bot = spawn('npm', ['start'], { cwd: folder, env: env(), detached: true });
    // Once nobody of its group can print any more.
    const ended = once(bot, 'close');
    let said = '';
    for (const stream of [bot.stdout, bot.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        said += part;
      });
    }
    try {
      await expect.poll(() => said + bot.exitCode, { timeout: 400_000 }).toMatch(/goalpost is up|[0-9]$/);
      expect(said).toContain('Goalpost is not built. Building it, which takes a few seconds.');
      expect(said).toContain('goalpost is up');
      expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
      await slack.as('mara').command('/goal', 'team', 'client-success');
      await slack.as('mara').modal('New team');
    } finally {
      // The group, as Ctrl+C in a terminal reaches it.
      process.kill(-Number(bot.pid), 'SIGINT');
      await ended;
    }
    expect(said).toContain('"msg":"stopped"');
  }, 600_000);

  it('has completion for the command that was built', async () => {
    const link = blocksOf('docs/command-line.md')[0] ?? '';
    expect(link).toContain('goalpost completion bash');
    // What `npm link` makes.
    mkdirSync(join(folder, 'bin'));
    execFileSync('chmod', ['+x', join(folder, 'dist/cli/main.js')]);
    symlinkSync(join(folder, 'dist/cli/main.js'), join(folder, 'bin/goalpost'));
    const asked = `PATH="${folder}/bin:$PATH"\n${link.split('\n')[0]}\nCOMP_WORDS=(goalpost re); COMP_CWORD=1; _goalpost; echo "\${COMPREPLY[@]}"`;
    expect((await bash(asked)).stdout.trim()).toBe('restore');
    expect((await bash(`PATH="${folder}/bin:$PATH" goalpost completion zsh`)).stdout).toContain('#compdef goalpost');
  });
});

describe('commands for containers, which are not here', () => {
  const all = ['README.md', 'docs/operations.md'].flatMap(blocksOf).join('\n').replaceAll('\\\n', ' ').split('\n');
  const ofProgram = (program: string) =>
    all.filter((line) => line.startsWith(`${program} `)).map((line) => words(line));

  /** What Node runs there: what the build makes of the sources. */
  const programOf = (command: readonly string[]) => command[command.indexOf('node') + 1];

  it('docker: build, run, and compose fit the files', () => {
    const commands = ofProgram('docker');
    expect(commands.map(([, verb]) => verb).toSorted()).toEqual(['build', 'compose', 'compose', 'run']);
    const build = commands.find(([, verb]) => verb === 'build') ?? [];
    const started = commands.find(([, verb]) => verb === 'run') ?? [];
    expect(build.at(-1)).toBe('.');
    expect(started.at(-1)).toBe(build[build.indexOf('-t') + 1]);
    expect(started).toContain('--read-only');
    const volume = (started[started.indexOf('-v') + 1] ?? '').split(':')[1] ?? '';
    expect(read('Dockerfile')).toContain(`VOLUME ${volume}`);
    const { services } = parse(read('compose.yaml')) as { services: Record<string, Record<string, unknown>> };
    expect(services['goalpost']).toMatchObject({ build: '.', env_file: '.env', read_only: true });
    expect(Object.keys(Object(services['goalpost']?.['depends_on']))).toEqual(['mongodb']);
    const asked = commands.find((command) => command.includes('doctor')) ?? [];
    expect(Object.keys(services)).toContain(asked[asked.indexOf('--rm') + 1]);
    expect(programOf(asked)).toBe('dist/cli/main.js');
    expect(existsSync(join(root, 'src/cli/main.ts'))).toBe(true);
    expect(services['mongodb']).toHaveProperty('healthcheck.test');
  });

  it('kubectl: the secret has the files that the deployment mounts', () => {
    const [create = [], apply = [], exec = []] = ofProgram('kubectl');
    const manifests = parseAllDocuments(read(apply.at(-1) ?? '')).map((one) => one.toJS() as never);
    const text = JSON.stringify(manifests);
    expect(text).toContain(`"secretName":"${create[4]}"`);
    const keys = create.filter((word) => word.startsWith('--from-file=')).map((word) => word.split('=')[1]);
    const mounted = [...text.matchAll(/"name":"\w+_FILE","value":"([^"]+)"/g)].map(([, path = '']) =>
      path.split('/').at(-1),
    );
    expect(keys.toSorted()).toEqual(mounted.toSorted());
    expect(keys.length).toBe(3);
    expect(text).toContain(`"kind":"Deployment","metadata":{"name":"${exec[2]?.replace('deploy/', '')}"`);
    expect(programOf(exec)).toBe('dist/cli/main.js');
  });
});
