import { setTimeout as sleep } from 'node:timers/promises';
import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { App } from '@slack/bolt';
import { quiet } from '../../packages/slack-simulator/test/server/quiet.ts';
import { createLogger } from '../../src/logger.ts';
import type { Timing } from '../../src/slack/socket-mode/keep-connected.ts';
import { createSocketReceiver, type SocketReceiver } from '../../src/slack/socket-mode/receiver.ts';
import { randomOf } from '../support/seeded.ts';

/** What takes minutes in earnest takes a tenth of a second. Pings stay as they are: on a busy machine the answer comes late. */
const SHORT: Partial<Timing> = {
  pingEveryMs: 1_000,
  helloMs: 1_000,
  firstWaitMs: 5,
  maxWaitMs: 50,
  steadyMs: 0,
  retiredMs: 200,
  // What has been sent by then is read, however long this process stands still.
  closeMs: 5_000,
};
const MAX_OF_SLACK = 10;
/** Between the commands that people send meanwhile. */
const SPACING_MS = 15;
const SETTLED_MS = 60_000;
const NOTICED_MS = 100;
const SILENT_MS = 3_500;

/** What Slack, or the network, does to the connections; mostly it renews them. */
const FAULTS = ['drop', 'freeze', 'refuse', 'ignore', 'cut', 'link_disabled', 'full', '500'] as const;
type Fault = (typeof FAULTS)[number];
const SHARE_OF_FAULTS = 0.1;

export interface Soaked {
  readonly renewals: number;
  readonly faults: Readonly<Partial<Record<Fault, number>>>;
  /** Commands sent while nothing was broken, and those of them that were not answered. */
  readonly commands: number;
  readonly lost: number;
  /** Commands that were sent while every connection was broken, and not answered: the person sees that in Slack. */
  readonly inOutages: number;
  readonly twice: number;
  /** Events sent in all, whatever was broken; Slack repeats them. Those that never came. */
  readonly events: number;
  readonly missed: number;
  /** The most connections that one instance had, and the most by which all differed from one each when it was quiet. */
  readonly most: number;
  readonly offWhenQuiet: number;
}

/** What came to any instance. */
interface Received {
  readonly commands: string[];
  readonly events: Set<string>;
}

async function startInstance(slack: Simulator, received: Received): Promise<SocketReceiver> {
  const { appToken, apiUrl } = slack;
  const receiver = createSocketReceiver({ appToken, apiUrl, logger: createLogger('silent'), timing: SHORT });
  const authorize = async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U1' });
  const app = new App({ receiver, authorize, logger: quiet, convoStore: false });
  app.command('/goal', async ({ ack, command }) => {
    received.commands.push(command.text);
    await ack();
  });
  app.event('message', async ({ event }) => {
    if ('text' in event && event.text !== undefined) received.events.add(event.text);
  });
  await receiver.start(0);
  return receiver;
}

