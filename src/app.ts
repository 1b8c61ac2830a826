import { performance } from 'node:perf_hooks';
import { type Closing, closeAll } from './closing.ts';
import { createBackgroundWork } from './concurrency/background-work.ts';
import { createThrottle } from './concurrency/throttle.ts';
import type { Config } from './config.ts';
import { drain } from './delivery/drain.ts';
import { createExchange } from './exchange/index.ts';
import {
  COMMANDS,
  clientSectionsOf,
  composeFeatures,
  createListeners,
  dutiesOf,
  type Known,
  textsIn,
} from './features/index.ts';
import { healthRoutes } from './http/health.ts';
import { createIds } from './ids.ts';
import type { Logger } from './logger.ts';
import { lookAfterLost, planAllTeams } from './look-after.ts';
import { openDelivery, sendOn } from './open-delivery.ts';
import { openHomes } from './open-homes.ts';
import { type OpenMetrics, openMetrics } from './open-metrics.ts';
import { forListeners, openPictures } from './open-pictures.ts';
import { type OpenStoreOptions, openStore } from './open-store.ts';
import { openStoresOf } from './open-stores.ts';
import type { Holidays } from './ports/holidays.ts';
import { inTeamZones } from './ports/in-team-zones.ts';
import { localeOf } from './ports/locale-of.ts';
import type { Clock, Ids } from './ports/runtime.ts';
import type { Change } from './ports/schedule.ts';
import { createHolidays } from './public-holidays.ts';
import { reachSlack, type Slack } from './reach-slack.ts';
import { outsideRequests } from './request-id.ts';
import { createAdvance, createBeat } from './schedule/beat.ts';
import { watchBeats } from './schedule/beat-watch.ts';
import { startHeartbeat } from './schedule/heartbeat.ts';
import { createScheduling } from './schedule/rhythm.ts';
import { createBolt } from './slack/bolt.ts';
import type { Homes } from './slack/homes.ts';
import { localizedListeners } from './slack/localized-listeners.ts';
import { createOpenForms } from './slack/open-forms.ts';
import type { Pictures } from './slack/pictures.ts';
import { watchedListeners } from './slack/watched-listeners.ts';
import { startCause } from './start-failure.ts';
import type { Connection } from './stores/connect.ts';
import type { Stores } from './stores/index.ts';
import { nextDueAt } from './stores/next-due.ts';
import { publishChanges } from './stores/published-changes.ts';

/** What is given from outside so that tests and the playground can decide it. */
export interface GoalpostOptions extends Pick<OpenStoreOptions, 'startedStore'> {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly ids?: Ids;
  /** Milliseconds that never go back, for pace and leases; the process's own by default. */
  readonly monotonic?: () => number;
  /** Public holidays; those of the library by default. */
  readonly holidays?: Holidays;
  /** False where somebody else calls `tick`, as the playground's clock does. */
  readonly heartbeat?: boolean;
  /**
   * How many times as long as usual the bot waits for what it needs before it answers Slack without; 1 by default. More
   * where the machine is known to be busy with something else, and what is looked at is what the bot says.
   */
  readonly waitFactor?: number;
  /** A newer version took over the store, and this one is to stop. Nothing is said without a heartbeat. */
  readonly outdated?: (error: Error) => void;
}

