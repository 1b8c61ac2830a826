import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedStore } from '@goalpost/embedded-mongo';
import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { MongoClient } from 'mongodb';
import { SAMPLE_TEAMS, SAMPLE_WORKSPACE, sampleApp, sampleGoals } from '../../playground/sample.ts';
import { NOTICE_KINDS } from '../../src/features/index.ts';
import { createIds } from '../../src/ids.ts';
import { openStores, type Stores } from '../../src/stores/index.ts';
import { type BotProcess, startBot } from '../support/bot-process.ts';
import { freePort } from '../support/free-port.ts';
import { startWire, type Wire } from './wire.ts';

/** Everybody in the sample is asked at nine in Berlin on this day. */
export const DUE = new Date('2026-12-01T08:00:00Z');
/** However long it takes until all are up. */
const EARLIER_MS = 30 * 60_000;
const DATABASE = 'trial';
export const SHIFTED_CLOCK = new URL('../support/shifted-clock.mjs', import.meta.url).href;

/** An instance as a process, and its connections to the store. */
export interface Ship {
  readonly bot: BotProcess;
  readonly wire: Wire;
}

/** A server for the store, which may be killed and started again. */
interface Server {
  readonly port: number;
  kill(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

async function embeddedServer(file: string, now: () => Date): Promise<Server> {
  const port = await freePort();
  const open = () => startEmbeddedStore({ file, port, clock: { now } });
  let store = await open();
  return {
    port,
    kill: () => store.close(),
    start: async () => {
      store = await open();
    },
    close: () => store.close(),
  };
}

async function mongodServer(binary: string, folder: string): Promise<Server> {
  const port = await freePort();
  const open = async () => {
    const args = ['--port', String(port), '--dbpath', join(folder, 'db'), '--setParameter', 'enableTestCommands=1'];
    const child = spawn(binary, args, { stdio: 'ignore' });
    const isUp = () =>
      new Promise<boolean>((done) => {
        const socket = connect(port, '127.0.0.1', () => done(true));
        socket.on('error', () => done(false)).on('connect', () => socket.destroy());
      });
    while (!(await isUp())) await sleep(100);
    return child;
  };
  let child = await open();
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    port,
    kill: () => end('SIGKILL'),
    start: async () => {
      child = await open();
    },
    close: () => end('SIGTERM'),
  };
}

export interface Fleet {
  readonly simulator: Simulator;
  readonly stores: Stores;
  readonly client: MongoClient;
  readonly server: Server;
  readonly ships: Ship[];
  /** Starts one more instance. */
  launch(): Promise<Ship>;
  /** Lets so much time pass for everybody: at once, but where the server has a clock of its own. */
  pass(ms: number): Promise<void>;
  /** Moves the clock of everybody but the server. */
  moveTo(moment: Date): Promise<void>;
  now(): Date;
  close(): Promise<void>;
}

export interface FleetOptions {
  /** A mongod to start; the embedded store as a server where absent. */
  readonly mongod?: string | undefined;
  readonly instances: number;
  /** More for the environment of each instance. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Instances of the bot on one store and one simulated Slack, a moment before everybody is asked. */
export async function launchFleet({ mongod, instances, env = {} }: FleetOptions): Promise<Fleet> {
  const folder = await mkdtemp(join(tmpdir(), 'goalpost-trial-'));
  let shift = DUE.getTime() - EARLIER_MS - Date.now();
  const now = () => new Date(Date.now() + shift);
  const shiftFile = join(folder, 'shift');
  const tell = () => writeFile(shiftFile, String(shift));
  await tell();
  const simulator = await startSimulator({
    clock: { now },
    app: sampleApp(),
    workspace: SAMPLE_WORKSPACE,
    // The processes are many, and the machine is one.
    waitFactor: 8,
  });
  const server = await (mongod === undefined
    ? embeddedServer(join(folder, 'store.db'), now)
    : mongodServer(mongod, folder));
  const client = await MongoClient.connect(`mongodb://127.0.0.1:${server.port}/?directConnection=true`);
  const stores = await openStores(client.db(DATABASE), { clock: { now }, ids: createIds(), noticeKinds: NOTICE_KINDS });
  for (const team of SAMPLE_TEAMS) await stores.teams.save(team);
  for (const goal of sampleGoals()) await stores.goals.save(goal);
  const ships: Ship[] = [];
  const launch = async (): Promise<Ship> => {
    const wire = await startWire(() => ({ host: '127.0.0.1', port: server.port }));
    const bot = await startBot({
      SLACK_BOT_TOKEN: simulator.botToken,
      SLACK_APP_TOKEN: simulator.appToken,
      SLACK_API_URL: simulator.apiUrl,
      MONGODB_URI: wire.uri,
      MONGODB_DB: DATABASE,
      NODE_OPTIONS: `--import ${SHIFTED_CLOCK}`,
      CLOCK_SHIFT: shiftFile,
      ...env,
    });
    const ship = { bot, wire };
    ships.push(ship);
    return ship;
  };
  const fleet: Fleet = {
    simulator,
    stores,
    client,
    server,
    ships,
    launch,
    now,
    moveTo: async (moment) => {
      shift += moment.getTime() - now().getTime();
      await tell();
    },
    pass: async (ms) => {
      if (mongod !== undefined) return sleep(ms);
      shift += ms;
      await tell();
    },
    close: async () => {
      for (const { bot, wire } of ships) {
        bot.process.kill('SIGCONT');
        await bot.kill();
        await wire.close();
      }
      await client.close();
      await server.close();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    while (ships.length < instances) await launch();
    for (const { bot } of ships) await bot.said('every team is planned');
  } catch (error) {
    await fleet.close();
    throw error;
  }
  return fleet;
}
