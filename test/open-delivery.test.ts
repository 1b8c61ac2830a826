import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeliveryClient } from '../src/delivery/delivery-client.ts';
import { drain } from '../src/delivery/drain.ts';
import type { OutboxMessage } from '../src/domain/message/outbox-message.ts';
import { DEFAULT_SETTINGS } from '../src/domain/team/team.ts';
import { NOTICE_KINDS } from '../src/features/index.ts';
import { openDelivery, sendOn } from '../src/open-delivery.ts';
import { identify } from '../src/slack/identity.ts';
import { openStores, type Stores } from '../src/stores/index.ts';
import { countingIds, digest, dispatch, handClock, summary } from './delivery/support/samples.ts';
import { storeAndSlack, withoutVain } from './delivery/support/scene.ts';
import { aTeam } from './support/samples.ts';
import { watchLog } from './support/watched-log.ts';

const place = storeAndSlack();
/** More than is read at once. */
const MANY = 300;

let stores: Stores;
let elapsed: number;
let log: ReturnType<typeof watchLog>;
let clock: ReturnType<typeof handClock>;
let steps: string[];
let parked: string[];
let paced: number[];
let delivery: ReturnType<typeof openDelivery>;

/** People whom the directory knows, by the language that they chose. */
const LOCALES: Readonly<Record<string, string>> = { UBERLIN: 'de-DE', ULONDON: 'en-GB' };

async function open() {
  const { logger } = log;
  const client = createDeliveryClient('xoxb-test', { slackApiUrl: place.slack.slackApiUrl, timeoutMs: 60_000 });
  const person = async (_workspace: string, id: string) => ({
    ...{ id, name: id, zone: 'UTC', admin: false },
    ...(LOCALES[id] !== undefined && { locale: LOCALES[id] }),
  });
  const unreachable = () => Promise.reject(new Error('no pictures'));
  const pictures = {
    takesCharts: unreachable,
    noteChartRefused: unreachable,
    fileOf: unreachable,
    forget: unreachable,
    drop: unreachable,
  };
  const metrics = {
    acknowledged: () => undefined,
    called: () => undefined,
    stored: () => undefined,
    beat: () => undefined,
    delivered: (step: string) => void steps.push(step),
  };
  const base = { clock, monotonic: () => elapsed, ids: countingIds('try'), logger, heartbeat: false };
  const opened = openDelivery(
    { ...base, watch: { metrics } },
    {
      stores,
      rhythm: { directory: { person, personToday: person } },
      followUps: { notifyLead: async ({ id }: OutboxMessage, why: string) => void parked.push(`${id} ${why}`) },
    },
    { client, pictures, identity: await identify(client).catch(() => nobody) },
  );
  opened.onPaced((ms) => paced.push(ms));
  return opened;
}
const nobody = { workspace: 'T1', enterprise: undefined, botUserId: undefined, botId: undefined, scopes: new Set('') };

beforeEach(async () => {
  const { db } = place.database;
  for (const name of ['outbox', 'lanes', 'teams']) await db.collection(name).deleteMany({});
  place.slack.reset();
  elapsed = 0;
  clock = handClock();
  log = watchLog();
  [steps, parked, paced] = [[], [], []];
  stores = await openStores(db, { clock, ids: countingIds(), noticeKinds: NOTICE_KINDS });
  delivery = await open();
});

const send = async () => withoutVain(await drain(delivery, clock.now()));
const textsIn = (channel: string) => place.slack.in(channel).map(({ text }) => text);
const entries = () => log.lines().map((line): Readonly<Record<string, unknown>> => JSON.parse(line));
const logged = () => entries().map(({ msg }) => msg);

