/** sysexits.h: used wrongly; could not be opened; could not be made. 130 is what a shell gives for SIGINT. */
export const EXIT = { usage: 64, unreachable: 66, failed: 1, stopped: 130 } as const;

/** What went wrong, in a sentence for the person at the terminal. */
export class CliError extends Error {
  readonly exit: keyof typeof EXIT;

  constructor(exit: keyof typeof EXIT, message: string) {
    super(message);
    this.name = 'CliError';
    this.exit = exit;
  }
}

/** Takes what stands between `//` and `@` out of every address in a text: the name of a user and a password. */
export function withoutPassword(text: string): string {
  return text.replace(/(mongodb(?:\+srv)?:\/\/)[^/\s]*@/g, '$1');
}
