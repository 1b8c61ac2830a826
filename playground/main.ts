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
  console.error(`Port ${port} is taken by another process. Stop that one, or choose another port with --port.`);
  process.exit(69);
});
const { page } = playground.simulator;
console.log(`Goalpost's playground is at ${page}`);
console.log(
  'You are in a simulated workspace with the real bot in it. Move the clock to see what happens. Ctrl+C stops.',
);
if (isEmpty) console.log('It has no team yet: type /goal team in a channel to make the first one.');
// A browser that cannot be opened, as on a server, is no failure: the address stands above.
if (opens && process.stdout.isTTY) await open(page).catch(() => undefined);
closeWithGrace({ delay: 10_000, logger: false }, () => playground.stop());
