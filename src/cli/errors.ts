/** 64 and 66 are EX_USAGE and EX_NOINPUT of sysexits.h; 130 is a shell's code for SIGINT. */
export const EXIT = { usage: 64, unreachable: 66, failed: 1, stopped: 130 } as const;

/** An error with a message for the person at the terminal. */
export class CliError extends Error {
  readonly exit: keyof typeof EXIT;

  constructor(exit: keyof typeof EXIT, message: string) {
    super(message);
    this.name = 'CliError';
    this.exit = exit;
  }
}

/** Removes the user and password from every MongoDB address in a text. */
export function withoutPassword(text: string): string {
  return text.replace(/(mongodb(?:\+srv)?:\/\/)[^/\s]*@/g, '$1');
}
