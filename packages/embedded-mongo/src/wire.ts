import { Double, serialize } from 'bson';
import { MAX_MESSAGE_BYTES } from './limits.ts';
import { readStatement } from './semantics/replacement.ts';
import { decodeExact } from './values/codec.ts';
import type { PlainDocument } from './values/order.ts';

/** Opcodes of the "MongoDB Wire Protocol" page of the manual. OP_QUERY is read for the first hello only. */
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
/** Flag bits below 16 must be understood by whoever reads them. */
const REQUIRED_FLAGS = 0xffff;

/** A message that breaks the protocol: its connection is closed, since what follows cannot be trusted. */
export class ProtocolError extends Error {}

/** One command as a client sent it. */
export interface Request {
  readonly id: number;
  readonly kind: 'msg' | 'query';
  /** False where the client does not wait for a reply (write concern 0). */
  readonly wantsReply: boolean;
  readonly db: string;
  /** The command, with nothing of its numbers lost. */
  readonly command: PlainDocument;
  /** Documents that came as BSON, by the name of their argument: to be stored byte for byte. */
  readonly raw: ReadonlyMap<string, readonly Uint8Array[]>;
}

/** How many bytes the message at the start of a buffer has, or undefined where that is not yet known. */
export function messageLength(buffer: Buffer): number | undefined {
  if (buffer.length < 4) return undefined;
  const length = buffer.readInt32LE(0);
  if (length < HEADER || length > MAX_MESSAGE_BYTES) throw new ProtocolError(`a message of ${length} bytes`);
  return length;
}

function documentAt(message: Buffer, offset: number, end: number): Buffer {
  const length = offset + 4 <= end ? message.readInt32LE(offset) : 0;
  if (length < 5 || offset + length > end) throw new ProtocolError(`a document of ${length} bytes`);
  return message.subarray(offset, offset + length);
}

function cstring(message: Buffer, offset: number, end: number): string {
  const zero = message.indexOf(0, offset);
  if (zero < 0 || zero >= end) throw new ProtocolError('a name without an end');
  return message.toString('utf8', offset, zero);
}

interface Sections {
  body?: Buffer;
  readonly sequences: Map<string, Buffer[]>;
}

function readSequence(message: Buffer, start: number, limit: number, sections: Sections): number {
  const size = start + 4 <= limit ? message.readInt32LE(start) : 0;
  const end = start + size;
  if (size < 5 || end > limit) throw new ProtocolError(`a section of ${size} bytes`);
  const name = cstring(message, start + 4, end);
  if (sections.sequences.has(name)) throw new ProtocolError('two sections of one name');
  const documents: Buffer[] = [];
  for (let at = start + 4 + Buffer.byteLength(name) + 1; at < end; ) {
    const document = documentAt(message, at, end);
    documents.push(document);
    at += document.length;
  }
  sections.sequences.set(name, documents);
  return end;
}

function readSections(message: Buffer, end: number): Sections {
  const sections: Sections = { sequences: new Map() };
  for (let at = HEADER + 4; at < end; ) {
    const kind = message[at];
    if (kind === 0 && !sections.body) {
      sections.body = documentAt(message, at + 1, end);
      at += 1 + sections.body.length;
    } else if (kind === 1) at = readSequence(message, at + 1, end, sections);
    else throw new ProtocolError(`a section of kind ${kind}`);
  }
  return sections;
}

function readMsg(message: Buffer): Request {
  if (message.length < HEADER + 4) throw new ProtocolError('a message without flags');
  const flags = message.readUInt32LE(HEADER);
  const unknown = flags & REQUIRED_FLAGS & ~(CHECKSUM_PRESENT | MORE_TO_COME);
  if (unknown !== 0) throw new ProtocolError(`unknown flags ${unknown}`);
  // The checksum may be passed over: it guards against broken networks, and this one does not leave the machine.
  const end = flags & CHECKSUM_PRESENT ? message.length - 4 : message.length;
  const { body, sequences } = readSections(message, end);
  if (!body) throw new ProtocolError('a message without a body');
  // Documents to insert are taken as they are; everything else is read.
  const command = decodeExact(body, { fieldsAsRaw: { documents: true } });
  const raw = new Map<string, readonly Uint8Array[]>();
  const inline = command['documents'];
  if (Array.isArray(inline) && inline.every((one) => one instanceof Uint8Array)) raw.set('documents', inline);
  for (const [name, documents] of sequences) {
    if (name in command) throw new ProtocolError(`the argument ${name} twice`);
    raw.set(name, documents);
    const read = name === 'updates' ? readStatement : decodeExact;
    if (name !== 'documents') command[name] = documents.map((document) => read(document));
  }
  const db = command['$db'];
  return {
    id: message.readInt32LE(4),
    kind: 'msg',
    wantsReply: (flags & MORE_TO_COME) === 0,
    db: typeof db === 'string' ? db : '',
    command,
    raw,
  };
}

function readQuery(message: Buffer): Request {
  const name = cstring(message, HEADER + 4, message.length);
  const at = HEADER + 4 + Buffer.byteLength(name) + 1 + 8;
  const command = decodeExact(documentAt(message, at, message.length));
  return {
    id: message.readInt32LE(4),
    kind: 'query',
    wantsReply: true,
    db: name.split('.')[0] ?? '',
    command,
    raw: new Map(),
  };
}

/** Reads one whole message. */
export function readRequest(message: Buffer): Request {
  const opcode = message.readInt32LE(12);
  if (opcode === OP_MSG) return readMsg(message);
  if (opcode === OP_QUERY) return readQuery(message);
  throw new ProtocolError(`opcode ${opcode}`);
}

/** Writes the answer to a request, in the form in which it was asked. */
export function writeReply(request: Request, body: Uint8Array): Buffer {
  const isMsg = request.kind === 'msg';
  // OP_REPLY: flags, cursor id, first document, number of documents. OP_MSG: flags and the kind of the section.
  const preamble = isMsg ? Buffer.alloc(5) : Buffer.alloc(20);
  if (!isMsg) preamble.writeInt32LE(1, 16);
  const header = Buffer.alloc(HEADER);
  header.writeInt32LE(HEADER + preamble.length + body.length, 0);
  header.writeInt32LE(request.id, 8);
  header.writeInt32LE(isMsg ? OP_MSG : OP_REPLY, 12);
  return Buffer.concat([header, preamble, body]);
}

function element(type: number, name: string, value: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), value]);
}

function wrap(elements: readonly Uint8Array[]): Buffer {
  const length = elements.reduce((sum, one) => sum + one.length, 5);
  const size = Buffer.alloc(4);
  size.writeInt32LE(length);
  return Buffer.concat([size, ...elements, Buffer.from([0])], length);
}

/** Writes a reply with a cursor, its documents byte for byte as they are stored. */
export function writeCursor(
  cursor: { readonly id: unknown; readonly ns: string },
  batch: 'firstBatch' | 'nextBatch',
  documents: readonly Uint8Array[],
): Uint8Array {
  const array = wrap(documents.map((document, i) => element(3, String(i), document)));
  const rest = serialize({ id: cursor.id, ns: cursor.ns });
  const inner = wrap([element(4, batch, array), rest.subarray(4, -1)]);
  return wrap([element(3, 'cursor', inner), serialize({ ok: new Double(1) }).subarray(4, -1)]);
}
