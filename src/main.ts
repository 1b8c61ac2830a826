import { beginStore } from './begin-store.ts';
import { collector } from './collector.ts';
import { environment, parseConfig } from './config.ts';
import { createLogger } from './logger.ts';
import { createMemoryWatch, LOOK_MS } from './memory-watch.ts';

/** EX_CONFIG of sysexits.h: what was configured is at fault. */
const EXIT_CONFIG = 78;
const MAX_STOP_MS = 30_000;

const env = environment();
const parsed = parseConfig(env);
if (!parsed.ok) {
  for (const line of parsed.lines) console.error(line);
  process.exit(EXIT_CONFIG);
}
const { config } = parsed;
const logger = createLogger(config.logLevel);
const startedStore = beginStore(config.store, logger);
// The whole bot is loaded while the store reads its file.
const { startGoalpost } = await import('./app.ts');
const { default: closeWithGrace } = await import('close-with-grace');
let stopOutdated: (error: Error) => void = () => undefined;
try {
  const goalpost = await startGoalpost({ config, logger, startedStore, outdated: (error) => stopOutdated(error) });
  const { close } = closeWithGrace({ delay: MAX_STOP_MS, logger: false }, async ({ signal, err, manual }) => {
    if (err) logger.error({ error: err }, 'an error that nobody caught; stopping');
    logger.info({ signal }, 'stopping: no new requests, finishing what is in hand');
    await goalpost.stop();
    logger.info('stopped');
    if (manual) process.exit(EXIT_CONFIG);
  });
  stopOutdated = (error) => {
    logger.error(error.message);
    close();
  };
  const mode = config.slack.transport.kind === 'socket' ? 'Socket Mode' : 'HTTP';
  logger.info({ mode, port: goalpost.port, store: config.store.kind, workspace: goalpost.workspace }, 'goalpost is up');
  const memory = createMemoryWatch({
    cpuMs: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    residentMb: () => process.memoryUsage.rss() / 2 ** 20,
    collect: () => {
      collector()();
      void startedStore?.then((store) => store.collect());
    },
  });
  setInterval(memory.look, LOOK_MS).unref();
} catch (error) {
  const { startFailure, surroundingsIn } = await import('./start-failure.ts');
  const failure = startFailure(error, surroundingsIn(env));
  console.error(failure.line);
  logger.debug({ error }, 'start failed');
  process.exit(failure.isConfiguration ? EXIT_CONFIG : 1);
}
