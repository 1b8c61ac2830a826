import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Config, StoreConfig } from './config.ts';
import { startEmbeddedStore } from './embedded-store/server.ts';
import { startStoreThread } from './embedded-store/thread.ts';
import { healthRoutes } from './http/health.ts';
import { createIds } from './ids.ts';
import type { Logger } from './logger.ts';
import { createHolidays } from './public-holidays.ts';
import type { Delivery } from './scheduler/deliver.ts';
import { type Heartbeat, startHeartbeat } from './scheduler/heartbeat.ts';
import { createNudge } from './scheduler/nudge.ts';
import { createPace } from './scheduler/pace.ts';
import { createScheduling } from './scheduler/rhythm.ts';
import { createTick, deliveryHooks } from './scheduler/tick.ts';
import { type Bolt, createBolt } from './slack/bolt.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import { createDeliveryClient } from './slack/delivery-client.ts';
import { createDirectory } from './slack/directory.ts';
import { publishHomeTab } from './slack/home-tab.ts';
import { createHomes, type Homes } from './slack/homes.ts';
import { identify } from './slack/identity.ts';
import { createInFlight } from './slack/listeners/in-flight.ts';
import { createListeners } from './slack/listeners/index.ts';
import { createMessenger } from './slack/messenger.ts';
import { speaking } from './slack/speaking.ts';
import { noticeMessage } from './slack/views/notice.ts';
import { blaming } from './start-failure.ts';
import { type Connection, connect } from './stores/connect.ts';
import { openStores, type Stores } from './stores/index.ts';
import { telling } from './stores/telling.ts';
import { textsIn } from './text/languages.ts';
import { eachInTurn } from './usecases/each-in-turn.ts';
import { createUseCases, type UseCases } from './usecases/index.ts';
import type { Clock, Ids } from './usecases/ports.ts';

/** What is given from outside so that tests and the playground can decide it. */
export interface GoalpostOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly ids?: Ids;
  /** Milliseconds that never go back, for pace and leases; the process's own by default. */
  readonly monotonic?: () => number;
  /** False where somebody else calls `tick`, as the playground's clock does. */
  readonly heartbeat?: boolean;
  /**
   * How many times as long as usual the bot waits for what it needs before it answers Slack without; 1 by default. More
   * where the machine is known to be busy with something else, and what is looked at is what the bot says.
   */
  readonly patience?: number;
}

/** A running bot. */
export interface Goalpost {
  /** Where `/healthz`, `/readyz` and, over HTTP, Slack's requests come in. */
  readonly port: number;
  readonly workspace: string;
  readonly stores: Stores;
  readonly useCases: UseCases;
  /** Does everything that is due now: opens and closes rounds, finishes what was cut short, sends what waits. */
  tick(): Promise<void>;
  /** When something falls due next. */
  nextDueAt(): Promise<Date | undefined>;
  /** Waits for what Slack was told is in hand; false where that takes longer than a stop would wait. */
  settled(): Promise<boolean>;
  /** Takes in nothing more, finishes what is in flight, and closes the store. */
  stop(): Promise<void>;
}

/** How long a stop waits for what Slack was told is in hand; the beat in flight has 15 s more, of 30 in all. */
const SETTLE_MS = 10_000;
export const STORE_FILE = 'goalpost.db';

type Closing = (() => Promise<unknown>)[];

/** Starts the bot: the one place that joins store, Slack and scheduler. What was started is stopped where it fails. */
export async function startGoalpost(options: GoalpostOptions): Promise<Goalpost> {
  const closing: Closing = [];
  try {
    return await compose(options, closing);
  } catch (error) {
    await closeAll(closing);
    throw error;
  }
}

