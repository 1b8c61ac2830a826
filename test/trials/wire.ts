import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { BSON, type Document } from 'mongodb';

/** A command as it goes over the wire, or the answer to it. */
export interface Passing {
  readonly command: Document;
  readonly when: 'before' | 'after';
}

/** Stands between one instance and its store, and sees every command and every answer that pass. */
export interface Wire {
  readonly uri: string;
  /** Called for each; where it says `drop`, what passes is lost with its connection. */
  watch(look: ((passing: Passing) => 'drop' | undefined) | undefined): void;
  /** Cuts every connection off. */
  cut(): void;
  close(): Promise<void>;
}

const HEADER_BYTES = 16;
const OP_MSG = 2013;
const FLAG_BYTES = 4;
const SEQUENCE = 1;

/** The whole messages at the beginning of some bytes, and what is left. */
function split(bytes: Buffer): { messages: Buffer[]; rest: Buffer } {
  const messages: Buffer[] = [];
  let rest = bytes;
  while (rest.length >= HEADER_BYTES && rest.length >= rest.readInt32LE(0)) {
    const length = rest.readInt32LE(0);
    messages.push(rest.subarray(0, length));
    rest = rest.subarray(length);
  }
  return { messages, rest };
}

/** The command of an OP_MSG, with its document sequences as lists (MongoDB wire protocol, "OP_MSG"). */
function commandOf(message: Buffer): Document {
  if (message.readInt32LE(12) !== OP_MSG) return {};
  const command: Document = {};
  let at = HEADER_BYTES + FLAG_BYTES;
  while (at < message.length) {
    const kind = message.readUInt8(at);
    const size = message.readInt32LE(at + 1);
    const section = message.subarray(at + 1, at + 1 + size);
    at += 1 + size;
    if (kind !== SEQUENCE) {
      Object.assign(command, BSON.deserialize(section));
      continue;
    }
    const end = section.indexOf(0, 4);
    const list: Document[] = [];
    for (let place = end + 1; place < section.length; place += section.readInt32LE(place)) {
      list.push(BSON.deserialize(section.subarray(place, place + section.readInt32LE(place))));
    }
    command[section.toString('utf8', 4, end)] = list;
  }
  return command;
}

export async function startWire(target: () => { readonly host: string; readonly port: number }): Promise<Wire> {
  const sockets = new Set<Socket>();
  let look: ((passing: Passing) => 'drop' | undefined) | undefined;
  const server = createServer((client) => {
    const store = connect(target());
    const asked = new Map<number, Document>();
    const end = () => {
      client.destroy();
      store.destroy();
    };
    for (const socket of [client, store]) {
      sockets.add(socket);
      socket.on('error', end).on('close', () => {
        sockets.delete(socket);
        end();
      });
    }
    const pass = (from: Socket, to: Socket, seen: (message: Buffer) => Passing | undefined) => {
      let waiting: Buffer = Buffer.alloc(0);
      from.on('data', (bytes) => {
        const { messages, rest } = split(Buffer.concat([waiting, bytes]));
        waiting = rest;
        for (const message of messages) {
          const passing = seen(message);
          if (passing !== undefined && look?.(passing) === 'drop') return end();
          to.write(message);
        }
      });
    };
    pass(client, store, (message) => {
      const command = commandOf(message);
      asked.set(message.readInt32LE(4), command);
      return { command, when: 'before' };
    });
    pass(store, client, (message) => {
      const command = asked.get(message.readInt32LE(8));
      asked.delete(message.readInt32LE(8));
      return command && { command, when: 'after' };
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    uri: `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}/?directConnection=true`,
    watch: (next) => {
      look = next;
    },
    cut,
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