describe('delivery, as the process joins it', () => {
  it('writes to a person in the language that they chose, and to a channel in that of its team', async () => {
    const settings = { ...DEFAULT_SETTINGS, language: 'de' } as const;
    await stores.teams.save(aTeam({ id: 'berlin', channel: 'CBERLIN', settings }));
    const everywhere = [{ user: 'UBERLIN' }, { user: 'ULONDON' }, { channel: 'CBERLIN' }, { channel: 'CLONDON' }];
    for (const [index, to] of everywhere.entries()) await stores.outbox.enqueue(dispatch(`m${index}`, { to }));
    expect(await send()).toEqual({ posted: 4 });
    expect(textsIn('DUBERLIN')).toEqual(textsIn('CBERLIN'));
    expect(textsIn('DULONDON')).toEqual(textsIn('CLONDON'));
    expect(textsIn('DUBERLIN')).not.toEqual(textsIn('DULONDON'));
  });

  it('sends the words of a message whose picture cannot be had', async () => {
    await stores.outbox.enqueue(dispatch('m', { notice: summary() }));
    expect(await send()).toEqual({ posted: 1 });
    expect(textsIn('C1')).toHaveLength(1);
  });

  it('leaves out what is of no use any more', async () => {
    const { kind: _, ...rest } = summary();
    const notice = { ...rest, kind: 'retraction' } as unknown as ReturnType<typeof summary>;
    await stores.outbox.enqueue(dispatch('m', { notice }));
    expect(await send()).toEqual({ skipped: 1 });
    expect(place.slack.calls.filter(({ method }) => method === 'chat.postMessage')).toEqual([]);
  });

  it('notifies the lead of what has nowhere to go, once, and logs no text of it', async () => {
    place.slack.faults.push({ error: 'is_archived', method: 'chat.postMessage' });
    await stores.outbox.enqueue(dispatch('m'));
    expect(await send()).toEqual({ parked: 1 });
    expect(await send()).toEqual({});
    expect(parked).toEqual(['m is_archived']);
    expect(logged()).toContain('a message has nowhere to go');
    expect(JSON.stringify(log.lines())).not.toContain(digest().teamName);
  });

  it('says that Slack does not let the app in, and goes on with nothing there', async () => {
    place.slack.faults.push({ error: 'token_revoked', method: 'chat.postMessage' });
    for (const id of ['m', 'n']) await stores.outbox.enqueue(dispatch(id));
    await send();
    expect(place.slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
    expect(logged()).toContain('Slack does not let the app in; messages wait until it is installed again');
    expect(parked).toEqual([]);
  });

  it('counts each step, and says when Slack takes more of what waits', async () => {
    await stores.outbox.enqueue(dispatch('m'));
    await send();
    expect([steps, paced]).toEqual([['posted'], []]);
    for (let index = 0; index < 5; index += 1) await stores.outbox.enqueue(dispatch(`more${index}`));
    await send();
    expect(steps.filter((step) => step === 'posted')).toHaveLength(3);
    expect(paced).toEqual([1000]);
  });

  it('says how far it is where more is due than Slack takes, and that it has caught up', async () => {
    const ids = Array.from({ length: MANY }, (_, index) => `m${index}`);
    await Promise.all(ids.map((id) => stores.outbox.enqueue(dispatch(id, { to: { channel: `C${id}` } }))));
    await send();
    const [behind] = entries().filter(({ msg }) => msg === 'more messages are due than Slack takes at once');
    expect(behind).toMatchObject({ sent: 10, waiting: MANY - 10 });
    await place.database.db.collection('outbox').deleteMany({ state: 'pending' });
    elapsed += 10_000;
    await send();
    expect(logged()).toContain('all messages that were due are sent');
  });

  it('sends on though it cannot be counted what waits', async () => {
    const ids = Array.from({ length: MANY }, (_, index) => `m${index}`);
    await Promise.all(ids.map((id) => stores.outbox.enqueue(dispatch(id, { to: { channel: `C${id}` } }))));
    const { outbox } = stores;
    stores = { ...stores, outbox: { ...outbox, dueCount: () => Promise.reject(new Error('no answer')) } };
    delivery = await open();
    expect(await send()).toEqual({ posted: 10 });
    expect(logged()).toContain('how many messages wait could not be counted');
    expect(paced).toHaveLength(1);
  });
});

describe('what waits for its pace', () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  function sending(send: () => Promise<void>) {
    let listener: (ms: number) => void = () => undefined;
    const tracked: Promise<unknown>[] = [];
    const track = <T>(work: Promise<T>): Promise<T> => {
      tracked.push(work);
      return work;
    };
    const stop = sendOn({ background: { track }, onPaced: (next) => (listener = next) }, send);
    stops.push(stop);
    return { paced: (ms: number) => listener(ms), stop, tracked };
  }

  it('goes out when that is over, as work that a stop waits for', async () => {
    let sent = 0;
    const { paced: ring, tracked } = sending(async () => {
      sent += 1;
    });
    ring(1);
    await expect.poll(() => sent).toBe(1);
    expect(tracked).toHaveLength(1);
    ring(1);
    await expect.poll(() => sent).toBe(2);
  });

  it('goes out again though it failed before', async () => {
    let tries = 0;
    const { paced: ring } = sending(async () => {
      tries += 1;
      throw new Error('the store is down');
    });
    ring(1);
    await expect.poll(() => tries).toBe(1);
    ring(1);
    await expect.poll(() => tries).toBe(2);
  });

  it('does not go out after a stop', async () => {
    let sent = 0;
    const count = async () => {
      sent += 1;
    };
    const { paced: ring, stop } = sending(count);
    ring(0);
    await stop();
    ring(0);
    const other = sending(count);
    other.paced(5);
    // By then those before it would have gone.
    await expect.poll(() => sent).toBeGreaterThan(0);
    expect(sent).toBe(1);
  });
});
