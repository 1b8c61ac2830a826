import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestPlayground } from '../support/playground.ts';
import { commandBody, signedRequest } from '../support/signed.ts';
import { type SlowStore, startSlowStore } from '../support/slow-store.ts';

/** More than the driver has connections (`src/stores/connect.ts`), each with several questions to the store. */
const REQUESTS = 150;
/** Of the three seconds in which Slack wants to hear that a request came: a busy machine needs longer for so many. */
const PATIENCE = 4;

/** Where answers arrive that come after the acknowledgement. */
async function startSink() {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    request.resume().on('end', () => response.end('ok'));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    received: () => count,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
type Sink = Awaited<ReturnType<typeof startSink>>;

describe('a pool that is exhausted', () => {
  let database: TestDatabase;
  let store: SlowStore;
  let playground: Playground;
  let sink: Sink;
  beforeAll(async () => {
    sink = await startSink();
    database = await openTestDatabase();
    store = await startSlowStore(database.uri);
    const uri = { kind: 'mongodb', uri: store.uri, database: database.name } as const;
    playground = await startTestPlayground({ transport: 'http', waitFactor: PATIENCE, store: uri });
  });
  afterAll(async () => {
    await playground.stop();
    await store.close();
    await database.close();
    await sink.close();
  });

  it('F40 leaves no command unacknowledged while nothing comes from the store, and none without its answer', async () => {
    const url = `http://127.0.0.1:${playground.goalpost.port}/slack/events`;
    const release = store.hold();
    const from = { user_id: 'U0NOOR', channel_id: 'C0SUCCESS', team_id: 'T0HARBOUR' };
    const body = commandBody({ text: 'list', ...from, response_url: sink.url });
    const answers = await Promise.all(
      Array.from({ length: REQUESTS }, () => fetch(url, signedRequest(playground.simulator.signingSecret, body))),
    );
    expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
    expect(sink.received()).toBe(0);
    release();
    await expect.poll(sink.received, { timeout: 180_000 }).toBe(REQUESTS);
  });
});