/** Keeps instances connected through so many periods, in each of which Slack renews all connections or something breaks. */
export async function soakSockets(options: { periods: number; instances: number; seed: number }): Promise<Soaked> {
  const { periods, instances: count, seed } = options;
  const random = randomOf(seed);
  const slack = await startSimulator({ rateLimits: false, socketPingMs: 3_000, eventRetriesMs: [50, 500, 2_000] });
  const instances: SocketReceiver[] = [];
  const received: Received = { commands: [], events: new Set() };
  const faults: Partial<Record<Fault, number>> = {};
  const sums = { renewals: 0, commands: 0, lost: 0, inOutages: 0, events: 0, most: 0, offWhenQuiet: 0 };
  let isBroken = false;
  let struck = 0;
  let isOver = false;
  const look = () => {
    sums.most = Math.max(sums.most, ...instances.map((receiver) => receiver.connections()));
  };
  const command = async (text: string) => {
    const before = isBroken ? -1 : struck;
    const { problem } = await slack.as('ada').command('/goal', text);
    const isLost = problem !== undefined;
    // What was struck on its way counts to the outage, however late that shows.
    const isInOutage = before !== struck;
    if (!isInOutage) sums.commands += 1;
    if (isLost) sums[isInOutage ? 'inOutages' : 'lost'] += 1;
  };
  const talk = async () => {
    const sent: Promise<unknown>[] = [];
    for (let turn = 0; !isOver; turn += 1) {
      sent.push(command(`command ${turn}`));
      if (turn % 20 === 0) {
        slack.as('ada').say('app', `event ${sums.events}`);
        sums.events += 1;
      }
      look();
      await sleep(SPACING_MS);
    }
    await Promise.all(sent);
  };
  const quiet = async () => {
    const until = performance.now() + SETTLED_MS;
    const off = () => Math.abs(slack.socketConnections() - count);
    const areAll = () => instances.every((receiver) => receiver.isConnected() && receiver.connections() === 1);
    while ((off() > 0 || !areAll()) && performance.now() < until) await sleep(5);
    sums.offWhenQuiet = Math.max(sums.offWhenQuiet, off());
  };
  /** All ten connections that Slack allows are taken when ours are to be renewed. */
  const takeAll = async () => {
    const others: SocketReceiver[] = [];
    while (slack.socketConnections() < MAX_OF_SLACK) others.push(await startInstance(slack, received));
    slack.disconnectSockets('warning');
    await sleep(150);
    for (const receiver of others) await receiver.stop();
  };
  const refuseAll = async (how: 'refuse' | 'ignore' | 'drop') => {
    slack.admitSockets(how);
    slack.disconnectSockets('drop');
    await sleep(200);
    slack.admitSockets('accept');
  };
  const deny = async () => {
    slack.faults.add({ method: 'apps.connections.open', when: 'before', what: '500', times: 5 });
    slack.disconnectSockets('drop');
  };
  const strikes: Readonly<Record<Fault, () => Promise<void>>> = {
    drop: async () => slack.disconnectSockets('drop'),
    freeze: async () => slack.disconnectSockets('freeze'),
    link_disabled: async () => slack.disconnectSockets('link_disabled'),
    refuse: () => refuseAll('refuse'),
    ignore: () => refuseAll('ignore'),
    cut: () => refuseAll('drop'),
    full: takeAll,
    500: deny,
  };
  const breakIt = async (fault: Fault) => {
    isBroken = true;
    struck += 1;
    faults[fault] = (faults[fault] ?? 0) + 1;
    await strikes[fault]();
    // Until both sides have noticed: that nothing is heard shows after some pings.
    await sleep(fault === 'freeze' ? SILENT_MS : NOTICED_MS);
    await quiet();
    isBroken = false;
  };
  try {
    while (instances.length < count) instances.push(await startInstance(slack, received));
    const talking = talk();
    for (let period = 0; period < periods; period += 1) {
      if (random(1000) / 1000 < SHARE_OF_FAULTS) await breakIt(FAULTS[random(FAULTS.length)] ?? 'drop');
      else {
        sums.renewals += 1;
        // Slack closes the old ones after a second and more; here they are left before, as a handshake is not shortened.
        slack.renewSockets({ warnedMs: random(2) * 20, closesAfterMs: 10_000 });
        await sleep(60 + random(60));
        await quiet();
      }
    }
    isOver = true;
    await talking;
    for (let waited = 0; waited < SETTLED_MS && slack.eventsInFlight() > 0; waited += 50) await sleep(50);
    const missed = Array.from({ length: sums.events }, (_, index) => `event ${index}`).filter(
      (text) => !received.events.has(text),
    );
    const twice = received.commands.length - new Set(received.commands).size;
    return { ...sums, faults, twice, missed: missed.length };
  } finally {
    for (const receiver of instances) await receiver.stop();
    await slack.close();
  }
}
