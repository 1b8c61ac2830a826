import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, startSimulator, type WorkspaceSeed } from '@goalpost/slack-simulator';
import { type Goalpost, startGoalpost } from '../src/app.ts';
import type { StoreConfig } from '../src/config.ts';
import type { Goal } from '../src/domain/goal/goal.ts';
import type { Team } from '../src/domain/team/team.ts';
import { createLogger, type Logger } from '../src/logger.ts';
import { createMovableClock, type MovableClock } from './clock.ts';
import { SAMPLE_START, SAMPLE_TEAMS, SAMPLE_WORKSPACE, SAMPLE_ZONE, sampleApp, sampleGoals } from './sample.ts';
import { createTimeTravel, type TimeTravel } from './time-travel.ts';

export interface PlaygroundOptions {
  /** Of the page; any free one where absent. */
  readonly port?: number;
  readonly transport?: 'socket' | 'http';
  /** A new embedded store in a temporary folder where absent. */
  readonly store?: StoreConfig;
  readonly pageDir?: string;
  readonly logger?: Logger;
  /** Without it the workspace has people and channels, and no team yet. */
  readonly sample?: boolean;
  /** Other people, teams and goals than those of the sample. */
  readonly scene?: Scene;
  /** One that runs, from the sample's start on, where absent. */
  readonly clock?: MovableClock;
  /** Of the bot's `/metrics`; nothing is counted where absent. */
  readonly metricsPort?: number;
  /** Of the bot (`GoalpostOptions`). */
  readonly waitFactor?: number;
  /** Of the simulated Slack; that of the bot where absent, unless it is below 1. */
  readonly slackWaitFactor?: number;
  /** Bots beside one another; one where absent. More of them need a store on a server. */
  readonly instances?: number;
}

/** Who and what is there at the start. */
export interface Scene {
  readonly workspace: WorkspaceSeed;
  readonly teams: readonly Team[];
  readonly goals: readonly Goal[];
}

/** A simulated workspace with the real bot in it, and a clock that can be moved. */
export interface Playground {
  readonly simulator: Simulator;
  readonly goalpost: Goalpost;
  /** The ports of all bots. */
  readonly ports: readonly number[];
  readonly clock: MovableClock;
  readonly time: TimeTravel;
  stop(): Promise<void>;
}

/** How often the bot looks for work while nobody moves the clock. */
const BEAT_MS = 1000;

/** Starts simulator, store and bot, and loads the sample workspace. */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const { transport = 'socket', pageDir, port, logger = createLogger('silent'), sample = true } = options;
  const { scene = sampleScene(), clock = createMovableClock(SAMPLE_START), waitFactor } = options;
  let time: TimeTravel | undefined;
  const simulator = await startSimulator({
    clock,
    app: sampleApp(),
    workspace: scene.workspace,
    // Moving the clock by a quarter asks for months of messages at once: limits go by that clock, as the bot does.
    rateLimits: 'by-clock',
    waitFactor: options.slackWaitFactor ?? Math.max(1, waitFactor ?? 1),
    ...(port !== undefined && { port }),
    ...(pageDir !== undefined && { pageDir }),
    clockControl: {
      card: async () => time?.card() ?? { now: clock.now().toISOString(), movable: false, moving: false, upcoming: [] },
      move: async (to) => time?.move(to),
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'goalpost-playground-'));
  const start = () =>
    startGoalpost({
      config: {
        slack: {
          botToken: simulator.botToken,
          apiUrl: simulator.apiUrl,
          transport:
            transport === 'socket'
              ? { kind: 'socket', appToken: simulator.appToken }
              : { kind: 'http', signingSecret: simulator.signingSecret },
        },
        port: 0,
        ...(options.metricsPort !== undefined && { metricsPort: options.metricsPort }),
        store: options.store ?? { kind: 'embedded', directory: folder, database: 'goalpost' },
        logLevel: 'warn',
      },
      logger,
      clock,
      monotonic: () => clock.now().getTime(),
      heartbeat: false,
      ...(waitFactor !== undefined && { waitFactor }),
    });
  const bots: [Goalpost, ...Goalpost[]] = [await start()];
  while (bots.length < (options.instances ?? 1)) bots.push(await start());
  const goalpost = asOne(bots);
  if (transport === 'http') simulator.setEventsUrl(`http://127.0.0.1:${goalpost.port}/slack/events`);
  if (sample) await load(goalpost, scene);
  time = createTimeTravel(goalpost, clock, SAMPLE_ZONE);
  const stopBeat = beat(time, logger);
  return {
    simulator,
    goalpost,
    ports: bots.map(({ port }) => port),
    clock,
    time,
    stop: async () => {
      await stopBeat();
      await goalpost.stop();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Several bots as one: each beat is another's. */
function asOne(bots: readonly [Goalpost, ...Goalpost[]]): Goalpost {
  const [first, ...others] = bots;
  if (others.length === 0) return first;
  let turn = 0;
  return {
    ...first,
    tick: async () => {
      turn += 1;
      await bots[turn % bots.length]?.tick();
    },
    settled: async () => (await Promise.all(bots.map((bot) => bot.settled()))).every(Boolean),
    stop: async () => {
      for (const bot of bots) await bot.stop();
    },
  };
}

/** Puts the sample teams and goals into an empty store. */
export function loadSample(goalpost: Goalpost): Promise<void> {
  return load(goalpost, sampleScene());
}

function sampleScene(): Scene {
  return { workspace: SAMPLE_WORKSPACE, teams: SAMPLE_TEAMS, goals: sampleGoals() };
}

async function load({ stores, followUps, workspace }: Goalpost, { teams, goals }: Scene): Promise<void> {
  for (const team of teams) await stores.teams.save(team);
  for (const goal of goals) await stores.goals.save(goal);
  await followUps.followAllTeams(workspace);
}

/** Time goes on while nobody moves it. */
function beat(time: TimeTravel, logger: Logger): () => Promise<void> {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= time
      .settle()
      .catch((error: unknown) => logger.error({ error }, 'a beat failed'))
      .finally(() => {
        running = undefined;
      });
  }, BEAT_MS);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
