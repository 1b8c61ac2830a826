import { type Db, MongoClient } from 'mongodb';

/** How long a server may take to be found before a call fails, where the address does not say. */
const SELECTION_MS = 5000;
const MAX_CONNECTIONS = 50;

export interface Connection {
  readonly db: Db;
  /** Whether the server answers within a second. */
  isUp(): Promise<boolean>;
  close(): Promise<void>;
}

/** Hears of every command that the server answered, with its duration in seconds. */
export type CommandObserver = (command: string, seconds: number, failed: boolean) => void;

/** Connects to a MongoDB server, or throws when none answers. */
export async function connect(uri: string, database: string, observe?: CommandObserver): Promise<Connection> {
  const client = new MongoClient(uri, {
    appName: 'goalpost',
    ...(!/[?&]serverSelectionTimeoutMS=/i.test(uri) && { serverSelectionTimeoutMS: SELECTION_MS }),
    maxPoolSize: MAX_CONNECTIONS,
    ignoreUndefined: true,
    retryWrites: true,
    // It costs an event for each command, so only where somebody watches.
    monitorCommands: observe !== undefined,
  });
  if (observe !== undefined) {
    client.on('commandSucceeded', ({ commandName, duration }) => observe(commandName, duration / 1000, false));
    client.on('commandFailed', ({ commandName, duration }) => observe(commandName, duration / 1000, true));
  }
  await client.connect();
  const db = client.db(database);
  return {
    db,
    isUp: async () => {
      try {
        await db.command({ ping: 1 }, { timeoutMS: 1000 });
        return true;
      } catch {
        return false;
      }
    },
    close: () => client.close(),
  };
}
