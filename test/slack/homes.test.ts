import { afterEach, beforeEach, expect, it } from 'vitest';
import { createIds } from '../../src/ids.ts';
import { createLogger } from '../../src/logger.ts';
import { createHomes } from '../../src/slack/homes.ts';
import { openHomesStore } from '../../src/stores/open-homes.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

/** App Homes that are drawn into a list, with as many ways to hold one up as a test needs; each call is one instance. */
async function scene(publish: (user: string) => Promise<void> = async () => undefined, drawn: string[] = []) {
  const inHand: Promise<unknown>[] = [];
  const warned: string[] = [];
  const log = { write: (line: string) => void warned.push(JSON.parse(line).msg) };
  const homes = createHomes({
    publish: async (user) => {
      drawn.push(user);
      await publish(user);
      return ['success'];
    },
    open: (await openHomesStore(database.db))('T1'),
    ids: createIds(),
    track: (work) => {
      inHand.push(work);
      return work;
    },
    logger: createLogger('warn', log),
    spacingMs: 0,
  });
  /** Work may begin other work. */
  const settled = async () => {
    for (let count = -1; count !== inHand.length; ) {
      count = inHand.length;
      await Promise.allSettled(inHand);
    }
  };
  return { homes, drawn, warned, settled };
}

it('shows everything that changes at once in one drawing a person', async () => {
  const { homes, drawn, settled } = await scene();
  for (let change = 0; change < 50; change += 1) {
    homes.refresh('U1');
    homes.refresh('U2');
  }
  await settled();
  expect(drawn).toEqual(['U1', 'U2']);
});

it('draws what a change concerns, of those who opened their page: by team and by name', async () => {
  const { homes, drawn, settled } = await scene();
  await homes.opened('U1');
  await homes.opened('U2');
  drawn.length = 0;
  homes.changed({ team: 'success', people: ['U1'] });
  homes.changed({ team: 'success', people: [] });
  await settled();
  expect(drawn.toSorted()).toEqual(['U1', 'U2']);
  homes.changed({ team: 'another', people: ['U2', 'U3'] });
  homes.changed({ people: ['U2'] });
  homes.changed({ team: 'another', people: [] });
  await settled();
  expect(drawn.toSorted()).toEqual(['U1', 'U2', 'U2']);
});

it('never draws one page twice at a time, and draws it anew for what came in meanwhile', async () => {
  const gates: (() => void)[] = [];
  let at = 0;
  let most = 0;
  const { homes, drawn, settled } = await scene(async () => {
    at += 1;
    most = Math.max(most, at);
    if (gates.length === 0) await new Promise<void>((resolve) => gates.push(resolve));
    at -= 1;
  });
  const first = homes.opened('U1');
  await expect.poll(() => gates).toHaveLength(1);
  await homes.opened('U1');
  expect(drawn).toEqual(['U1']);
  gates[0]?.();
  await first;
  await settled();
  expect(drawn).toEqual(['U1', 'U1']);
  expect(most).toBe(1);
});

it('draws what another instance has shown, when a change is stored here, and never both at a time', async () => {
  let [at, most] = [0, 0];
  const drawing = async () => {
    at += 1;
    most = Math.max(most, at);
    await new Promise((resolve) => setTimeout(resolve, 100));
    at -= 1;
  };
  const first = await scene(drawing);
  const second = await scene(drawing, first.drawn);
  await first.homes.opened('U1');
  second.homes.changed({ team: 'success', people: [] });
  await second.settled();
  expect(first.drawn).toEqual(['U1', 'U1']);
  for (const { homes } of [first, second]) homes.changed({ people: ['U1'] });
  await Promise.all([first.settled(), second.settled()]);
  expect(first.drawn).toEqual(['U1', 'U1', 'U1', 'U1']);
  expect(most).toBe(1);
});

it('logs a page that could not be drawn, and draws the others', async () => {
  const { homes, drawn, warned, settled } = await scene(async (user) => {
    if (user === 'U1') throw new Error('no such person');
  });
  homes.refresh('U1');
  homes.refresh('U2');
  await settled();
  expect(drawn).toEqual(['U1', 'U2']);
  expect(warned).toEqual(['App Home could not be shown']);
});

it('draws nothing more once it is stopped', async () => {
  const { homes, drawn, settled } = await scene();
  homes.refresh('U1');
  homes.stop();
  homes.refresh('U2');
  await settled();
  expect(drawn).toEqual([]);
});
