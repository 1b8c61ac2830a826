import { expect, it } from 'vitest';
import { createLogger } from '../../src/logger.ts';
import { createHomes } from '../../src/slack/homes.ts';

/** App Homes that are drawn into a list, with as many ways to hold one up as a test needs. */
function scene(publish: (user: string) => Promise<void> = async () => undefined) {
  const drawn: string[] = [];
  const inHand: Promise<unknown>[] = [];
  const warned: string[] = [];
  const log = { write: (line: string) => void warned.push(JSON.parse(line).msg) };
  const homes = createHomes({
    publish: async (user) => {
      drawn.push(user);
      await publish(user);
      return ['success'];
    },
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
  const { homes, drawn, settled } = scene();
  for (let change = 0; change < 50; change += 1) {
    homes.refresh('U1');
    homes.refresh('U2');
  }
  await settled();
  expect(drawn).toEqual(['U1', 'U2']);
});

it('draws what a change concerns, of those who opened their page: by team and by name', async () => {
  const { homes, drawn, settled } = scene();
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
  const { homes, drawn, settled } = scene(async () => {
    at += 1;
    most = Math.max(most, at);
    if (gates.length === 0) await new Promise<void>((resolve) => gates.push(resolve));
    at -= 1;
  });
  const first = homes.opened('U1');
  await homes.opened('U1');
  expect(drawn).toEqual(['U1']);
  gates[0]?.();
  await first;
  await settled();
  expect(drawn).toEqual(['U1', 'U1']);
  expect(most).toBe(1);
});

it('logs a page that could not be drawn, and draws the others', async () => {
  const { homes, drawn, warned, settled } = scene(async (user) => {
    if (user === 'U1') throw new Error('no such person');
  });
  homes.refresh('U1');
  homes.refresh('U2');
  await settled();
  expect(drawn).toEqual(['U1', 'U2']);
  expect(warned).toEqual(['App Home could not be shown']);
});

it('draws nothing more once it is stopped', async () => {
  const { homes, drawn, settled } = scene();
  homes.refresh('U1');
  homes.stop();
  homes.refresh('U2');
  await settled();
  expect(drawn).toEqual([]);
});
