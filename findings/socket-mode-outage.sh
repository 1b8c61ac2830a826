#!/usr/bin/env bash
# @slack/socket-mode 3.1.0: after an outage the waits between attempts to reconnect grow without a bound.
# Needs Node 20.19 or later and npm. Reaches the npm registry, and otherwise only 127.0.0.1. Takes about 40 seconds.
# Exits with 1 where the behaviour is another than the one stated.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  @slack/socket-mode@3.1.0 @slack/web-api@8.2.0 undici@7.30.2 ws@8.23.0

cat > outage.mjs <<'EOF'
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** A second of the client's waits takes a thousandth of one here; each wait is written down as it was asked for. */
const FASTER = 1_000;
const waits = [];
/** Of the closing handshake, which is no wait before an attempt. */
const CLOSE_HANDSHAKE_MS = 30_000;
const realTimeout = globalThis.setTimeout;
let isOut = false;
globalThis.setTimeout = (work, ms = 0, ...rest) => {
  const isWait = isOut && ms >= 500 && ms !== CLOSE_HANDSHAKE_MS;
  if (isWait) waits.push(ms);
  return realTimeout(work, isWait ? ms / FASTER : ms, ...rest);
};
const { SocketModeClient } = await import('@slack/socket-mode');

const server = createServer((_, response) => {
  const url = `ws://127.0.0.1:${server.address().port}/link`;
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, url }));
});
const webSockets = new WebSocketServer({ server }).on('connection', (socket) => {
  socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const names = ['debug', 'info', 'warn', 'error', 'setLevel', 'setName'];
const silent = Object.fromEntries(names.map((name) => [name, () => {}]));
const client = new SocketModeClient({
  appToken: 'xapp-demo',
  clientOptions: { slackApiUrl: `http://127.0.0.1:${server.address().port}/api/` },
  logger: { ...silent, getLevel: () => 'error' },
});
client.on('error', () => {});
await client.start();

// Slack is away from here on: the connection is cut off, and nobody listens on the port any more.
isOut = true;
for (const socket of webSockets.clients) socket.terminate();
server.closeAllConnections();
server.close();

const NIGHT_MS = 8 * 3_600_000;
const total = () => waits.reduce((sum, wait) => sum + wait, 0);
for (let tries = 0; total() < NIGHT_MS && tries < 2_000; tries += 1) {
  await new Promise((resolve) => realTimeout(resolve, 25));
}
const seconds = (ms) => `${(ms / 1_000).toFixed(1)} s`;
let passed = 0;
waits.forEach((wait, index) => {
  passed += wait;
  const isShown = index < 4 || index % 5 === 4 || index === waits.length - 1;
  if (isShown) console.log(`  wait ${String(index + 1).padStart(3)}: ${seconds(wait).padStart(10)}, after ${seconds(passed - wait)} without Slack`);
});
const longest = Math.max(...waits);
console.log(`The longest wait: ${seconds(longest)}, so long the app stays deaf when Slack comes back in that time.`);
const asStated = total() >= NIGHT_MS && longest > 7_200_000;
console.log(asStated ? 'As stated.' : 'NOT as stated: the behaviour has changed.');
process.exit(asStated ? 0 : 1);
EOF

cat <<'EOF'
Package:   @slack/socket-mode 3.1.0 with @slack/web-api 8.2.0 (under @slack/bolt 5.1.0)
Guess:     the client tries to reconnect every few seconds, or waits longer each time up to a bound of a minute or so; its
           own comment says "for faster retries".
Behaviour: each wait is 1.3 times as long as the last, a hundred times, without a bound, since its retryConfig sets no
           maxTimeout. After six minutes without Slack the waits are longer than a minute, after a night
           longer than two hours.
Output (waits as they were asked for; they were made a thousand times as fast):
EOF
node outage.mjs
