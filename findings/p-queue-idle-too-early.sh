#!/usr/bin/env bash
# p-queue 9.3.5: an aborted operation gives up its place while it still runs, and the queue calls itself idle.
# Needs Node 20.19 or later and npm. Reaches the npm registry only. Takes about 5 seconds.
# Exits with 1 where the behaviour is another than the one stated.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts p-queue@9.3.5

cat > queue.mjs <<'EOF'
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';

/** One operation after the other: the first one is stopped while it runs, and needs a while to put things right. */
async function outcome(options, stop) {
  const queue = new PQueue({ concurrency: 1 });
  const happened = [];
  let running = 0;
  let most = 0;
  const operation = (name, work) => async (given) => {
    running += 1;
    most = Math.max(most, running);
    happened.push(`${name} begins`);
    await work(given);
    happened.push(`${name} ends`);
    running -= 1;
  };
  const aborted = (signal) => new Promise((resolve) => signal?.addEventListener('abort', resolve));
  const first = operation('first', async ({ signal }) => {
    // As the readme asks: the operation handles its signal itself. Here it undoes what it has begun.
    if (options.signal) await aborted(signal);
    await sleep(200);
  });
  queue.add(first, options).catch(({ name }) => happened.push(`first fails (${name})`));
  queue.add(operation('second', () => sleep(20)));
  await sleep(20);
  stop();
  await queue.onIdle();
  happened.push('IDLE');
  const runningThen = running;
  await sleep(300);
  return { happened: happened.join(', '), most, runningThen };
}

const undisturbed = await outcome({}, () => {});
const controller = new AbortController();
const withSignal = await outcome({ signal: controller.signal }, () => controller.abort());
const withTimeout = await outcome({ timeout: 50 }, () => {});
let asStated = true;
for (const [name, one] of Object.entries({ undisturbed, withSignal, withTimeout })) {
  console.log(`${name}: ${one.happened}\n  at once: ${one.most} of 1; running when idle: ${one.runningThen}`);
  const early = one.most === 2 && one.runningThen === 1;
  asStated &&= name === 'undisturbed' ? one.most === 1 && one.runningThen === 0 : early;
}
console.log(asStated ? 'As stated.' : 'NOT as stated: the behaviour has changed.');
process.exit(asStated ? 0 : 1);
EOF

cat <<'EOF'
Package:   p-queue 9.3.5
Guess:     onIdle "guarantees that all work from the queue has finished", and an operation that runs handles its signal
           itself: the queue waits until it has, and with a concurrency of 1 the next one begins after that.
Behaviour: its place is given away in the moment of the abort (and of a timeout). The next operation runs beside it, and
           onIdle resolves while it still works: what was to be one after the other is not, and a shutdown that waits for
           onIdle closes things under it.
Output:
EOF
node queue.mjs
