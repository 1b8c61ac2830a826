import { performance } from 'node:perf_hooks';
import { type Actor, startSimulator } from '@goalpost/slack-simulator';
import { App, LogLevel } from '@slack/bolt';
import { startPlayground } from '../playground/start.ts';
import { nth } from './nth.ts';

/** What the project asks of it. */
const OFFERED_PER_SECOND = 500;
const SECONDS = 10;
const SMOKE_SECONDS = 2;
/** Beyond this nothing is offered until something is answered: a rate that is not sustained shows as a lower one. */
const MOST_IN_FLIGHT = 500;
const SLICE_MS = 5;
const WARM_UP = 100;

interface Outcome {
  readonly 'answered/s': number;
  readonly 'median ms': number;
  readonly 'p99 ms': number;
  readonly 'most in flight': number;
}

/** Has a person type a command at the asked rate, and measures how fast the app's answers come. Throws where one fails. */
async function drive(person: Actor, channel: string, seconds: number): Promise<Outcome> {
  const took: number[] = [];
  const pending = new Set<Promise<void>>();
  const type = async () => {
    const started = performance.now();
    const { ok, problem } = await person.command('/goal', 'help', channel);
    if (!ok) throw new Error(`A command was not answered: ${problem}`);
    took.push(performance.now() - started);
  };
  for (let i = 0; i < WARM_UP; i += 1) await type();
  took.length = 0;
  const started = performance.now();
  const since = () => (performance.now() - started) / 1_000;
  let offered = 0;
  let most = 0;
  while (since() < seconds) {
    const due = Math.floor(since() * OFFERED_PER_SECOND);
    for (; offered < due && pending.size < MOST_IN_FLIGHT; offered += 1) {
      const one = type().finally(() => pending.delete(one));
      pending.add(one);
    }
    most = Math.max(most, pending.size);
    await new Promise((done) => setTimeout(done, SLICE_MS));
  }
  await Promise.all(pending);
  const rate = Math.round(took.length / since());
  const sorted = took.toSorted((one, other) => one - other);
  return { 'answered/s': rate, 'median ms': nth(sorted, 0.5), 'p99 ms': nth(sorted, 0.99), 'most in flight': most };
}

/** The bot in the sample workspace, over Socket Mode: it answers with its help. */
async function withTheBot(seconds: number): Promise<Outcome> {
  const { simulator, stop } = await startPlayground();
  try {
    return await drive(simulator.as('noor'), 'client-success', seconds);
  } finally {
    await stop();
  }
}

/** The peer: Bolt alone, with a listener that acknowledges and does nothing. */
async function withBareBolt(seconds: number): Promise<Outcome> {
  const slack = await startSimulator();
  const { botToken: token, appToken, apiUrl: slackApiUrl } = slack;
  const app = new App({ token, appToken, socketMode: true, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl } });
  app.command('/goal', ({ ack }) => ack());
  try {
    await app.start();
    return await drive(slack.as('ada'), 'general', seconds);
  } finally {
    await app.stop();
    await slack.close();
  }
}

/** Commands a second that the simulator delivers and the bot answers, beside a bare Bolt app in the same run. */
export async function benchSimulator({ smoke = false } = {}): Promise<void> {
  const seconds = smoke ? SMOKE_SECONDS : SECONDS;
  const bare = await withBareBolt(seconds);
  const bot = await withTheBot(seconds);
  const row = (outcome: Outcome) => ({
    ...outcome,
    'median beside bare Bolt': outcome['median ms'] / bare['median ms'],
  });
  console.table({ Goalpost: row(bot), 'bare Bolt': row(bare) });
}
