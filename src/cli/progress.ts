const WIDTH = 30;

/** Shows the progress of a command. */
export interface Progress {
  /** Shows how much of one step is done. */
  show(what: string, done: number, total: number): void;
  /** Prints a line that stays on screen. */
  say(line: string): void;
}

/** Redraws a bar on a terminal; elsewhere prints one line for each finished step. */
export function createProgress(out: NodeJS.WriteStream): Progress {
  const isTerminal = out.isTTY === true;
  return {
    show: (what, done, total) => {
      if (isTerminal) {
        const filled = total === 0 ? WIDTH : Math.round((WIDTH * Math.min(done, total)) / total);
        out.write(`\r\u001b[K${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${what} ${done}/${total}`);
      } else if (done >= total) out.write(`${what}: ${done} of ${total}\n`);
    },
    say: (line) => {
      out.write(isTerminal ? `\r\u001b[K${line}\n` : `${line}\n`);
    },
  };
}
