import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before several instances, as a load balancer does: each request goes to the next one, as it is. */
export interface RoundRobin {
  readonly url: string;
  /** How many requests each instance got, in the order of their ports. */
  readonly served: readonly number[];
  close(): Promise<void>;
}

export async function startRoundRobin(ports: readonly number[]): Promise<RoundRobin> {
  const served = ports.map(() => 0);
  let turn = 0;
  const server = createServer((incoming, answer) => {
    const index = turn % ports.length;
    turn += 1;
    served[index] = (served[index] ?? 0) + 1;
    const { method, url, headers } = incoming;
    const passed = request({ host: '127.0.0.1', port: ports[index], method, path: url, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    passed.on('error', () => answer.writeHead(502).end());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    served,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
