import { execFile } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';

/** What Slack waits for goes before it, where both want the same core. */
const NICE = 19;

/** The place of this thread among those that want a core. On Linux a thread has one of its own; elsewhere nothing happens. */
export interface Priority {
  /**
   * From now on this thread runs while a core has nothing else to do, and whoever wakes takes its core at once. Linux since
   * 6.6 lets a thread run to the end of its slice of some milliseconds otherwise, whatever its nice value. Nobody but root
   * can take it back.
   */
  waitForIdle(): void;
}

/** The thread starts with the greatest nice value, which leaves it little of a core that others want. */
export function createPriority(): Priority {
  const thread = numberOfThread();
  if (thread !== undefined) ignoringFailure(() => setPriority(thread, NICE));
  let waits = false;
  return {
    waitForIdle: () => {
      if (thread === undefined || waits) return;
      waits = true;
      // Node has no call for it. Without this program of util-linux or BusyBox it keeps its nice value.
      ignoringFailure(() => execFile('chrt', ['-i', '-p', '0', String(thread)], () => undefined));
    },
  };
}

function numberOfThread(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')));
    // Zero would be the whole process.
    return thread > 0 ? thread : undefined;
  } catch {
    return undefined;
  }
}

/** It draws all the same. */
function ignoringFailure(work: () => unknown): void {
  try {
    work();
  } catch {
    // As it was.
  }
}
