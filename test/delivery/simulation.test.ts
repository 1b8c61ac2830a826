import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/delivery/deliver.ts';
import { drain } from '../../src/delivery/drain.ts';
import { LEASE_MS } from '../../src/domain/message/delivery.ts';
import { TIMES } from '../support/cases.ts';
import { randomOf } from '../support/seeded.ts';
import { deliveryOn } from './support/delivery.ts';
import { digest, dispatch } from './support/samples.ts';
import { storeAndSlack } from './support/scene.ts';
import type { Fault } from './support/tiny-slack.ts';

const place = storeAndSlack();

const MESSAGES = ['m0', 'm1', 'm2', 'm3'];
const FAULTS: Fault[] = [
  { when: 'before', do: 'reset' },
  { when: 'after', do: 'reset' },
  { when: 'before', do: 'http-500' },
  { when: 'after', do: 'http-500' },
  { error: 'internal_error' },
  { error: 'fatal_error' },
  { retryAfter: 2 },
];

/** A process that is killed at a random step: from there on nothing that it does reaches the store or Slack. */
function mortal(deps: Delivery, stepsToLive: number): Delivery {
  let left = stepsToLive;
  const dies = <A extends unknown[], R>(act: (...args: A) => Promise<R>) => {
    return (...args: A): Promise<R> => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('killed')) : act(...args);
    };
  };
  const { outbox, messenger } = deps;
  return {
    ...deps,
    outbox: {
      ...outbox,
      claim: dies(outbox.claim),
      finish: dies(outbox.finish),
      resolve: dies(outbox.resolve),
      wait: dies(outbox.wait),
    },
    messenger: {
      ...messenger,
      post: dies(messenger.post),
      edit: dies(messenger.edit),
      remove: dies(messenger.remove),
      find: dies(messenger.find),
    },
  };
}

async function simulate(seed: number): Promise<void> {
  const { database, slack } = place;
  const random = randomOf(seed);
  await database.db.collection('outbox').deleteMany({});
  slack.reset();
  const on = await deliveryOn(database, slack);
  const wanted = new Map<string, number>();
  const tick = (deps: Delivery) => drain(deps, on.clock.now()).catch(() => undefined);
  const steps: (() => Promise<unknown>)[] = [
    async () => {
      const id = MESSAGES[random(MESSAGES.length)] ?? 'm0';
      wanted.set(id, random(1000));
      await on.outbox.enqueue(dispatch(id, { to: { channel: `C${id}` }, notice: digest(wanted.get(id)) }));
    },
    async () => {
      const id = MESSAGES[random(MESSAGES.length)] ?? 'm0';
      if (!wanted.has(id)) return;
      wanted.set(id, random(1000));
      await on.outbox
        .bump(id, digest(wanted.get(id)), `reminder ${random(8)}`)
        .then(() => on.outbox.amend(id, digest(wanted.get(id))));
    },
    async () => {
      const fault = FAULTS[random(FAULTS.length)];
      if (fault) slack.faults.push({ ...fault, times: 1 });
    },
    () => tick(on.deps),
    () => tick(mortal(on.deps, random(5))),
    () => Promise.all([tick(mortal(on.deps, random(6))), tick(on.deps)]),
    async () => on.pass(random(90_000)),
    // The leases of the dead run out.
    () => database.db.collection('outbox').updateMany({ state: 'sending' }, { $set: { 'lease.until': new Date(0) } }),
    async () => on.oversleep(random(2 * LEASE_MS)),
  ];
  for (let count = 0; count < 40; count += 1) await steps[random(steps.length)]?.();

  slack.faults.length = 0;
  for (let rest = 0; rest < 40; rest += 1) {
    await database.db.collection('outbox').updateMany({ state: 'sending' }, { $set: { 'lease.until': new Date(0) } });
    await tick(on.deps);
    on.pass(61_000);
  }
  const shown = Object.fromEntries(MESSAGES.map((id) => [id, slack.in(`C${id}`).map(({ text }) => text)]));
  const expected = MESSAGES.map((id) => [id, wanted.has(id) ? [`digest ${wanted.get(id)}`] : []]);
  expect({ seed, shown }).toEqual({ seed, shown: Object.fromEntries(expected) });
  expect({ seed, counts: await on.outbox.counts() }).toMatchObject({ seed, counts: { sent: wanted.size, held: 0 } });
}

describe('with processes that die at every step, claims that run out and a Slack that breaks', () => {
  const runs = 12 * TIMES;
  const first = Number(process.env['SEED']);
  it.each(Array.from({ length: runs }, (_, index) => first + index))(
    'every message stands once, as it was last wanted (seed %i)',
    (seed) => simulate(seed),
  );
});
