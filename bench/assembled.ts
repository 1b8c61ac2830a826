import { performance } from 'node:perf_hooks';
import type { Db } from 'mongodb';
import { config } from '../simulation/config.ts';
import { createSlack, readCall } from '../simulation/slack.ts';
import { assemble, baseOf } from '../src/app.ts';
import { NOTICE_KINDS } from '../src/features/index.ts';
import { createIds } from '../src/ids.ts';
import { createLogger } from '../src/logger.ts';
import { createHolidays } from '../src/public-holidays.ts';
import { reachSlack } from '../src/reach-slack.ts';
import { openStores } from '../src/stores/index.ts';

/** The bot as `src/app.ts` joins it, over a database, with a Slack in this process; nobody listens, and nothing beats. */
export async function assembleBot(db: Db) {
  const clock = { now: () => new Date() };
  const slack = createSlack(() => Date.now(), []);
  const monotonic = () => performance.now();
  const ids = createIds();
  const logger = createLogger('silent');
  const options = { config, logger, clock, ids, monotonic, holidays: createHolidays(), heartbeat: false };
  const base = baseOf(options, []);
  const stores = await openStores(db, { clock, ids, noticeKinds: NOTICE_KINDS });
  const fetch = async (url: unknown, init?: { readonly body?: unknown }) => {
    const { method, call } = readCall(String(url), init?.body);
    return slack.answer(method, call);
  };
  const reached = await reachSlack(base, stores, fetch as typeof globalThis.fetch);
  return { slack, stores, ...assemble(base, stores, reached) };
}
