#!/usr/bin/env bash
# p-queue 9.3.5 and AsyncLocalStorage: a task runs in the context of the one that ended before it.
# Needs Node 20.19 or later and npm. Reaches the npm registry only. Takes about 5 seconds.
# Exits with 1 where the behaviour is another than the one stated.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts p-queue@9.3.5 p-limit@7.3.3

cat > context.mjs <<'EOF'
import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import PQueue from 'p-queue';

const requests = new AsyncLocalStorage();

/** Three requests ask for a task each; what each task finds in the storage when it is its turn. */
async function found(add) {
  const task = async () => {
    await sleep(5);
    return requests.getStore();
  };
  const all = ['one', 'two', 'three'].map((id) => requests.run(id, () => add(task)));
  return (await Promise.all(all)).join(', ');
}

const queue = new PQueue({ concurrency: 1 });
const roomy = new PQueue({ concurrency: 3 });
const results = {
  'p-queue, tasks that wait': await found((task) => queue.add(task)),
  'p-queue, tasks that need not wait': await found((task) => roomy.add(task)),
  'p-queue, task bound by AsyncResource': await found((task) => queue.add(AsyncResource.bind(task))),
  'p-limit, tasks that wait': await found(pLimit(1)),
};
for (const [name, seen] of Object.entries(results)) console.log(`${name}: ${seen}`);
const right = 'one, two, three';
const asStated = Object.values(results).join('|') === ['one, one, one', right, right, right].join('|');
console.log(asStated ? 'As stated.' : 'NOT as stated: the behaviour has changed.');
process.exit(asStated ? 0 : 1);
EOF

cat <<'EOF'
Packages:  p-queue 9.3.5, and p-limit 7.3.3 of the same author to compare
Guess:     a task that is added within AsyncLocalStorage.run finds its store when it runs, as it does in p-limit and in
           any promise chain.
Behaviour: only where it need not wait. A task that waits is begun by the one that ends, in that one's context: under
           load every log line, trace span, and tenant of a request belongs to an earlier one. With little load, as in
           tests, nothing is wrong.
Output:
EOF
node context.mjs
