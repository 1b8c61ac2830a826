import { hostname } from 'node:os';
import { Long } from 'bson';
import { CommandError } from '../errors.ts';
import { MAX_DOCUMENT_BYTES, MAX_MESSAGE_BYTES, MAX_WRITE_BATCH } from '../limits.ts';
import type { PlainDocument } from '../values/order.ts';
import type { Call, Handler } from './command.ts';

/** The release whose commands and semantics are followed, and its wire version. */
const VERSION = '7.0.0';
const WIRE_VERSION = 21;

function describe(call: Call): PlainDocument {
  return {
    helloOk: true,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: MAX_WRITE_BATCH,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: call.connectionId,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
  };
}

const HELLO_ARGUMENTS = [
  'helloOk',
  'client',
  'compression',
  'topologyVersion',
  'maxAwaitTimeMS',
  'loadBalanced',
  'saslSupportedMechs',
  'speculativeAuthenticate',
  'hostInfo',
  'backpressure',
];

/** `hello` (manual: "hello"): a standalone server, which therefore has no transactions and no change streams. */
export const hello: Handler = {
  takes: HELLO_ARGUMENTS,
  run: (call) => ({ isWritablePrimary: true, ...describe(call) }),
};

/** `isMaster`, the name of `hello` in the first message of a connection. */
export const isMaster: Handler = { takes: HELLO_ARGUMENTS, run: (call) => ({ ismaster: true, ...describe(call) }) };

export const ping: Handler = { takes: [], run: () => ({}) };

/** `buildInfo`: says that this is not a mongod. */
export const buildInfo: Handler = {
  takes: [],
  run: () => ({
    version: VERSION,
    versionArray: [7, 0, 0, 0],
    gitVersion: 'goalpost-embedded-store',
    modules: [],
    allocator: 'system',
    javascriptEngine: 'none',
    storageEngines: ['goalpost-embedded-store'],
    bits: 64,
    debug: false,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  }),
};

export const connectionStatus: Handler = {
  takes: ['showPrivileges'],
  run: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
};

export const hostInfo: Handler = {
  takes: [],
  run: () => ({ system: { hostname: hostname(), cpuArch: process.arch }, os: { type: process.platform }, extra: {} }),
};

export const whatsmyuri: Handler = { takes: [], run: () => ({ you: '127.0.0.1' }) };

export const getLog: Handler = { takes: [], run: () => ({ totalLinesWritten: 0, log: [] }) };

export const getCmdLineOpts: Handler = { takes: [], run: () => ({ argv: [], parsed: {} }) };

/** `getParameter`: only the version of features is known, which shells ask for. */
export const getParameter: Handler = {
  takes: ['featureCompatibilityVersion', 'allParameters'],
  run: ({ command }) => {
    if ('featureCompatibilityVersion' in command) return { featureCompatibilityVersion: { version: '7.0' } };
    throw new CommandError('InvalidOptions', 'no option found to get');
  },
};

export const endSessions: Handler = { takes: [], run: () => ({}) };

/** `serverStatus`, as far as it is known. */
export const serverStatus: Handler = {
  takes: [],
  run: ({ cursors, engine, startedAt }) => ({
    host: hostname(),
    version: VERSION,
    process: 'goalpost-embedded-store',
    pid: Long.fromNumber(process.pid),
    uptime: Math.floor((Date.now() - startedAt.getTime()) / 1000),
    localTime: new Date(),
    metrics: { cursor: { open: { total: cursors.open } } },
    dataBytes: engine.bytes,
  }),
};

/** Commands that only a member of a replica set has. */
export const replicaSetOnly: Handler = {
  takes: [],
  run: () => {
    throw new CommandError('NoReplicationEnabled', 'not running with --replSet');
  },
};
