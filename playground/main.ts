import { buildPage } from '@goalpost/slack-simulator/page';
import closeWithGrace from 'close-with-grace';
import open from 'open';
import { createLogger } from '../src/logger.ts';
import { type Arguments, readArguments, USAGE } from './arguments.ts';
import { startPlayground } from './start.ts';

function typed(): Arguments {
  try {
    const read = readArguments(process.argv.slice(2));
    if (read !== 'help') return read;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(64);
  }
}

const { port, transport, isEmpty, opens } = typed();
const pageDir = await buildPage();
const logger = createLogger('warn');
const starting = startPlayground({ port, transport, pageDir, logger, sample: !isEmpty });
const playground = await starting.catch((error: unknown) => {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (!isTaken) throw error;
  console.error(`Port ${port} is in use by another process. Stop that process, or choose another port with --port.`);
  process.exit(69);
});
const { page } = playground.simulator;
console.log(`The Goalpost playground is at ${page}`);
console.log(
  'It runs the real bot in a simulated Slack workspace. Move the clock to see what happens. Press Ctrl+C to stop.',
);
if (isEmpty) console.log('There are no teams yet. Type /goal team in a channel to create one.');
// A server has no browser to open. That is no failure: the address is on the screen.
if (opens && process.stdout.isTTY) await open(page).catch(() => undefined);
closeWithGrace({ delay: 10_000, logger: false }, () => playground.stop());
