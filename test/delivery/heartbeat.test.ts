import { describe, expect, it } from 'vitest';
import { startHeartbeat } from '../../src/schedule/heartbeat.ts';

/** Beats too seldom to disturb, so that the tests beat themselves. */
const NEVER = { expression: '0 0 29 2 *' };
const unexpected = (error: unknown) => {
  throw error;
};

function gate() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

describe('the heartbeat', () => {
  it('beats by itself', async () => {
    const { passed, open } = gate();
    const heart = startHeartbeat(async () => open(), unexpected, { expression: '* * * * * *' });
    await passed;
    expect(await heart.stop()).toBe(true);
  });

  it('runs one tick at a time', async () => {
    let running = 0;
    let most = 0;
    let ticks = 0;
    const tick = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      ticks += 1;
    };
    const heart = startHeartbeat(tick, unexpected, NEVER);
    await Promise.all([heart.beat(), heart.beat(), heart.beat(), heart.beat()]);
    expect(most).toBe(1);
    // The first began at once; the others asked for one that begins after they did, and share it.
    expect(ticks).toBe(2);
    await heart.beat();
    expect(ticks).toBe(3);
    await heart.stop();
  });

  it('does between beats what is asked for alone, and beats though that never ends being asked for', async () => {
    const { passed, open } = gate();
    let running = 0;
    let most = 0;
    const asked = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    };
    const tick = async () => {
      await asked();
      open();
    };
    const heart = startHeartbeat(tick, unexpected, { expression: '* * * * * *', asked });
    let isOver = false;
    const asking = (async () => {
      while (!isOver) await Promise.all([heart.beat(), heart.beat()]);
    })();
    await passed;
    isOver = true;
    await asking;
    expect(most).toBe(1);
    expect(await heart.stop()).toBe(true);
  });

  it('goes on after a tick that failed, and says so to whoever asked for it', async () => {
    let ticks = 0;
    const tick = async () => {
      ticks += 1;
      if (ticks === 1) throw new Error('store away');
    };
    const heart = startHeartbeat(tick, unexpected, NEVER);
    await expect(heart.beat()).rejects.toThrow('store away');
    await heart.beat();
    expect(ticks).toBe(2);
    await heart.stop();
  });

  it('waits for the tick in flight when it stops, and tells it to', async () => {
    const { passed, open } = gate();
    const done: string[] = [];
    const tick = async (signal: AbortSignal) => {
      await passed;
      done.push(`told ${signal.aborted}`);
    };
    const heart = startHeartbeat(tick, unexpected, NEVER);
    const beating = heart.beat();
    const stopping = heart.stop();
    open();
    expect(await stopping).toBe(true);
    expect(done).toEqual(['told true']);
    await beating;
    await heart.beat();
    expect(done).toHaveLength(1);
  });

  it('does not wait for ever', async () => {
    const { passed, open } = gate();
    const heart = startHeartbeat(() => passed, unexpected, { ...NEVER, maxStopMs: 20 });
    const beating = heart.beat();
    expect(await heart.stop()).toBe(false);
    open();
    await beating;
  });
});
