import { performance } from 'node:perf_hooks';
import { type BackgroundWork, createBackgroundWork } from './concurrency/background-work.ts';
import { forEachSequentially } from './concurrency/for-each-sequentially.ts';
import { createThrottle } from './concurrency/throttle.ts';
import type { Config } from './config.ts';
import type { Delivery } from './delivery/deliver.ts';
import { createDeliveryClient } from './delivery/delivery-client.ts';
import { drain } from './delivery/drain.ts';
import { createMessenger } from './delivery/messenger.ts';
import { createPace } from './delivery/pace.ts';
import {
  COMMANDS,
  composeFeatures,
  createListeners,
  dutiesOf,
  type Known,
  NOTICE_KINDS,
  noticeView,
  textsIn,
} from './features/index.ts';
import { publishHome } from './features/report/index.ts';
import { healthRoutes } from './http/health.ts';
import { createIds } from './ids.ts';
import type { Logger } from './logger.ts';
import { openPictures } from './open-pictures.ts';
import { openStore } from './open-store.ts';
import { inTeamZones } from './ports/in-team-zones.ts';
import { localeOf } from './ports/locale-of.ts';
import type { Clock, Ids } from './ports/runtime.ts';
import type { Change } from './ports/schedule.ts';
import { createHolidays } from './public-holidays.ts';
import { createAdvance, createBeat } from './schedule/beat.ts';
import { startHeartbeat } from './schedule/heartbeat.ts';
import { createScheduling } from './schedule/rhythm.ts';
import { createBolt } from './slack/bolt.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import { createChannels } from './slack/channels.ts';
import { createDirectory } from './slack/directory.ts';
import { createHomes, type Homes } from './slack/homes.ts';
import { identify } from './slack/identity.ts';
import { localizedListeners } from './slack/localized-listeners.ts';
import { createOpenForms } from './slack/open-forms.ts';
import { proxiedFetch } from './slack/proxy.ts';
import { startCause } from './start-failure.ts';
import type { Connection } from './stores/connect.ts';
import { openStores, type Stores } from './stores/index.ts';
import { nextDueAt } from './stores/next-due.ts';
import { publishChanges } from './stores/published-changes.ts';

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
  readonly waitFactor?: number;
}

