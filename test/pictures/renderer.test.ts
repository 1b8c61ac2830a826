import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Goal } from '../../src/domain/goal/goal.ts';
import { createPictureRenderer } from '../../src/pictures/renderer.ts';
import { english } from '../support/texts.ts';
import { goalWith, monthly, pictureOf } from '../support/trends.ts';

const goal: Goal = goalWith(monthly(80, 80.6, 82, 83), { title: 'Client retention rate' });
const picture = pictureOf(goal, english());
const PATIENCE_MS = 180_000;
/** SCHED_IDLE of sched.h. */
const IDLE = 5;

/** The policy of each thread of this process: field 41 of proc(5). */
const policies = () =>
  readdirSync('/proc/self/task').map((thread) => {
    const fields = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[38]);
  });
const idleThreads = () => policies().filter((policy) => policy === IDLE).length;

function canWaitForIdle(): boolean {
  try {
    execFileSync('chrt', ['--version'], { stdio: 'ignore' });
    return process.platform === 'linux';
  } catch {
    return false;
  }
}

describe('the thread of pictures', () => {
  it.skipIf(!canWaitForIdle())('leaves every core to others after its first picture', async () => {
    const before = idleThreads();
    const renderer = createPictureRenderer({ timeoutMs: PATIENCE_MS, idleTimeoutMs: PATIENCE_MS });
    try {
      await renderer.render(picture);
      expect(idleThreads()).toBe(before);
      // On a machine that is busy, it waits for a core while one looks.
      const next = renderer.render(picture);
      await expect.poll(idleThreads).toBe(before + 1);
      expect((await next).byteLength).toBeGreaterThan(1000);
    } finally {
      await renderer.close();
    }
  });

  it('makes a picture beside others where no core is left for it, and goes on so', async () => {
    // Nothing is made within no time.
    const renderer = createPictureRenderer({ timeoutMs: PATIENCE_MS, idleTimeoutMs: 0 });
    try {
      const [first, ...others] = [
        await renderer.render(picture),
        await renderer.render(picture),
        await renderer.render(picture),
      ];
      for (const other of others) expect(Buffer.from(other).equals(Buffer.from(first))).toBe(true);
    } finally {
      await renderer.close();
    }
  });
});
