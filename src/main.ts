import closeWithGrace from 'close-with-grace';
import { startGoalpost } from './app.ts';
import { environment, parseConfig } from './config.ts';
import { createLogger } from './logger.ts';
import { startFailure, surroundingsIn } from './start-failure.ts';

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
try {
  const goalpost = await startGoalpost({ config, logger });
  closeWithGrace({ delay: MAX_STOP_MS, logger: false }, async ({ signal, err }) => {
    if (err) logger.error({ error: err }, 'an error that nobody caught; stopping');
    logger.info({ signal }, 'stopping: no new requests, finishing what is in hand');
    await goalpost.stop();
    logger.info('stopped');
  });
  const mode = config.slack.transport.kind === 'socket' ? 'Socket Mode' : 'HTTP';
  logger.info({ mode, port: goalpost.port, store: config.store.kind, workspace: goalpost.workspace }, 'goalpost is up');
} catch (error) {
  const failure = startFailure(error, surroundingsIn(env));
  console.error(failure.line);
  logger.debug({ error }, 'start failed');
  process.exit(failure.isConfiguration ? EXIT_CONFIG : 1);
}