/** A running bot. */
export interface Goalpost {
  /** Where `/healthz`, `/readyz` and, over HTTP, Slack's requests come in. */
  readonly port: number;
  readonly workspace: string;
  readonly stores: Stores;
  readonly useCases: Known['useCases'];
  readonly followUps: Known['followUps'];
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
/** Messages that were queued go out within this time; a burst of answers is one beat. */
const DELIVERY_SPACING_MS = 250;

export type Closing = (() => Promise<unknown>)[];

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

/** What everything is made with. */
interface Base extends Required<Omit<GoalpostOptions, 'clock'>> {
  readonly clock: Clock;
  readonly closing: Closing;
  /** The options without what they leave to the process. */
  readonly given: GoalpostOptions;
}

export function baseOf(options: GoalpostOptions, closing: Closing): Base {
  return {
    clock: { now: () => new Date() },
    ids: createIds(),
    monotonic: () => performance.now(),
    heartbeat: true,
    waitFactor: 1,
    ...options,
    closing,
    given: options,
  };
}

export async function prepare(base: Base) {
  const { clock, ids, logger } = base;
  const connection = await openStore(base.given, base.closing);
  const stores = await openStores(connection.db, {
    clock,
    ids,
    noticeKinds: NOTICE_KINDS,
    unreadable: (error) => logger.error({ error }, 'a document is left out of a list'),
  });
  const slack = await reachSlack(base, stores);
  const domain = composeDomain(base, stores, slack);
  return { connection, stores, slack, domain, beat: composeBeat(base, domain, slack) };
}

async function compose(options: GoalpostOptions, closing: Closing): Promise<Goalpost> {
  const base = baseOf(options, closing);
  const { connection, stores, slack, domain, beat } = await prepare(base);
  const listening = await listen(base, connection, { ...domain, ...slack, beat });
  return {
    port: listening.port,
    workspace: slack.identity.workspace,
    stores,
    useCases: domain.useCases,
    followUps: domain.followUps,
    tick: () => beat(new AbortController().signal),
    settled: () => listening.background.drain(SETTLE_MS),
    nextDueAt: () => nextDueAt(stores),
    stop: () => closeAll(closing),
  };
}

/** Slack, and who the app and its people are there. */
async function reachSlack({ config, logger, clock, waitFactor }: Base, { people }: Stores) {
  const { botToken, apiUrl } = config.slack;
  const options = { ...(apiUrl && { slackApiUrl: apiUrl }), fetch: proxiedFetch, logger: boltLogger(logger) };
  const client = createDeliveryClient(botToken, options);
  const identity = await startCause('SLACK_BOT_TOKEN', () => identify(client));
  const profiles = createDirectory({ client, people, home: identity, clock, logger, waitFactor });
  return { client, identity, profiles, channels: createChannels({ client, logger }) };
}
type Slack = Awaited<ReturnType<typeof reachSlack>>;

/** The features over stores that say what changes in them. */
function composeDomain({ clock, ids }: Base, stores: Stores, { profiles, channels }: Slack) {
  const watchers: ((change: Change) => void)[] = [];
  const watched = publishChanges(stores, (change) => {
    for (const watcher of watchers) watcher(change);
  });
  const directory = inTeamZones(profiles, watched.teams);
  const rhythm = { goals: watched.goals, directory, holidays: createHolidays(), clock };
  const scheduling = createScheduling(stores.schedules, rhythm);
  const known = composeFeatures({ ...watched, ...rhythm, dispatcher: stores.outbox, scheduling, channels, ids });
  watchers.push(known.followUps.noteTransfer, known.followUps.noteDraft);
  return { ...known, stores: watched, rhythm, onChange: (watcher: (change: Change) => void) => watchers.push(watcher) };
}
type Domain = ReturnType<typeof composeDomain>;

/** What falls due, what is to be done at every beat, and what waits to be sent. */
function composeBeat(base: Base, { stores, rhythm, followUps }: Domain, slack: Slack) {
  const { logger, clock } = base;
  const { schedules, teams } = stores;
  const delivery = composeDelivery(base, { stores, rhythm, followUps }, slack);
  const advance = createAdvance({ ...rhythm, schedules, teams, fire: followUps.runOccurrence, logger });
  const messages = { name: 'messages', run: (signal: AbortSignal) => drain(delivery, clock.now(), signal) };
  return createBeat([{ name: 'schedules', run: advance }, ...dutiesOf(followUps), messages], logger);
}

function composeDelivery(
  { clock, monotonic, ids, logger }: Base,
  { stores: { outbox, teams }, rhythm: { directory }, followUps }: Pick<Domain, 'stores' | 'rhythm' | 'followUps'>,
  { client, identity }: Slack,
): Delivery {
  return {
    outbox,
    messenger: createMessenger({
      access: async () => ({ client, scopes: identity.scopes }),
      render: async (notice, of, to, kudos) =>
        noticeView(notice).message(notice, textsIn(await localeOf({ teams, directory })(of, to)), kudos),
    }),
    pace: createPace(monotonic),
    clock,
    monotonic,
    ids,
    hooks: {
      isStillRelevant: async ({ notice }) => noticeView(notice).isStillRelevant?.(notice) ?? true,
      parked: async (message, why) => {
        logger.warn({ id: message.id, why }, 'a message has nowhere to go');
        await followUps.notifyLead(message, why);
      },
      accessDenied: async (workspace, why) => {
        logger.error({ workspace, why }, 'Slack does not let the app in; messages wait until it is installed again');
      },
      failed: (id, error) => logger.error({ error, id }, 'one message failed; the others go on'),
    },
  };
}

interface Listening extends Domain, Slack {
  readonly beat: ReturnType<typeof createBeat>;
}

/** Takes in requests, and follows every team. */
async function listen(base: Base, connection: Connection, parts: Listening) {
  const { config, logger, closing } = base;
  const { followUps, identity, beat } = parts;
  const background = createBackgroundWork();
  const homes = openHomes(base, parts, background);
  const routes = healthRoutes(async () => ({ store: await connection.isUp(), slack: bolt.isListening() }));
  const bolt = createBolt({ config, identity, logger, routes });
  const beating = base.heartbeat
    ? startHeartbeat(beat, (error) => logger.error({ error }, 'a beat failed; the next one tries again'))
    : undefined;
  bolt.app.use(listenersOf(base, parts, { background, homes, beatNow: async () => beating?.beat() }));
  if (beating) closing.push(beating.stop);
  closing.push(() => background.drain(SETTLE_MS));
  closing.push(async () => homes.stop());
  closing.push(bolt.stop);
  const port = await startCause('PORT', bolt.start);
  // Slack is asked about many people here; nobody waits for it, and one team that cannot be planned stops no other.
  void background
    .track(followUps.followAllTeams(identity.workspace, background.yieldToRequests))
    .then((teams) => logger.info({ teams }, 'every team is planned'))
    .catch((error: unknown) => logger.error({ error }, 'the schedules of some teams could not be brought in step'));
  return { port, background };
}

function openHomes({ logger }: Base, parts: Listening, { track }: BackgroundWork): Homes {
  const { client, useCases, onChange } = parts;
  const { workspace } = parts.identity;
  const textsOf = async (user: string) => textsIn(await localeOfPerson(parts)(user));
  const homes = createHomes({ publish: publishHome({ client, useCases, workspace, textsOf }), track, logger });
  onChange(homes.changed);
  return homes;
}

interface Answering {
  readonly background: BackgroundWork;
  readonly homes: Homes;
  readonly beatNow: () => Promise<void>;
}

function listenersOf(base: Base, parts: Listening, { background, homes, beatNow }: Answering) {
  const { clock, ids, logger, waitFactor, monotonic } = base;
  const requestDelivery = createThrottle(
    () => {
      void background.track(beatNow()).catch(() => undefined);
    },
    DELIVERY_SPACING_MS,
    monotonic,
  );
  const { useCases, followUps, identity } = parts;
  const shared = {
    workspace: identity.workspace,
    useCases,
    followUps,
    commands: COMMANDS,
    clock,
    ids,
    logger,
    waitFactor,
    ...background,
    homes,
    forms: createOpenForms(),
    pictures: openPictures(base, parts, background.track),
    requestDelivery,
  };
  return localizedListeners(createListeners(), shared, { localeOf: localeOfPerson(parts), textsIn });
}

function localeOfPerson({ stores: { teams }, rhythm: { directory }, identity }: Listening) {
  return (user: string) => localeOf({ teams, directory })(identity.workspace, { user });
}

/** The last that was started is the first to stop. One that fails does not keep the others from stopping. */
export async function closeAll(closing: Closing): Promise<void> {
  await forEachSequentially(closing.splice(0).toReversed(), (close) => close());
}
