import type { Simulator } from '@goalpost/slack-simulator';
import { NOTICE_KINDS } from '../src/features/index.ts';
import { createIds } from '../src/ids.ts';
import { openStores, type Stores } from '../src/stores/index.ts';
import { digest } from '../test/delivery/support/samples.ts';
import { type BotProcess, startBot } from '../test/support/bot-process.ts';
import { CROWD_WORKSPACE, personId } from './crowd.ts';
import type { Ground } from './ground.ts';

const SIGNING_SECRET_ENV = 'SLACK_SIGNING_SECRET';
const LOOKS_EVERY_MS = 20;

/** The bot as a process of its own on a store that others may share, up and with its teams planned. */
export async function startBotOn({ uri, db }: Ground, simulator: Simulator): Promise<BotProcess> {
  const bot = await startBot({
    SLACK_BOT_TOKEN: simulator.botToken,
    [SIGNING_SECRET_ENV]: simulator.signingSecret,
    SLACK_API_URL: simulator.apiUrl,
    ...{ MONGODB_URI: uri, MONGODB_DB: db.databaseName, LOG_LEVEL: 'debug' },
  });
  await bot.said('every team is planned');
  return bot;
}

export function openStoresOn({ db }: Ground): Promise<Stores> {
  return openStores(db, { clock: { now: () => new Date() }, ids: createIds(), noticeKinds: NOTICE_KINDS });
}

/** Queues a message to one of the crowd, due at a moment. */
export function queueFor({ outbox }: Stores, person: number, id: string, notBefore: Date): Promise<void> {
  const to = { user: personId(person) };
  return outbox.enqueue({ id, workspace: CROWD_WORKSPACE, to, notice: digest(), notBefore });
}

/** Posts that Slack accepted since a moment, and calls that it answered with 429. */
export function postsSince(simulator: Simulator, since: number) {
  const calls = simulator.calls().filter(({ direction, at }) => direction === 'in' && at.getTime() >= since);
  return {
    posts: calls.filter(({ name, status }) => name === 'chat.postMessage' && status === 'ok'),
    limited: calls.filter(({ status }) => /ratelimited|429/.test(status)).length,
  };
}

/** Waits until something is so; throws after so long. */
export async function waitFor(isSo: () => boolean | Promise<boolean>, what: string, longestMs: number): Promise<void> {
  for (const end = performance.now() + longestMs; !(await isSo()); ) {
    if (performance.now() > end) throw new Error(`${what} did not come within ${longestMs / 1000} s`);
    await new Promise((done) => setTimeout(done, LOOKS_EVERY_MS));
  }
}
