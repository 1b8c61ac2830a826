import type { Page, Parameter } from './page.ts';

const SHELLS = ['bash', 'zsh'] as const;
type Shell = (typeof SHELLS)[number];

const flagOf = ({ usage }: Parameter): string => usage.split(' ')[0] ?? usage;
const takesValue = ({ usage }: Parameter): boolean => usage.includes('<');

/** What a shell offers for a value. */
const bashValue = ({ choices, completes }: Parameter): string => {
  if (choices !== undefined) return `COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$word"))`;
  return completes === 'nothing' ? 'COMPREPLY=()' : 'COMPREPLY=($(compgen -f -- "$word"))';
};

function bashCase({ name, arguments: places, options }: Page): string {
  const values = options.filter(takesValue).map((one) => `      ${flagOf(one)}) ${bashValue(one)}; return ;;`);
  const before = values.length === 0 ? '' : `      case "$before" in\n  ${values.join('\n  ')}\n      esac\n`;
  const [place] = places;
  const flags = [...options.map(flagOf), '--help'].join(' ');
  const fallback = place === undefined ? '' : `      if [[ "$word" != -* ]]; then ${bashValue(place)}; return; fi\n`;
  return `    ${name})\n${before}${fallback}      COMPREPLY=($(compgen -W '${flags}' -- "$word")) ;;`;
}

function bash(pages: readonly Page[]): string {
  const names = [...pages.map(({ name }) => name), 'help'].join(' ');
  return `_goalpost() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  if ((COMP_CWORD == 1)); then COMPREPLY=($(compgen -W '${names} --help --version' -- "$word")); return; fi
  case "\${COMP_WORDS[1]}" in
${pages.map(bashCase).join('\n')}
    help) COMPREPLY=($(compgen -W '${names}' -- "$word")) ;;
  esac
}
complete -o filenames -F _goalpost goalpost
`;
}

/** Within the quotes and brackets of `_arguments`. */
const zshText = (text: string): string => text.replaceAll(/[[\]:]/g, '').replaceAll("'", "'\\''");
const zshValue = ({ choices, completes }: Parameter): string => {
  if (choices !== undefined) return `(${choices.join(' ')})`;
  return completes === 'nothing' ? ' ' : '_files';
};

function zshCase({ name, arguments: places, options }: Page): string {
  const flags = options.map((one) => {
    const value = takesValue(one) ? `:value:${zshValue(one)}` : '';
    return `'${flagOf(one)}[${zshText(one.meaning)}]${value}'`;
  });
  const behind = places.map((one, index) => `'${index + 1}:${zshText(one.usage)}:${zshValue(one)}'`);
  return `    ${name}) _arguments ${[...behind, ...flags, "'--help[Shows the help.]'"].join(' ')} ;;`;
}

function zsh(pages: readonly Page[]): string {
  const names = pages.map(({ name, summary }) => `'${name}:${zshText(summary)}'`);
  return `#compdef goalpost
_goalpost() {
  local -a commands=(${names.join(' ')} 'help:Show the help of a command')
  local -a flags=('--help:Show the help' '--version:Show the version')
  if ((CURRENT == 2)); then _describe command commands; _describe -o option flags; return; fi
  local command="$words[2]"
  shift words
  ((CURRENT--))
  case "$command" in
${pages.map(zshCase).join('\n')}
    help) _describe command commands ;;
  esac
}
compdef _goalpost goalpost
`;
}

const SCRIPTS: Readonly<Record<Shell, (pages: readonly Page[]) => string>> = { bash, zsh };

/** The command that prints the completion of these commands and of itself. */
export function completionPage(others: readonly Page[]): Page {
  const page: Page = {
    name: 'completion',
    summary: 'Print the completion script for a shell',
    description: [
      'Prints a script that completes commands, options, and files. To use it, add eval "$(goalpost completion bash)" to ~/.bashrc, or the same with zsh to ~/.zshrc after compinit.',
    ],
    arguments: [{ usage: '<shell>', meaning: 'bash or zsh.', choices: SHELLS }],
    options: [],
    examples: [{ line: 'eval "$(goalpost completion bash)"', does: 'Completes goalpost in this shell.' }],
    exits: [],
    run: async ({ shell }, { print }) => {
      const known = SHELLS.find((one) => one === shell) ?? 'bash';
      print(SCRIPTS[known]([...others, page]));
      return 'done';
    },
  };
  return page;
}
