import { CommandError } from '../errors.ts';
import { toPlainNumber } from '../values/numbers.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { aggregate } from './aggregate.ts';
import { collStats, create, dbStats, drop, dropDatabase, listCollections, listDatabases } from './collections.ts';
import { type Call, checkArguments, type Handler, type Reply } from './command.ts';
import { remove } from './delete.ts';
import { count, distinct, find, getMore, killCursors } from './find.ts';
import { findAndModify } from './find-and-modify.ts';
import * as handshake from './handshake.ts';
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts';
import { insert } from './insert.ts';
import { update } from './update.ts';

/** Every command that it has. */
export const COMMANDS: ReadonlyMap<string, Handler> = new Map([
  ['hello', handshake.hello],
  ['ismaster', handshake.isMaster],
  ['isMaster', handshake.isMaster],
  ['ping', handshake.ping],
  ['buildInfo', handshake.buildInfo],
  ['buildinfo', handshake.buildInfo],
  ['connectionStatus', handshake.connectionStatus],
  ['hostInfo', handshake.hostInfo],
  ['getLog', handshake.getLog],
  ['getCmdLineOpts', handshake.getCmdLineOpts],
  ['getParameter', handshake.getParameter],
  ['endSessions', handshake.endSessions],
  ['serverStatus', handshake.serverStatus],
  ['listDatabases', listDatabases],
  ['listCollections', listCollections],
  ['create', create],
  ['drop', drop],
  ['dropDatabase', dropDatabase],
  ['dbStats', dbStats],
  ['collStats', collStats],
  ['createIndexes', createIndexes],
  ['listIndexes', listIndexes],
  ['dropIndexes', dropIndexes],
  ['insert', insert],
  ['update', update],
  ['delete', remove],
  ['find', find],
  ['getMore', getMore],
  ['killCursors', killCursors],
  ['count', count],
  ['distinct', distinct],
  ['aggregate', aggregate],
  ['findAndModify', findAndModify],
]);

const noTransactions = (): CommandError =>
  new CommandError('IllegalOperation', 'Transaction numbers are only allowed on a replica set member or mongos');

// What a standalone server refuses (manual: "Transactions", "Read Concern", "Write Concern").
function checkConcerns(name: string, command: PlainDocument): void {
  if ('txnNumber' in command || 'startTransaction' in command || 'autocommit' in command) {
    throw noTransactions();
  }
  const { readConcern, writeConcern } = command;
  const level = isDocument(readConcern) ? (readConcern['level'] ?? 'local') : 'local';
  if (level === 'snapshot' || level === 'linearizable') {
    throw new CommandError('NotAReplicaSet', `node needs to be a replica set member to use readConcern: ${level}`);
  }
  if (level !== 'local' && level !== 'majority' && level !== 'available') {
    throw new CommandError('FailedToParse', `The read concern level ${String(level)} of ${name} is not known`);
  }
  const w = isDocument(writeConcern) ? toPlainNumber(writeConcern['w'] ?? 1) : 1;
  if (typeof w === 'number' && w > 1) {
    throw new CommandError('BadValue', "cannot use 'w' > 1 when a host is not replicated");
  }
  if (typeof w === 'string' && w !== 'majority') {
    throw new CommandError('UnknownReplWriteConcern', `No write concern mode named '${w}' found`);
  }
}

/** Runs a command and gives its reply, or throws the `CommandError` that is its refusal. */
export function runCommand(call: Call): Reply {
  const [name = ''] = Object.keys(call.command);
  const handler = COMMANDS.get(name);
  if (name === 'commitTransaction' || name === 'abortTransaction') throw noTransactions();
  if (!handler) throw new CommandError('CommandNotFound', `no such command: '${name}'`);
  if (!/^[^\0/\\. "$]{1,63}$/.test(call.db)) {
    throw new CommandError('InvalidNamespace', `Invalid database name: '${call.db}'`);
  }
  checkConcerns(name, call.command);
  checkArguments(name, handler, call.command);
  return handler.run(call);
}
