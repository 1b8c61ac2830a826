import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { COMMANDS, FEATURES, NOTICE_KINDS, textsIn } from '../src/features/index.ts';

const ROOT = resolve(import.meta.dirname, '..');
const TEMPLATES = join(import.meta.dirname, 'feature');
const TEMPLATE = '.template';
const LIST = 'src/features/index.ts';

const NAME = /^[a-z][a-z0-9]+(?:-[a-z0-9]+)*$/;
const SHORTEST = 3;
const LONGEST = 30;

/** Of ECMAScript's modules and TypeScript, as far as a name can be one of them. */
const KEYWORDS =
  `any arguments async await boolean break case catch class const continue debugger declare default delete
  else enum eval export extends false finally for function get if implements import in instanceof interface keyof let
  module namespace never new null number object package private protected public readonly return set static string super
  switch symbol this throw true try type typeof undefined unknown var void while with yield`.split(/\s+/);
/** What the templates call something else. */
const IN_TEMPLATES = ['channel-link', 'english', 'listener'];

/** How a name is written where it stands for a value, a type, a constant, an id, and in a sentence. */
function spellingsOf(name: string) {
  const parts = name.split('-');
  const pascal = parts.map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`).join('');
  const camel = `${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}`;
  const snake = parts.join('_');
  return { name, camel, Pascal: pascal, snake, UPPER: snake.toUpperCase(), words: parts.join(' ') };
}

/** Why a feature cannot have a name, and what to do; undefined where it can. */
export function featureProblem(name: string): string | undefined {
  if (!NAME.test(name)) {
    return `"${name}" cannot be a feature's name. Use lower-case letters and digits, with single hyphens between words, and begin with a letter: "client-pulse".`;
  }
  if (name.length < SHORTEST || name.length > LONGEST) {
    return `"${name}" has ${name.length} characters. Choose a name of ${SHORTEST} to ${LONGEST}.`;
  }
  const { camel } = spellingsOf(name);
  const taken = takenBy(name, camel);
  return taken && `"${name}" is taken: ${taken}. Choose another name.`;
}

function takenBy(name: string, camel: string): string | undefined {
  if (KEYWORDS.includes(camel) || IN_TEMPLATES.includes(name)) return 'it means something else in the code';
  if (FEATURES.some((feature) => feature.name === name)) return 'there is a feature of that name';
  if (COMMANDS.some(({ word }) => word === name)) return `there is a command "/goal ${name}"`;
  if (camel in textsIn()) return `there is a part of the texts named "${camel}"`;
  if (NOTICE_KINDS.has(name)) return 'there is a notice of that kind';
  const file = filesOf(name).find(({ path }) => existsSync(join(ROOT, path)));
  if (file !== undefined) return `${file.path} is there already`;
  if (existsSync(join(ROOT, 'src/features', name))) return `src/features/${name} is there already`;
  const list = readFileSync(join(ROOT, LIST), 'utf8');
  return new RegExp(`\\b${camel}\\b`).test(list) ? `${LIST} uses the name "${camel}"` : undefined;
}

interface TemplateFile {
  /** Where it goes, from the root. */
  readonly path: string;
  readonly template: string;
}

function filesOf(name: string): readonly TemplateFile[] {
  return readdirSync(TEMPLATES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(TEMPLATE))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((template) => ({
      path: relative(TEMPLATES, template).replaceAll('__name__', name).slice(0, -TEMPLATE.length),
      template,
    }));
}

/** Writes a feature's files and adds it to the list, as the highest one. Overwrites nothing. */
export async function addFeature(
  name: string,
): Promise<{ readonly written: readonly string[]; readonly changed: string }> {
  const values = { ...spellingsOf(name), rank: String(nextRank()) };
  const files = filesOf(name);
  for (const { path, template } of files) {
    const filled = fill(await readFile(template, 'utf8'), values);
    await mkdir(dirname(join(ROOT, path)), { recursive: true });
    await writeFile(join(ROOT, path), filled, { flag: 'wx' });
  }
  const list = join(ROOT, LIST);
  await writeFile(list, listed(await readFile(list, 'utf8'), values));
  const written = files.map(({ path }) => path).toSorted();
  await format([...written, LIST]);
  return { written, changed: LIST };
}

/** Last in the help, but for the help itself. */
function nextRank(): number {
  return Math.max(...COMMANDS.filter(({ isHelp }) => !isHelp).map(({ rank }) => rank)) + 1;
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`A template asks for {{${key}}}, which nobody fills in.`);
    return value;
  });
}

/** The list with one import and one entry more. */
function listed(list: string, { name, camel }: { readonly name: string; readonly camel: string }): string {
  const withEntry = list.replace(/(FEATURES = \[[^\]]*?),?\s*\]/, `$1, ${camel}]`);
  if (withEntry === list) throw new Error(`${LIST} has no "FEATURES = [...]" to which a feature could be added.`);
  return `import { ${camel} } from './${name}/index.ts';\n${withEntry}`;
}

/** How names sort and how long lines become depends on the name. */
async function format(files: readonly string[]): Promise<void> {
  const bin = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  // What is new is not known to Git yet, and the tree may be a copy without it.
  const argv = [bin, 'check', '--write', '--vcs-enabled=false', ...files];
  await promisify(execFile)(process.execPath, argv, { cwd: ROOT });
}
