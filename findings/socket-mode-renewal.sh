#!/usr/bin/env bash
# @slack/socket-mode 3.1.0: deaf for clientPingTimeout each time Slack renews the connection.
# Needs Node 20.19 or later and npm. Reaches the npm registry, and otherwise only 127.0.0.1. Takes about 20 seconds.
# Exits with 1 where the behaviour is another than the one stated.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  @slack/socket-mode@3.1.0 @slack/web-api@8.2.0 undici@7.30.2 ws@8.23.0

cat > renewal.mjs <<'EOF'
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { SocketModeClient } from '@slack/socket-mode';
import { WebSocketServer } from 'ws';

/** Slack as far as a renewal goes: apps.connections.open, hello, commands, and the disconnect message. */
async function tinySlack() {
  const events = [];
  const open = new Set();
  const note = (what) => events.push({ what, at: performance.now() });
  const server = createServer((request, response) => {
    note(request.url === '/api/apps.connections.open' ? 'asked' : 'other');
    const url = `ws://127.0.0.1:${server.address().port}/link`;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, url }));
  });
  let acknowledged = 0;
  new WebSocketServer({ server }).on('connection', (socket) => {
    note('opened');
    open.add(socket);
    socket.on('close', () => {
      note('closed');
      open.delete(socket);
    });
    socket.on('message', () => {
      acknowledged += 1;
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: open.size }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    apiUrl: `http://127.0.0.1:${server.address().port}/api/`,
    events,
    /** Slack's warning comes about ten seconds before it closes a connection; here nothing is closed by Slack at all. */
    warn: () => {
      note('warned');
      for (const socket of open) socket.send(JSON.stringify({ type: 'disconnect', reason: 'warning' }));
    },
    /** A slash command to any open connection; false where there is none, and Slack says dispatch_failed. */
    command: (number) => {
      const [socket] = [...open].filter((one) => one.readyState === one.OPEN);
      const payload = { command: '/demo', text: String(number) };
      socket?.send(JSON.stringify({ type: 'slash_commands', envelope_id: `E${number}`, payload }));
      return socket !== undefined;
    },
    acknowledged: () => acknowledged,
    close: () => {
      for (const socket of open) socket.terminate();
      server.closeAllConnections();
      server.close();
    },
  };
}

const silent = Object.fromEntries(['debug', 'info', 'warn', 'error', 'setLevel', 'setName'].map((name) => [name, () => {}]));

async function renewal(clientPingTimeout) {
  const slack = await tinySlack();
  const client = new SocketModeClient({
    appToken: 'xapp-demo',
    clientOptions: { slackApiUrl: slack.apiUrl },
    logger: { ...silent, getLevel: () => 'error' },
    ...(clientPingTimeout !== undefined && { clientPingTimeout }),
  });
  client.on('slash_commands', ({ ack }) => ack());
  await client.start();
  await sleep(300);
  slack.warn();
  let [sent, undelivered] = [0, 0];
  const reopened = () => slack.events.filter(({ what }) => what === 'opened').length > 1;
  for (const end = performance.now() + 15_000; !reopened() && performance.now() < end; await sleep(100)) {
    sent += 1;
    if (!slack.command(sent)) undelivered += 1;
  }
  await sleep(200);
  await client.disconnect();
  slack.close();
  const since = (what, nth = 0) => {
    const warned = slack.events.find((event) => event.what === 'warned').at;
    const found = slack.events.filter((event) => event.what === what)[nth];
    return found === undefined ? undefined : Math.round(found.at - warned);
  };
  const closed = since('closed');
  const asked = since('asked', 1);
  const opened = since('opened', 1);
  return { closed, asked, opened, deaf: opened - closed, sent, undelivered, acknowledged: slack.acknowledged() };
}

const runs = [];
for (const timeout of [undefined, 1_500]) {
  const run = { timeout: timeout ?? 5_000, ...(await renewal(timeout)) };
  runs.push(run);
  console.log(`clientPingTimeout ${run.timeout} ms${timeout === undefined ? ' (the default)' : ''}: after Slack's warning`);
  console.log(`  the old connection is closed after       ${run.closed} ms`);
  console.log(`  the next address is asked for after      ${run.asked} ms`);
  console.log(`  the next connection is open after        ${run.opened} ms`);
  console.log(`  deaf for ${run.deaf} ms; commands sent ${run.sent}, with no connection to go to ${run.undelivered}, acknowledged ${run.acknowledged}`);
}
const asStated = runs.every(({ timeout, closed, asked, deaf, undelivered }) =>
  closed < asked && deaf >= timeout * 0.9 && deaf <= timeout + 2_000 && undelivered >= (timeout / 100) * 0.7);
console.log(asStated ? 'As stated.' : 'NOT as stated: the behaviour has changed.');
process.exit(asStated ? 0 : 1);
EOF

cat <<'EOF'
Package:   @slack/socket-mode 3.1.0 (the Socket Mode receiver of @slack/bolt 5.1.0)
Guess:     Slack warns about ten seconds before it ends a connection, and allows ten at once: the client opens the next
           one before it closes the old one, or at the latest right after.
Behaviour: it closes the old connection as soon as it is warned, waits clientPingTimeout, which is said to be the wait for
           a pong, and asks for the next address only then. For five seconds by default there is no connection; Slack
           sends events again, but neither slash commands nor clicks.
Output:
EOF
node renewal.mjs
