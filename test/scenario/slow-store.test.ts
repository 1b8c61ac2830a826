import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestPlayground } from '../support/playground.ts';
import { type SlowStore, startSlowStore } from '../support/slow-store.ts';

/** Each request to the store takes so long: longer than the bot waits before it opens a modal without it. */
const SLOW_MS = 2_000;

type Step = (playground: Playground) => Promise<unknown>;

const as = (playground: Playground, name: string) => playground.simulator.as(name);
const command = (name: string, text: string, channel = 'client-success'): Step => {
  return (playground) => as(playground, name).command('/goal', text, channel);
};
const onHome = (name: string, button: string): Step => {
  return async (playground) => as(playground, name).home()?.click(button);
};
const onPrompt = (button: string): Step => {
  return async (playground) => (await as(playground, 'noor').message('app', 'December check-in')).click(button);
};

/** Every place that opens a modal: what is done, and the title of what opens. */
const PLACES: readonly (readonly [string, string, string, Step])[] = [
  ['/goal new', 'noor', 'New goal', command('noor', 'new')],
  ['/goal checkin', 'noor', 'Check in', command('noor', 'checkin')],
  ['/goal team', 'mara', 'Team settings', command('mara', 'team')],
  ['/goal away', 'noor', 'Away', command('noor', 'away')],
  ['/goal review', 'mara', 'Review', command('mara', 'review')],
  ['/goal templates', 'noor', 'Templates', command('noor', 'templates')],
  ['the shortcut New goal', 'noor', 'New goal', (playground) => as(playground, 'noor').shortcut('new_goal')],
  ['Check in under a prompt', 'noor', 'Check in', onPrompt('Check in')],
  ['Skip under a prompt', 'noor', 'Skip', onPrompt('Skip')],
  ['Hand over under a prompt', 'noor', 'Hand over', onPrompt('Hand over')],
  [
    'Add a value under a goal',
    'noor',
    'Add a value',
    async (playground) => (await as(playground, 'noor').ephemeral('Net Promoter Score')).click('Add a value'),
  ],
  [
    'Preview in the team settings',
    'mara',
    'Goalpost',
    async (playground) => (await as(playground, 'mara').modal('Team settings')).click('Preview the digest'),
  ],
  ['Templates in App Home', 'noor', 'Templates', onHome('noor', 'Templates')],
  ['New goal in App Home', 'noor', 'New goal', onHome('noor', 'New goal')],
  ['Settings in App Home', 'mara', 'Team settings', onHome('mara', 'Team settings')],
];

describe('where the store is slow', () => {
  let database: TestDatabase;
  let store: SlowStore;
  let playground: Playground;

  beforeAll(async () => {
    database = await openTestDatabase();
    store = await startSlowStore(database.uri);
    playground = await startTestPlayground({
      waitFactor: 1,
      store: { kind: 'mongodb', uri: store.uri, database: database.name },
    });
    await playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
    await command('noor', 'show Net Promoter Score')(playground);
    for (const name of ['noor', 'mara']) await as(playground, name).openHome();
  });
  afterAll(async () => {
    store.setDelay(0);
    await playground.stop();
    await store.close();
    await database.close();
  });
  beforeEach(async () => {
    for (const name of ['noor', 'mara']) {
      for (let [top] = as(playground, name).modals().slice(-1); top; [top] = as(playground, name).modals().slice(-1)) {
        await top.close();
      }
    }
  });

  it.each(PLACES)(
    '%s opens before the store has answered, and becomes what it is',
    async (place, name, title, step) => {
      if (place.startsWith('Preview')) {
        await command('mara', 'team')(playground);
        await as(playground, 'mara').modal('Team settings');
      }
      store.setDelay(SLOW_MS);
      const opened = step(playground);
      const opens = () => as(playground, name).modals().at(-1)?.words().includes('One moment');
      await as(playground, name).until(opens, 'a loading view');
      store.setDelay(0);
      await opened;
      const isLoaded = () => as(playground, name).modals().at(-1)?.words().includes('One moment') === false;
      await as(playground, name).until(isLoaded, title);
      expect(as(playground, name).modals().at(-1)?.title()).toContain(title);
    },
  );
});
