import { type Playground, type PlaygroundOptions, startPlayground } from '../../playground/start.ts';
import { createLogger } from '../../src/logger.ts';
import { openTestDatabase } from './database.ts';

/** What a scenario shows is what the bot says, and not how fast the machine is that day. */
const PATIENCE = 8;

/**
 * The playground in a database of its own, on the server of MONGODB_URI where there is one. Warnings of the bot are
 * printed: a scenario that goes well has none.
 */
export async function startTestPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const database = await openTestDatabase();
  const playground = await startPlayground({
    logger: createLogger('warn'),
    waitFactor: PATIENCE,
    store: { kind: 'mongodb', uri: database.uri, database: database.name },
    ...options,
  });
  return {
    ...playground,
    stop: async () => {
      await playground.stop();
      await database.close();
    },
  };
}
