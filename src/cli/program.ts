import { Argument, Command, CommanderError, Option } from 'commander';
import { CliError, type Exit } from './errors.ts';
import { isRequired, manual, manualOf } from './manual.ts';
import { type Given, type Page, type Terminal, VERSION } from './page.ts';

const silent = { writeOut: () => undefined, writeErr: () => undefined };

/** The command of a page, with commander's reading and the page's help. */
function commandOf(page: Page, done: (given: Given) => Promise<void>): Command {
  const command = new Command(page.name)
    .exitOverride()
    .configureOutput(silent)
    .helpOption('--help')
    .allowExcessArguments(false);
  for (const { usage, meaning, choices } of page.arguments) {
    const place = new Argument(usage, meaning);
    command.addArgument(choices === undefined ? place : place.choices(choices));
  }
  for (const one of page.options) {
    const option = new Option(one.usage, one.meaning);
    if (one.choices !== undefined) option.choices(one.choices);
    command.addOption(isRequired(one) ? option.makeOptionMandatory() : option);
  }
  return command.action(async () => {
    const places = Object.fromEntries(
      command.registeredArguments.map((place, index) => [place.name(), command.processedArgs[index]]),
    );
    await done({ ...command.opts(), ...places });
  });
}

/** `error: unknown option '--too'\n(Did you mean --to?)` in sentences. */
function usageOf(error: CommanderError): string {
  const text = error.message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .trim();
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?)]$/.test(text) ? '' : '.'}`;
}

/** Whom to ask for help: the command that was named, where there is one. */
function helpFor(argv: readonly string[], pages: readonly Page[]): string {
  const page = pages.find(({ name }) => name === argv[0]);
  return page === undefined ? manual(pages) : manualOf(page);
}

const asksForHelp = (argv: readonly string[]) =>
  argv[0] === 'help' || argv.some((one) => one === '--help' || one === '-h');

/**
 * Reads the command line and runs the command. Resolves with its exit. Throws a `CliError` with the exit `usage` where
 * the command line is wrong, and whatever the command throws.
 */
export async function runCommandLine(
  argv: readonly string[],
  pages: readonly Page[],
  terminal: Terminal,
): Promise<Exit> {
  if (asksForHelp(argv)) {
    terminal.print(helpFor(argv[0] === 'help' ? argv.slice(1) : argv, pages));
    return 'done';
  }
  if (argv[0] === '--version' || argv[0] === '-V') {
    terminal.print(`goalpost ${VERSION}`);
    return 'done';
  }
  if (argv.length === 0) throw new CliError('usage', `A command is missing.\n\n${manual(pages)}`);
  let exit: Exit = 'done';
  const program = new Command('goalpost').exitOverride().configureOutput(silent).helpCommand(false);
  for (const page of pages) {
    program.addCommand(
      commandOf(page, async (given) => {
        exit = await page.run(given, terminal);
      }),
    );
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const known = pages.some(({ name }) => name === argv[0]);
    const help = known ? `goalpost help ${argv[0]}` : 'goalpost help';
    throw new CliError('usage', `${usageOf(error)} For help, run ${help}.`);
  }
  return exit;
}
