import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createBackgroundWork } from '../../src/concurrency/background-work.ts';
import { createKeyedQueue } from '../../src/concurrency/keyed-queue.ts';
import { currentRequest, outsideRequests, withinRequest } from '../../src/request-id.ts';

const REQUESTS = ['one', 'two', 'three'];
/** The request that each piece of work belongs to when it is its turn, behind others that wait. */
const belonging = (run: (work: () => Promise<string | undefined>) => Promise<string | undefined>) => {
  const work = async () => {
    await sleep(1);
    return currentRequest();
  };
  return Promise.all(REQUESTS.map((id) => withinRequest(id, () => run(work))));
};

describe('work that waits for its turn', () => {
  it('belongs to the request that it comes from, and not to the one before it', async () => {
    const { runInBackground, runInteractive } = createBackgroundWork();
    expect(await belonging(runInBackground)).toEqual(REQUESTS);
    expect(await belonging(runInteractive)).toEqual(REQUESTS);
  });

  it('does so in the line of one key, too', async () => {
    const { run } = createKeyedQueue();
    expect(await belonging((work) => run('form', work))).toEqual(REQUESTS);
  });

  it('belongs to none where a beat does it that a request set off', async () => {
    const { runInBackground } = createBackgroundWork();
    const beat = () => outsideRequests(() => runInBackground(async () => currentRequest()));
    expect(await withinRequest('one', beat)).toBeUndefined();
  });
});
