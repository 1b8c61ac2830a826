import { EXITS, type Exit } from './errors.ts';
import type { Page, Parameter } from './page.ts';

const INDENT = '       ';
const WIDTH = 80;

/** Breaks a text between its words, so that no line with its indent is wider than a terminal. */
function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(indent + line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line].join('\n');
}

const section = (title: string, ...parts: readonly string[]): string =>
  parts.length === 0 ? '' : `${title}\n${parts.join('\n\n')}\n`;

const item = (name: string, meaning: string): string => `${INDENT}${name}\n${wrapped(meaning, `${INDENT}    `)}`;

const required = (usage: string) => usage.startsWith('--') && usage.includes('<');

/** `goalpost export --out <file> [--from <store>]`. */
export function synopsis({ name, arguments: places, options }: Page, isRequired: (one: Parameter) => boolean): string {
  const flags = options.map((one) => (required(one.usage) && isRequired(one) ? one.usage : `[${one.usage}]`));
  return ['goalpost', name, ...places.map(({ usage }) => usage), ...flags].join(' ');
}

/** Whether a command does not run without the option. */
export const isRequired = ({ meaning }: Parameter): boolean => meaning.startsWith('Required.');

/** Every exit that a command can have, in order of the codes. */
export function exitsOf({ exits }: Page): Exit[] {
  const all: readonly Exit[] = ['done', 'usage', ...exits];
  return [...new Set(all)].toSorted((one, other) => EXITS[one].code - EXITS[other].code);
}

/** The help of one command, in the sections of a manual page. */
export function manualOf(page: Page): string {
  const parameters = [...page.arguments, ...page.options];
  return [
    section('NAME', `${INDENT}goalpost ${page.name} - ${page.summary}`),
    section('SYNOPSIS', wrapped(synopsis(page, isRequired), INDENT)),
    section('DESCRIPTION', ...page.description.map((text) => wrapped(text, INDENT))),
    section(
      'OPTIONS',
      ...parameters.map(({ usage, meaning }) => item(usage, meaning)),
      item('--help', 'Shows this help.'),
    ),
    section('EXIT STATUS', ...exitsOf(page).map((exit) => item(String(EXITS[exit].code), EXITS[exit].meaning))),
    section('EXAMPLES', ...page.examples.map(({ line, does }) => item(line, does))),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

/** The help of the program. */
export function manual(pages: readonly Page[]): string {
  return [
    section('NAME', `${INDENT}goalpost - look after a Goalpost store and its bot`),
    section(
      'SYNOPSIS',
      `${INDENT}goalpost <command> [options]\n${INDENT}goalpost help <command>\n${INDENT}goalpost --version`,
    ),
    section('COMMANDS', ...pages.map(({ name, summary }) => item(name, `${summary}.`))),
    section(
      'ENVIRONMENT',
      wrapped(
        'The commands read the variables of the bot, from the environment and from .env in the working directory.',
        INDENT,
      ),
    ),
    section('EXIT STATUS', ...Object.values(EXITS).map(({ code, meaning }) => item(String(code), meaning))),
  ].join('\n');
}

/** docs/command-line.md. */
export function reference(pages: readonly Page[]): string {
  const exits = Object.values(EXITS).map(({ code, meaning }) => `| ${code} | ${meaning} |`);
  const whole = pages.map((page) => `## ${page.name}\n\n\`\`\`text\n${manualOf(page)}\`\`\`\n`);
  return `# Command line

\`npm run goalpost -- COMMAND\` runs these commands from the sources. After \`npm run build\`, and in the
container, that is \`node dist/cli/main.js COMMAND\`. \`npm run docs:cli\` writes this page, and a test compares it.

Messages and progress go to standard error, results to standard output. The progress bar needs a terminal; elsewhere each
finished step is one line. **Ctrl+C** stops a command in order, and the same command continues. A second one ends it at
once.

| exit code | meaning |
|---|---|
${exits.join('\n')}

For completion in your shell, make \`goalpost\` a command (\`npm run build && npm link\`), then add one of these to the shell's
startup file:

\`\`\`sh
eval "$(goalpost completion bash)"   # ~/.bashrc
eval "$(goalpost completion zsh)"    # ~/.zshrc, after compinit
\`\`\`

${whole.join('\n')}`;
}
