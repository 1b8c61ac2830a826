import { createSocket } from 'node:dgram';
import dns from 'node:dns';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore } from '@goalpost/embedded-mongo';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCause, startFailure, surroundingsIn } from '../../src/start-failure.ts';
import { connect } from '../../src/stores/connect.ts';

const CLUSTER = 'cluster.harbour.example';
const NODE = 'node-1.harbour.example';
const SRV = 33;
const TXT = 16;
const NO_SUCH_NAME = 3;

const nameBytes = (name: string) =>
  Buffer.concat([...name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)])), Buffer.of(0)]);

/** The answer of a name server to one question (RFC 1035, RFC 2782): `data` of its type, or that there is no such name. */
function answered(question: Buffer, data: Buffer | undefined): Buffer {
  const end = question.indexOf(0, 12) + 5;
  const type = question.readUInt16BE(end - 4);
  const header = Buffer.from(question.subarray(0, 12));
  header.writeUInt16BE(0x8180 | (data === undefined ? NO_SUCH_NAME : 0), 2);
  header.writeUInt16BE(data === undefined ? 0 : 1, 6);
  header.fill(0, 8);
  const record = Buffer.alloc(12);
  record.writeUInt16BE(0xc00c, 0);
  record.writeUInt16BE(type, 2);
  record.writeUInt16BE(1, 4);
  record.writeUInt32BE(60, 6);
  record.writeUInt16BE(data?.length ?? 0, 10);
  return Buffer.concat([header, question.subarray(12, end), ...(data === undefined ? [] : [record, data])]);
}

let port: number;
const server = createSocket('udp4');
const before = dns.getServers();
const lookup = dns.lookup;
const closing: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'goalpost-srv-'));
  const store = await startEmbeddedStore({ file: join(folder, 'goalpost.db') });
  closing.push(store.close, () => rm(folder, { recursive: true }));
  port = Number(new URL(store.uri).port);
  server.on('message', (question, { port: from, address }) => {
    const end = question.indexOf(0, 12) + 5;
    const isOurs = question.includes(nameBytes(CLUSTER));
    const type = question.readUInt16BE(end - 4);
    const node = Buffer.concat([Buffer.of(0, 0, 0, 0, port >> 8, port & 255), nameBytes(NODE)]);
    const options = Buffer.from('authSource=admin');
    const data = type === SRV ? node : type === TXT ? Buffer.from([options.length, ...options]) : undefined;
    server.send(answered(question, isOurs ? data : undefined), from, address);
  });
  await new Promise<void>((done) => server.bind(0, '127.0.0.1', done));
  dns.setServers([`127.0.0.1:${server.address().port}`]);
  // Addresses come from the machine, which knows no such host.
  dns.lookup = ((host: string, ...rest: never[]) =>
    (lookup as CallableFunction)(host === NODE ? '127.0.0.1' : host, ...rest)) as never;
});
afterAll(async () => {
  dns.setServers(before);
  dns.lookup = lookup;
  server.close();
  for (const close of closing) await close();
});

it('an address of SRV records leads to the hosts that they name', async () => {
  const connection = await connect(`mongodb+srv://${CLUSTER}/?tls=false&serverSelectionTimeoutMS=60000`, 'goals');
  closing.unshift(connection.close);
  expect(await connection.isUp()).toBe(true);
});

it.each([
  ['mongodb+srv://unknown.harbour.example/', /MONGODB_URI: no server answered \(querySrv ENOTFOUND .*SRV records/],
  [`mongodb+srv://${CLUSTER}:27017/`, /MONGODB_URI can't be used \(mongodb\+srv URI cannot have port number\)/],
  [`mongodb+srv://noor:hush@${CLUSTER}/?serverSelectionTimeoutMS=4000`, /MONGODB_URI.*tls/],
])('%s is named by its variable', async (uri, line) => {
  const error = await startCause('MONGODB_URI', () => connect(uri, 'goals')).catch((caught: unknown) => caught);
  const failure = startFailure(error, surroundingsIn({}));
  expect(failure.line).toMatch(line);
  expect(failure.line).not.toContain('hush');
});