/** A running bot. */
export interface Goalpost {
  /** Where `/healthz`, `/readyz` and, over HTTP, Slack's requests come in. */
  readonly port: number;
  /** Where `/metrics` is; undefined where nobody watches. */
  readonly metricsPort: number | undefined;
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
export interface Base extends Required<Omit<GoalpostOptions, 'clock' | 'startedStore'>> {
  readonly clock: Clock;
  readonly closing: Closing;
  /** The options without what they leave to the process. */
  readonly given: GoalpostOptions;
  readonly watch: OpenMetrics;
}

export function baseOf(options: GoalpostOptions, closing: Closing): Base {
  return {
    clock: { now: () => new Date() },
    ids: createIds(),
    monotonic: () => performance.now(),
    holidays: createHolidays(),
    heartbeat: true,
    waitFactor: 1,
    outdated: () => undefined,
    ...options,
    closing,
    given: options,
    watch: openMetrics(options.config.metricsPort),
  };
}

export async function prepare(base: Base) {
  const { watch } = base;
  const observe = watch.isWatched ? watch.metrics.stored : undefined;
  const connection = await openStore({ ...base.given, observe }, base.closing);
  const { joined, stores } = await openStoresOf(base, connection.db);
  const slack = await reachSlack(base, stores);
  return { connection, joined, stores, slack, ...assemble(base, stores, slack) };
}

/** The features, and the beat that does what falls due, over stores that are open and a Slack that is reached. */
export function assemble(base: Base, stores: Stores, slack: Slack) {
  const domain = composeDomain(base, stores, slack);
  const background = createBackgroundWork();
  const pictures = openPictures(base, { ...slack, stores }, background.track);
  return { domain, background, pictures, ...composeBeat(base, domain, { ...slack, pictures }) };
}

async function compose(options: GoalpostOptions, closing: Closing): Promise<Goalpost> {
  const base = baseOf(options, closing);
  const { connection, joined, stores, ...parts } = await prepare(base);
  const { slack, domain, background } = parts;
  const listening = await listen(base, connection, { ...domain, ...slack, ...parts });
  const lost = () => lookAfterLost(base.logger, { ...domain, ...slack, background });
  if (base.heartbeat) joined.stay({ outdated: base.outdated, lost });
  return {
    port: listening.port,
    metricsPort: listening.metricsPort,
    workspace: slack.identity.workspace,
    stores,
    useCases: domain.useCases,
    followUps: domain.followUps,
    tick: () => parts.beat(new AbortController().signal),
    settled: () => background.drain(base.waitFactor * SETTLE_MS),
    nextDueAt: () => nextDueAt(stores),
    stop: () => closeAll(closing),
  };
}

/** The features over stores that say what changes in them. */
function composeDomain({ clock, ids, holidays }: Base, stores: Stores, { profiles, channels }: Slack) {
  const watchers: ((change: Change) => void)[] = [];
  const watched = publishChanges(stores, (change) => {
    for (const watcher of watchers) watcher(change);
  });
  const directory = inTeamZones(profiles, watched.teams);
  const rhythm = { goals: watched.goals, directory, holidays, clock };
  const scheduling = createScheduling(stores.schedules, rhythm);
  const outside = { dispatcher: stores.outbox, exchange: createExchange(), channels, ids };
  const known = composeFeatures({ ...watched, ...rhythm, ...outside, scheduling });
  const { noteTransfer, noteDraft, noteSheet, noteLead } = known.followUps;
  watchers.push(noteTransfer, noteDraft, noteSheet, noteLead);
  return { ...known, stores: watched, rhythm, onChange: (watcher: (change: Change) => void) => watchers.push(watcher) };
}
type Domain = ReturnType<typeof composeDomain>;

/** What falls due, what is to be done at every beat, and what waits to be sent. */
function composeBeat(
  base: Base,
  { stores, rhythm, followUps }: Domain,
  slack: Slack & { readonly pictures: Pictures },
) {
  const { logger, clock } = base;
  const { schedules, teams } = stores;
  const { onPaced, ...delivery } = openDelivery(base, { stores, rhythm, followUps }, slack);
  const advance = createAdvance({ ...rhythm, schedules, teams, fire: followUps.runOccurrence, logger });
  const messages = { name: 'messages', run: (signal: AbortSignal) => drain(delivery, clock.now(), signal) };
  return {
    beat: createBeat([{ name: 'schedules', run: advance }, ...dutiesOf(followUps), messages], logger),
    /** What was queued just now goes out; what falls due by the clock waits for its beat. */
    deliver: createBeat([messages], logger),
    onPaced,
  };
}

type Listening = Domain & Slack & Omit<ReturnType<typeof assemble>, 'domain'>;

/** Takes in requests, and follows every team. */
async function listen(base: Base, connection: Connection, parts: Listening) {
  const { config, clock, logger, monotonic, closing, waitFactor, watch } = base;
  const { identity, fetch, deliver, background } = parts;
  const homes = openHomes(base, { ...parts, localeOfPerson: localeOfPerson(parts) }, background);
  const beats = watchBeats(parts.beat, { monotonic, ended: (seconds) => watch.metrics.beat(seconds, clock.now()) });
  const isBeating = () => !base.heartbeat || beats.isReady();
  const routes = healthRoutes(
    async () => ({ store: await connection.isUp(), slack: bolt.isListening(), beat: isBeating() }),
    () => !base.heartbeat || beats.isAlive(),
  );
  const bolt = createBolt({ config, identity, logger, fetch, routes, waitFactor });
  const beating = base.heartbeat
    ? startHeartbeat(beats.beat, (error) => logger.error({ error }, 'a beat failed; the next one tries again'), {
        asked: deliver,
      })
    : undefined;
  const beatNow = async () => outsideRequests(() => beating?.beat());
  bolt.app.use(listenersOf(base, parts, { homes, beatNow }));
  if (beating) closing.push(beating.stop, sendOn(parts, beatNow));
  closing.push(() => background.drain(SETTLE_MS));
  closing.push(async () => homes.stop());
  closing.push(bolt.stop);
  const sockets = bolt.connections;
  const metricsPort = await watch.serve({ db: connection.db, now: clock.now, sockets }, closing);
  const port = await startCause('PORT', bolt.start);
  planAllTeams(logger, parts);
  return { port, metricsPort };
}

interface Answering {
  readonly homes: Homes;
  readonly beatNow: () => Promise<void>;
}

function listenersOf(base: Base, parts: Listening, { homes, beatNow }: Answering) {
  const { clock, ids, logger, waitFactor, monotonic } = base;
  const { background } = parts;
  const requestDelivery = createThrottle(
    () => {
      void background.track(beatNow()).catch(() => undefined);
    },
    DELIVERY_SPACING_MS,
    monotonic,
  );
  const { useCases, followUps, identity, pictures, stores } = parts;
  const shared = {
    workspace: identity.workspace,
    useCases,
    followUps,
    commands: COMMANDS,
    clientSections: clientSectionsOf(useCases),
    clock,
    ids,
    logger,
    waitFactor,
    ...background,
    inbox: stores.inbox,
    homes,
    forms: createOpenForms({ store: stores.openForms, logger, waitFactor }),
    ...forListeners(pictures, background.track, logger),
    requestDelivery,
  };
  const listeners = localizedListeners(createListeners(), shared, { localeOf: localeOfPerson(parts), textsIn });
  return watchedListeners(listeners, { logger, acknowledged: base.watch.metrics.acknowledged });
}

function localeOfPerson({ stores: { teams }, rhythm: { directory }, identity }: Listening) {
  return (user: string) => localeOf({ teams, directory })(identity.workspace, { user });
}
