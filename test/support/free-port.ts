import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems give to whoever names none (32,768 and up on Linux): nobody else takes one by chance. */
const [LEAST, MOST] = [20_000, 32_000];
const TRIES = 100;

/** A port of 127.0.0.1 that nobody listens on, for a server that cannot choose one itself. */
export async function freePort(): Promise<number> {
  for (let count = 0; count < TRIES; count += 1) {
    const port = randomInt(LEAST, MOST);
    const server = createServer();
    const found = await Promise.race([
      once(server.listen(port, '127.0.0.1'), 'listening').then(() => true),
      once(server, 'error').then(() => false),
    ]).catch(() => false);
    if (!found) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error(`none of ${TRIES} ports is free`);
}
