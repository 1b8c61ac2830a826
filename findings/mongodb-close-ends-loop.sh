#!/usr/bin/env bash
# mongodb 7.9.0: closing the client ends a loop over a cursor as if it had come to its end.
# Needs Node 20.19 or later and npm. Reaches the npm registry, and otherwise only 127.0.0.1. Takes about 10 seconds.
# Exits with 1 where the behaviour is another than the one stated.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts mongodb@7.9.0

cat > server.mjs <<'EOF'
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { BSON, Long } from 'mongodb';

/** A MongoDB server with one collection, in batches of 100, each of which takes `slowMs`. */
export async function serve(total, slowMs) {
  let sent = 0;
  const batch = () => Array.from({ length: Math.min(100, total - sent) }, () => ({ _id: sent++ }));
  const cursor = (name) => {
    const documents = batch();
    return { ok: 1, cursor: { id: Long.fromNumber(sent < total ? 7 : 0), ns: 'a.b', [name]: documents } };
  };
  const reply = (command) => {
    if (command.hello || command.ismaster) {
      return { ok: 1, isWritablePrimary: true, helloOk: true, minWireVersion: 0, maxWireVersion: 25,
        maxBsonObjectSize: 2 ** 24, maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000 };
    }
    return command.find ? cursor('firstBatch') : command.getMore ? cursor('nextBatch') : { ok: 1 };
  };
  const head = (size, id, opcode, fill) => {
    const bytes = Buffer.alloc(fill);
    bytes.writeInt32LE(size + fill, 0);
    bytes.writeInt32LE(id, 8);
    bytes.writeInt32LE(opcode, 12);
    return bytes;
  };
  const server = createServer((socket) => {
    let got = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', async (bytes) => {
      got = Buffer.concat([got, bytes]);
      while (got.length >= 4 && got.length >= got.readInt32LE(0)) {
        const message = got.subarray(0, got.readInt32LE(0));
        got = got.subarray(message.length);
        // The first message of a connection is an OP_QUERY, every other one an OP_MSG.
        const old = message.readInt32LE(12) === 2004;
        const command = old ? { hello: 1 } : BSON.deserialize(message.subarray(21));
        if (command.getMore) await sleep(slowMs);
        const body = BSON.serialize(reply(command));
        const start = head(body.length, message.readInt32LE(4), old ? 1 : 2013, old ? 36 : 21);
        if (old) start.writeInt32LE(1, 32);
        socket.write(Buffer.concat([start, body]));
      }
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
EOF

cat > loops.mjs <<'EOF'
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { serve } from './server.mjs';

const TOTAL = 1_000;
const READ = {
  'for await': async (cursor, each) => {
    for await (const document of cursor) await each(document);
  },
  'for await of stream()': async (cursor, each) => {
    for await (const document of cursor.stream()) await each(document);
  },
  hasNext: async (cursor, each) => {
    while (await cursor.hasNext()) await each(await cursor.next());
  },
  next: async (cursor, each) => {
    for (let one = await cursor.next(); one !== null; one = await cursor.next()) await each(one);
  },
};

/** Reads all of a collection; the client is closed while the document `closeAt` is worked on, or while batches come. */
async function outcome(read, { closeAt, closeAfterMs, slowMs = 0 }) {
  const server = await serve(TOTAL, slowMs);
  const client = new MongoClient(`mongodb://127.0.0.1:${server.address().port}/?directConnection=true`);
  let worked = 0;
  const each = async () => {
    worked += 1;
    // As a signal to stop does in a real app, beside the loop.
    if (worked === closeAt) void client.close();
    if (worked === closeAt) await sleep(50);
  };
  const cursor = (await client.connect()).db('a').collection('b').find();
  const reading = read(cursor, each).then(() => 'no error', ({ name }) => name);
  if (closeAfterMs) setTimeout(() => client.close(), closeAfterMs);
  const error = await reading;
  await client.close();
  server.close();
  return { error, worked };
}

const told = ({ error, worked }) => `${worked} of ${TOTAL} documents, ${error}`;
let asStated = true;
for (const [name, read] of Object.entries(READ)) {
  const [whole, working] = [await outcome(read, {}), await outcome(read, { closeAt: 50 })];
  const waiting = await outcome(read, { slowMs: 300, closeAfterMs: 150 });
  console.log(`${name}`);
  console.log(`  left alone:                        ${told(whole)}`);
  console.log(`  closed while a batch is awaited:   ${told(waiting)}`);
  console.log(`  closed while a document is worked: ${told(working)}`);
  const quiet = name === 'next' ? working.error !== 'no error' : working.error === 'no error';
  asStated &&= whole.worked === TOTAL && whole.error === 'no error' && waiting.error === 'MongoClientClosedError';
  asStated &&= quiet && working.worked < TOTAL;
}
console.log(asStated ? 'As stated.' : 'NOT as stated: the behaviour has changed.');
process.exit(asStated ? 0 : 1);
EOF

cat <<'EOF'
Package:   mongodb 7.9.0
Guess:     closing the client while a cursor is read makes the reader fail, as MongoClientClosedError says and as the
           notes of 6.13 do, where closing the client began to close its cursors: an error "via whatever API is being
           used".
Behaviour: it does where a batch is awaited at that moment. While the loop works on a document, the cursor is closed and
           the loop simply ends: for await, streams and hasNext have no error. Only next() throws. A backup or migration
           that is stopped then takes a part for the whole.
Output:
EOF
node loops.mjs
