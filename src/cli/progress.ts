const WIDTH = 30;

/** Tells how far something is. */
export interface Progress {
  /** What is at work now, how much is done of it, and how much there is. */
  show(what: string, done: number, total: number): void;
  /** A line that stays. */
  say(line: string): void;
}

/** A bar that is drawn again and again on a terminal, and elsewhere a line for each thing that is finished. */
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
