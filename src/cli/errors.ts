/**
 * What a command's exit code means. 64, 66, and 78 are EX_USAGE, EX_NOINPUT, and EX_CONFIG of sysexits.h; 130 is a
 * shell's code for SIGINT.
 */
export const EXITS = {
  done: { code: 0, meaning: 'Done.' },
  failed: { code: 1, meaning: 'Failed. The message says why, and what to do.' },
  warned: { code: 3, meaning: 'Done, with warnings and no errors.' },
  usage: { code: 64, meaning: 'The command line is wrong.' },
  unreachable: { code: 66, meaning: "A file can't be read or written, or a server can't be reached." },
  configuration: { code: 78, meaning: 'A variable is missing or invalid. The message names it.' },
  stopped: { code: 130, meaning: 'Stopped with Ctrl+C. Run the command again to continue.' },
} as const;

export type Exit = keyof typeof EXITS;

/** An error with a message for the person at the terminal. */
export class CliError extends Error {
  readonly exit: Exit;

  constructor(exit: Exit, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CliError';
    this.exit = exit;
  }
}

/** Removes the user and password from every MongoDB address in a text. */
export function withoutPassword(text: string): string {
  return text.replace(/(mongodb(?:\+srv)?:\/\/)[^/\s]*@/g, '$1');
}
