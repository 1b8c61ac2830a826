import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator } from '@goalpost/slack-simulator';
import { sampleApp } from '../playground/sample.ts';
import { startBuilt } from './built.ts';
import { crowdWorkspace } from './crowd.ts';
const simulator = await startSimulator({ app: sampleApp(), workspace: crowdWorkspace(), rateLimits: false });
const folders = process.argv.slice(2);
const kept = new Map<string, string>();
for (let round = 0; round < 4; round += 1) {
  for (const build of folders) {
    const data = await mkdtemp(join(tmpdir(), 'start-'));
    const bot = await startBuilt(build, ['dist/main.js'], { env: { SLACK_BOT_TOKEN: simulator.botToken, SLACK_SIGNING_SECRET: simulator.signingSecret, SLACK_API_URL: simulator.apiUrl, DATA_DIR: data, PORT: '0', LOG_LEVEL: 'info' }, up: '"goalpost is up"' });
    const cpu = bot.cpuMs();
    const ready = bot.readyMs;
    await new Promise((r) => setTimeout(r, 4000));
    console.log(build, 'ready', Math.round(ready), 'cpu', cpu, 'rss', Math.round(bot.residentMb()));
    await bot.stop();
    await rm(data, { recursive: true });
  }
}
await simulator.close();
