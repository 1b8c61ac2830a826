import { once } from 'node:events';
import { connect as connectSocket, type Socket } from 'node:net';
import { type Document, deserialize, serialize } from 'bson';
import { describe, expect, it } from 'vitest';
import { later, openStore } from './support.ts';

async function dial(port: number): Promise<Socket> {
  const socket = connectSocket(port, '127.0.0.1');
  later(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

function message(opcode: number, body: Buffer, length = 16 + body.length): Buffer {
  const header = Buffer.alloc(16);
  header.writeInt32LE(length, 0);
  header.writeInt32LE(77, 4);
  header.writeInt32LE(opcode, 12);
  return Buffer.concat([header, body]);
}

function flags(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

function msg(command: Document, { flag = 0, after = Buffer.alloc(0) } = {}): Buffer {
  return message(2013, Buffer.concat([flags(flag), Buffer.from([0]), serialize(command), after]));
}

function sequence(name: string, documents: Document[]): Buffer {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map((one) => serialize(one))]);
  const size = Buffer.alloc(4);
  size.writeInt32LE(4 + content.length);
  return Buffer.concat([Buffer.from([1]), size, content]);
}

/** Reads one reply; its document begins after the header and what comes before it in its kind of message. */
async function reply(socket: Socket): Promise<{ opcode: number; responseTo: number; document: Document }> {
  let data = Buffer.alloc(0);
  while (data.length < 4 || data.length < data.readInt32LE(0)) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    data = Buffer.concat([data, chunk]);
  }
  const opcode = data.readInt32LE(12);
  return { opcode, responseTo: data.readInt32LE(8), document: deserialize(data.subarray(opcode === 1 ? 36 : 21)) };
}

describe('messages', () => {
  it('answers the first hello as OP_QUERY with OP_REPLY', async () => {
    const { store } = await openStore();
    const socket = await dial(store.port);
    const body = [flags(4), Buffer.from('admin.$cmd\0'), flags(0), Buffer.from([255, 255, 255, 255])];
    socket.write(message(2004, Buffer.concat([...body, serialize({ isMaster: 1, helloOk: true })])));
    const { opcode, responseTo, document } = await reply(socket);
    expect([opcode, responseTo]).toEqual([1, 77]);
    expect(document).toMatchObject({ ok: 1, ismaster: true, helloOk: true, logicalSessionTimeoutMinutes: 30 });
    expect(document).not.toHaveProperty('setName');
  });

  it('takes documents in a section of their own, with a checksum, in any chunks', async () => {
    const { store, rows } = await openStore();
    const socket = await dial(store.port);
    const after = Buffer.concat([sequence('documents', [{ _id: 1 }, { _id: 2 }]), Buffer.from([1, 2, 3, 4])]);
    const bytes = msg({ insert: 'rows', $db: 'test' }, { flag: 1, after });
    for (const byte of bytes) socket.write(Buffer.from([byte]));
    expect((await reply(socket)).document).toMatchObject({ ok: 1, n: 2 });
    expect(await rows.countDocuments()).toBe(2);
  });

  it('does not answer where no answer is wanted, and answers many at once in their order', async () => {
    const { store, rows } = await openStore();
    const socket = await dial(store.port);
    const quiet = msg({ insert: 'rows', $db: 'test', documents: [{ _id: 1 }] }, { flag: 2 });
    socket.write(Buffer.concat([quiet, msg({ count: 'rows', $db: 'test' })]));
    expect((await reply(socket)).document).toMatchObject({ n: 1 });
    expect(await rows.countDocuments()).toBe(1);
  });

  it('refuses an unknown command with its code and goes on', async () => {
    const { store } = await openStore();
    const socket = await dial(store.port);
    socket.write(msg({ nope: 1, $db: 'test' }));
    expect((await reply(socket)).document).toEqual({
      ok: 0,
      errmsg: "no such command: 'nope'",
      code: 59,
      codeName: 'CommandNotFound',
    });
    socket.write(msg({ ping: 1, $db: 'test' }));
    expect((await reply(socket)).document).toEqual({ ok: 1 });
  });
});

describe('malformed messages', () => {
  const ping = serialize({ ping: 1, $db: 'test' });
  const kind0 = Buffer.concat([Buffer.from([0]), ping]);
  it.each<[string, Buffer]>([
    ['a length of zero', message(2013, Buffer.alloc(8), 0)],
    ['a negative length', message(2013, Buffer.alloc(8), -5)],
    ['a length beyond 48 MB', message(2013, Buffer.alloc(8), 48_000_001)],
    ['an unknown opcode', message(2099, Buffer.concat([flags(0), kind0]))],
    ['a compressed message, which was not offered', message(2012, Buffer.alloc(30))],
    ['no flags', message(2013, Buffer.alloc(0))],
    ['a required flag that is unknown', message(2013, Buffer.concat([flags(4), kind0]))],
    ['no body', message(2013, flags(0))],
    ['two bodies', message(2013, Buffer.concat([flags(0), kind0, kind0]))],
    ['an unknown kind of section', message(2013, Buffer.concat([flags(0), Buffer.from([7]), ping]))],
    ['a document that is cut off', message(2013, Buffer.concat([flags(0), kind0.subarray(0, -4)]))],
    [
      'a document that lies about its length',
      message(2013, Buffer.concat([flags(0), Buffer.from([0, 9, 0, 0, 0, 255])])),
    ],
    ['a section that lies about its length', msg({ ping: 1 }, { after: Buffer.from([1, 255, 255, 0, 0, 97, 0]) })],
    ['a section of negative length', msg({ ping: 1 }, { after: Buffer.from([1, 255, 255, 255, 255, 97, 0]) })],
    ['a name without an end', message(2004, Buffer.from('aaaaaaaaaaaaaaaaaaaa'))],
    ['not this protocol at all', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
  ])('%s ends its connection and no other', async (_, bytes) => {
    const { store, rows } = await openStore();
    const socket = await dial(store.port);
    const closed = once(socket, 'close');
    socket.on('error', () => undefined);
    socket.on('data', () => undefined);
    socket.write(bytes);
    await closed;
    await rows.insertOne({ still: 'here' });
    expect(await rows.countDocuments()).toBe(1);
  });
});
