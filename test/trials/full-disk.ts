import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startEmbeddedStore } from '@goalpost/embedded-mongo';
import { startSimulator } from '@goalpost/slack-simulator';
import { MongoClient } from 'mongodb';
import { SAMPLE_TEAMS, SAMPLE_WORKSPACE, sampleApp, sampleGoals } from '../../playground/sample.ts';
import { NOTICE_KINDS } from '../../src/features/index.ts';
import { createIds } from '../../src/ids.ts';
import { openStores } from '../../src/stores/index.ts';
import { startBot } from '../support/bot-process.ts';
import { DUE, SHIFTED_CLOCK } from './fleet.ts';
import type { Trial } from './trials.ts';

const run = promisify(execFile);
const FULL_MS = 20_000;
const DATABASE = 'goalpost';

/** The disk has no room when everybody is asked, and has room again after a while: `prlimit` bounds what may be written. */
export const fullDisk: Trial = {
  name: 'no room on the disk for 20 s (RLIMIT_FSIZE), on the embedded store',
  run: async ({ expected }) => {
    const folder = await mkdtemp(join(tmpdir(), 'goalpost-full-'));
    const file = join(folder, 'goalpost.db');
    const shift = DUE.getTime() - 40_000 - Date.now();
    const clock = { now: () => new Date(Date.now() + shift) };
    const simulator = await startSimulator({ clock, app: sampleApp(), workspace: SAMPLE_WORKSPACE });
    const look = async <T>(work: (stores: Awaited<ReturnType<typeof openStores>>) => Promise<T>): Promise<T> => {
      const store = await startEmbeddedStore({ file, clock });
      const client = await MongoClient.connect(store.uri);
      const stores = await openStores(client.db(DATABASE), { clock, ids: createIds(), noticeKinds: NOTICE_KINDS });
      const found = await work(stores);
      await client.close();
      await store.close();
      return found;
    };
    try {
      await look(async ({ teams, goals }) => {
        for (const team of SAMPLE_TEAMS) await teams.save(team);
        for (const goal of sampleGoals()) await goals.save(goal);
      });
      await writeFile(join(folder, 'shift'), String(shift));
      const bot = await startBot({
        SLACK_BOT_TOKEN: simulator.botToken,
        SLACK_APP_TOKEN: simulator.appToken,
        SLACK_API_URL: simulator.apiUrl,
        DATA_DIR: folder,
        NODE_OPTIONS: `--import ${SHIFTED_CLOCK}`,
        CLOCK_SHIFT: join(folder, 'shift'),
      });
      const limit = (bytes: string) => run('prlimit', ['--pid', String(bot.process.pid), `--fsize=${bytes}:unlimited`]);
      try {
        await bot.said('every team is planned');
        const sizes = await Promise.all(
          ['', '-wal'].map((end) =>
            stat(`${file}${end}`).then(
              ({ size }) => size,
              () => 0,
            ),
          ),
        );
        await limit(String(Math.min(...sizes.filter((size) => size > 0))));
        await sleep(Math.max(0, DUE.getTime() - clock.now().getTime()) + FULL_MS);
        const refused = bot
          .output()
          .split('\n')
          .filter((line) => /"level":"error"/.test(line)).length;
        await limit('unlimited');
        await sleep(30_000);
        const code = await bot.stop();
        const rows = await look(async ({ outbox }) => Promise.all((expected ?? []).map((id) => outbox.get(id))));
        const broken = (expected ?? []).flatMap((id, place) =>
          rows[place]?.state === 'sent' ? [] : [`${id} is ${rows[place]?.state}`],
        );
        return {
          measured: `${refused} errors logged meanwhile`,
          broken: [
            ...broken,
            ...(code === 0 ? [] : [`it ended with ${code}`]),
            ...(refused > 0 ? [] : ['nothing was refused']),
          ],
        };
      } finally {
        await bot.kill();
      }
    } finally {
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
