import { Long } from 'bson';
import { MAX_DOCUMENT_BYTES, MAX_MESSAGE_BYTES, MAX_WRITE_BATCH } from '../limits.ts';
import type { PlainDocument } from '../values/order.ts';
import { words } from '../words.ts';
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

const HELLO_ARGUMENTS = words(`
    helloOk client compression topologyVersion maxAwaitTimeMS loadBalanced saslSupportedMechs
    speculativeAuthenticate hostInfo backpressure
  `);

/** `hello` (manual: "hello"): a standalone server, which therefore has no transactions and no change streams. */
export const hello: Handler = {
  takes: HELLO_ARGUMENTS,
  run: (call) => ({ isWritablePrimary: true, ...describe(call) }),
};

/** `isMaster`, the name of `hello` in the first message of a connection. */
export const isMaster: Handler = { takes: HELLO_ARGUMENTS, run: (call) => ({ ismaster: true, ...describe(call) }) };

const answers = (reply: PlainDocument, takes: readonly string[] = []): Handler => ({ takes, run: () => reply });

export const ping = answers({});
export const endSessions = answers({});

/** `buildInfo`: says that this is not a mongod. */
export const buildInfo = answers({
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
});

/** What mongosh and Compass ask for when they connect; there is nothing to say. */
export const connectionStatus = answers({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }, [
  'showPrivileges',
]);
export const hostInfo = answers({ system: { cpuArch: process.arch }, os: { type: process.platform }, extra: {} });
export const getLog = answers({ totalLinesWritten: 0, log: [] });
export const getCmdLineOpts = answers({ argv: [], parsed: {} });
export const getParameter = answers({ featureCompatibilityVersion: { version: '7.0' } }, [
  'featureCompatibilityVersion',
]);

/** `serverStatus`, as far as it is known. */
export const serverStatus: Handler = {
  takes: [],
  run: ({ cursors, engine, startedAt }) => ({
    version: VERSION,
    process: 'goalpost-embedded-store',
    pid: Long.fromNumber(process.pid),
    uptime: Math.floor((Date.now() - startedAt.getTime()) / 1000),
    localTime: new Date(),
    metrics: {
      cursor: { open: { total: cursors.open } },
      queryExecutor: {
        scanned: Long.fromNumber(engine.examined.keys),
        scannedObjects: Long.fromNumber(engine.examined.documents),
      },
    },
    dataBytes: engine.bytes,
  }),
};
