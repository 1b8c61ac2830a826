#!/usr/bin/env bash
# @slack/socket-mode 3.1.0: an event without an inner event ends the process.
# Needs Node 20.19 or later and npm. Reaches the npm registry, and otherwise only 127.0.0.1. Takes about 10 seconds.
# Exits with 1 where the behaviour is another than the one stated.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  @slack/socket-mode@3.1.0 @slack/web-api@8.2.0 undici@7.30.2 ws@8.23.0

cat > app.mjs <<'EOF'
import { SocketModeClient } from '@slack/socket-mode';

const client = new SocketModeClient({
  appToken: 'xapp-demo',
  clientOptions: { slackApiUrl: process.argv[2] },
});
client.on('slack_event', async ({ ack }) => ack());
client.on('error', () => {});
await client.start();
EOF

cat > rate-limited.mjs <<'EOF'
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** Runs the app against a Slack that sends it one event: how it ended, what it acknowledged, what it printed. */
async function outcome(payload) {
  const server = createServer((_, response) => {
    const url = `ws://127.0.0.1:${server.address().port}/link`;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, url }));
  });
  let acknowledged = 0;
  const webSockets = new WebSocketServer({ server }).on('connection', (socket) => {
    socket.on('message', () => {
      acknowledged += 1;
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    socket.send(JSON.stringify({ type: 'events_api', envelope_id: 'E1', retry_attempt: 0, retry_reason: '', payload }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const app = spawn(process.execPath, ['app.mjs', `http://127.0.0.1:${server.address().port}/api/`]);
  let printed = '';
  app.stderr.on('data', (text) => {
    printed += text;
  });
  const kill = setTimeout(() => app.kill('SIGTERM'), 4_000);
  const [code, signal] = await once(app, 'exit');
  clearTimeout(kill);
  for (const socket of webSockets.clients) socket.terminate();
  server.closeAllConnections();
  server.close();
  const error = printed.split('\n').find((line) => line.includes('TypeError')) ?? '';
  return { lived: signal === 'SIGTERM', code, acknowledged, error };
}

const common = { token: 'demo', team_id: 'T1', api_app_id: 'A1' };
const usual = await outcome({ ...common, type: 'event_callback', event: { type: 'app_home_opened', user: 'U1' } });
const limited = await outcome({ ...common, type: 'app_rate_limited', minute_rate_limited: 1_518_467_820 });
const said = ({ lived, code, acknowledged, error }) =>
  `${lived ? 'the process lives on' : `the process ends with ${code}`}, acknowledged ${acknowledged} of 1${error && `\n  ${error}`}`;
console.log(`event_callback: ${said(usual)}`);
console.log(`app_rate_limited: ${said(limited)}`);
const asStated = usual.lived && usual.acknowledged === 1 && !limited.lived && limited.code !== 0 && limited.acknowledged === 0;
console.log(asStated ? 'As stated.' : 'NOT as stated: the behaviour has changed.');
process.exit(asStated ? 0 : 1);
EOF

cat <<'EOF'
Package:   @slack/socket-mode 3.1.0 (the Socket Mode receiver of @slack/bolt 5.1.0)
Guess:     app_rate_limited, with which the Events API says that it holds events back, comes to the app as any event; at
           worst nobody listens to it.
Behaviour: the client reads the type of an inner event, which app_rate_limited does not have, in a listener whose promise
           nobody awaits: an unhandled rejection, which ends a Node process. Busy workspaces take the app down.
Output:
EOF
node rate-limited.mjs
