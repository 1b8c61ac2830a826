import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between the bot and its store: what the bot asks arrives later, while it is told to be slow. */
export interface SlowStore {
  readonly uri: string;
  /** Milliseconds by which each request is late; 0 at the start. */
  setDelay(ms: number): void;
  /** Lets nothing through until what it gives is called; then all of it, in its order. */
  hold(): () => void;
  close(): Promise<void>;
}

export async function startSlowStore(uri: string): Promise<SlowStore> {
  const { hostname, port } = new URL(uri);
  const sockets = new Set<Socket>();
  let delay = 0;
  let held: (() => void)[] | undefined;
  const server = createServer((client) => {
    const store = connect(Number(port), hostname);
    for (const socket of [client, store]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    }
    client.on('close', () => store.destroy());
    store.on('close', () => client.destroy());
    store.pipe(client);
    client.on('data', (bytes) => {
      if (held !== undefined) held.push(() => store.write(bytes));
      else if (delay === 0) store.write(bytes);
      else setTimeout(() => store.write(bytes), delay);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const slow = new URL(uri);
  slow.port = String((server.address() as AddressInfo).port);
  return {
    uri: slow.href,
    setDelay: (ms) => {
      delay = ms;
    },
    hold: () => {
      const waiting: (() => void)[] = [];
      held = waiting;
      return () => {
        held = undefined;
        for (const pass of waiting.splice(0)) pass();
      };
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
