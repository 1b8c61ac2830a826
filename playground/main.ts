import { parseArgs } from 'node:util';
import { buildPage } from '@goalpost/slack-simulator/page';
import closeWithGrace from 'close-with-grace';
import open from 'open';
import { createLogger } from '../src/logger.ts';
import { startPlayground } from './start.ts';

const USAGE = `Usage: npm run playground -- [--port N] [--http] [--no-open]

  --port N    the page's port, 4100 by default
  --http      the bot takes Slack's requests over HTTP with signatures, and not in Socket Mode
  --no-open   prints the address and opens no browser`;

const DEFAULT_PORT = 4100;

function readArguments(): { port: number; transport: 'http' | 'socket'; opens: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        http: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const port = Number(values.port ?? DEFAULT_PORT);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new TypeError('--port takes a number up to 65535');
    return { port, transport: values.http ? 'http' : 'socket', opens: !values['no-open'] };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(64);
  }
}

const { port, transport, opens } = readArguments();
const pageDir = await buildPage();
const playground = await startPlayground({ port, transport, pageDir, logger: createLogger('warn') }).catch(
  (error: unknown) => {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken) throw error;
    console.error(`Port ${port} is taken by another process. Stop that one, or choose another port with --port.`);
    process.exit(69);
  },
);
const { page } = playground.simulator;
console.log(`Goalpost's playground is at ${page}`);
console.log(
  'You are in a simulated workspace with the real bot in it. Move the clock to see what happens. Ctrl+C stops.',
);
// A browser that cannot be opened, as on a server, is no failure: the address stands above.
if (opens && process.stdout.isTTY) await open(page).catch(() => undefined);
closeWithGrace({ delay: 10_000, logger: false }, () => playground.stop());
