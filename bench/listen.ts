import { createServer, type Server } from 'node:http';

/** Listens on a free port, and hands on the body and what Slack's requests are known by. */
export async function listen(
  answer: (body: string, headers: Record<string, string>) => Promise<Response>,
): Promise<Server> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => /^(x-slack|content-type)/.test(name)),
    ) as Record<string, string>;
    const answered = await answer(body, headers);
    const type = answered.headers.get('content-type') ?? 'text/plain';
    response.writeHead(answered.status, { 'content-type': type }).end(await answered.text());
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  return server;
}

/** The port on which a server listens. */
export function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port');
  return address.port;
}
