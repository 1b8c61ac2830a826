import { createServer, type Server, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { type Shared, type StoreLogger, serveConnection } from './connection.ts';
import { createCursors } from './cursors.ts';
import { createEngine, type Engine } from './engine.ts';
import { openStoreFile } from './file.ts';
import { MAX_CONNECTIONS, TTL_SWEEP_MS } from './limits.ts';
import { sweepExpired } from './ttl.ts';

export interface EmbeddedStoreOptions {
  /** The one file, made where there is none. */
  readonly file: string;
  /** 0, or none, is any free port. */
  readonly port?: number;
  readonly host?: '127.0.0.1';
  /** The time of `$$NOW`, `$currentDate` and the expiry of documents; the machine's where none is given. */
  readonly clock?: { now(): Date };
  readonly logger?: StoreLogger;
  /** Milliseconds between two sweeps for expired documents. */
  readonly sweepEvery?: number;
  /** Milliseconds that an idle cursor lives. */
  readonly cursorIdle?: number;
  /** The bound of all documents together, in bytes of BSON. */
  readonly maxBytes?: number;
}

export interface EmbeddedStore {
  /** For the `mongodb` driver, mongosh or Compass. */
  readonly uri: string;
  readonly port: number;
  /** Makes all writes durable, ends the connections and lets the file go. May be called twice. */
  close(): Promise<void>;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function startSweeps(engine: Engine, now: () => Date, every: number, logger: StoreLogger | undefined): NodeJS.Timeout {
  const timer = setInterval(() => {
    try {
      sweepExpired(engine, now());
    } catch (error) {
      logger?.error({ err: engine.abort(error) }, 'store could not delete expired documents');
    }
  }, every);
  timer.unref();
  return timer;
}

/**
 * Starts a server on loopback that speaks the MongoDB wire protocol over one file. An acknowledged write survives the
 * death of the process. Throws a `StoreFileError` where the file cannot be used, and an error of the system where the
 * port cannot.
 */
export async function startEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const { file, port = 0, host = '127.0.0.1', logger, sweepEvery = TTL_SWEEP_MS } = options;
  const now = (): Date => options.clock?.now() ?? new Date();
  const engine = createEngine(openStoreFile(file), options.maxBytes);
  const cursors = createCursors(() => performance.now(), options.cursorIdle);
  const shared: Shared = { engine, cursors, now, startedAt: new Date(), logger };
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    if (sockets.size >= MAX_CONNECTIONS) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    connections += 1;
    serveConnection(socket, connections, shared);
  });
  let bound: number;
  try {
    bound = await listen(server, port, host);
  } catch (error) {
    engine.close();
    throw error;
  }
  const sweeps = startSweeps(engine, now, sweepEvery, logger);
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    clearInterval(sweeps);
    const ended = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await ended;
    engine.close();
  };
  return {
    uri: `mongodb://${host}:${bound}/?directConnection=true`,
    port: bound,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