async function compose(options: GoalpostOptions, closing: Closing): Promise<Goalpost> {
  const { config, logger, clock = { now: () => new Date() }, ids = createIds(), heartbeat = true } = options;
  const { monotonic = () => performance.now(), patience = 1 } = options;
  const connection = await openStore(config.store, options.clock, logger, closing);
  const stores = await openStores(connection.db, {
    clock,
    ids,
    unreadable: (error) => logger.error({ error }, 'a document is left out of a list'),
  });
  const { outbox, schedules } = stores;
  let homes: Homes | undefined;
  const told = telling(stores, (change) => homes?.changed(change));

  const { botToken, apiUrl } = config.slack;
  const base = apiUrl === undefined ? {} : { slackApiUrl: apiUrl };
  const client = createDeliveryClient(botToken, { ...base, logger: boltLogger(logger) });
  const identity = await blaming('SLACK_BOT_TOKEN', () => identify(client));
  const directory = createDirectory({ client, people: stores.people, home: identity, clock, logger, patience });
  const rhythm = { goals: told.goals, directory, holidays: createHolidays(), clock };
  const scheduling = createScheduling(schedules, rhythm);
  const useCases = createUseCases({ ...told, ...rhythm, dispatcher: outbox, scheduling, ids });
  const { workspace } = identity;
  const localeOf = (user: string) => useCases.localeOf(workspace, { user });

  const delivery: Delivery = {
    outbox,
    messenger: createMessenger({
      access: async () => ({ client, scopes: identity.scopes }),
      render: async (notice, of, to, cheers) => noticeMessage(notice, textsIn(await useCases.localeOf(of, to)), cheers),
    }),
    pace: createPace(monotonic),
    clock,
    monotonic,
    ids,
    hooks: deliveryHooks(useCases, logger),
  };
  const tick = createTick({ ...rhythm, schedules, teams: told.teams, useCases, delivery, logger });

  let beating: Heartbeat | undefined;
  const inFlight = createInFlight();
  homes = createHomes({
    publish: publishHomeTab({ client, useCases, workspace, textsOf: async (user) => textsIn(await localeOf(user)) }),
    track: inFlight.track,
    logger,
  });
  const routes = healthRoutes(async () => ({ store: await connection.isUp(), slack: bolt.isListening() }));
  const bolt: Bolt = createBolt({ config, identity, logger, routes });
  const listening = {
    workspace,
    useCases,
    clock,
    ids,
    logger,
    patience,
    ...inFlight,
    homes,
    nudge: createNudge(() => {
      void inFlight.track(beating?.beat() ?? Promise.resolve()).catch(() => undefined);
    }, monotonic),
  };
  bolt.app.use(speaking(localeOf, (texts) => createListeners({ ...listening, texts }), patience));
  if (heartbeat) {
    beating = startHeartbeat(tick, (error) => logger.error({ error }, 'a beat failed; the next one tries again'));
    closing.push(beating.stop);
  }
  closing.push(() => inFlight.settle(SETTLE_MS));
  closing.push(async () => homes?.stop());
  closing.push(bolt.stop);
  const port = await blaming('PORT', bolt.start);
  // Slack is asked about many people here; nobody waits for it, and one team that cannot be planned stops no other.
  void inFlight
    .track(useCases.followAllTeams(workspace, inFlight.makeWay))
    .then((teams) => logger.info({ teams }, 'every team is planned'))
    .catch((error: unknown) => logger.error({ error }, 'the schedules of some teams could not be brought in step'));

  return {
    port,
    workspace,
    stores,
    useCases,
    tick: () => tick(new AbortController().signal),
    settled: () => inFlight.settle(SETTLE_MS),
    nextDueAt: () =>
      earliest([
        schedules.nextDueAt(),
        outbox.nextDueAt(),
        stores.rounds.nextCloseAt(),
        stores.rounds.nextWakeAt(),
        stores.reminders.nextAt(),
        stores.absences.nextStartAt(),
      ]),
    stop: () => closeAll(closing),
  };
}

async function openStore(
  store: StoreConfig,
  clock: Clock | undefined,
  logger: Logger,
  closing: Closing,
): Promise<Connection> {
  let uri: string;
  if (store.kind === 'mongodb') {
    uri = store.uri;
  } else {
    const file = join(store.directory, STORE_FILE);
    const embedded = await blaming('DATA_DIR', async () => {
      await mkdir(store.directory, { recursive: true });
      return clock === undefined ? startStoreThread({ file, logger }) : startEmbeddedStore({ file, clock, logger });
    });
    closing.push(embedded.close);
    uri = embedded.uri;
  }
  const connection = await blaming('MONGODB_URI', () => connect(uri, store.database));
  closing.push(connection.close);
  return connection;
}

/** The last that was started is the first to stop. One that fails does not keep the others from stopping. */
async function closeAll(closing: Closing): Promise<void> {
  await eachInTurn(closing.splice(0).toReversed(), (close) => close());
}

async function earliest(moments: readonly Promise<Date | undefined>[]): Promise<Date | undefined> {
  const times = (await Promise.all(moments)).flatMap((moment) => moment?.getTime() ?? []);
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}
