import { channel } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { Double, serialize } from 'bson';
import type { Call, Reply } from './commands/command.ts';
import { runCommand } from './commands/index.ts';
import type { Cursors } from './cursors.ts';
import type { Engine } from './engine.ts';
import { CommandError } from './errors.ts';
import { MAX_UNREAD_REPLY_BYTES } from './limits.ts';
import { messageLength, ProtocolError, type Request, readRequest, writeReply } from './wire.ts';

/** What a server tells its log. Never a document. */
export interface StoreLogger {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What all connections of a server share. */
export interface Shared {
  readonly engine: Engine;
  readonly cursors: Cursors;
  readonly now: () => Date;
  readonly startedAt: Date;
  readonly logger: StoreLogger | undefined;
}

/** Every command as it arrives, for whoever subscribes in this process. It holds what people wrote. */
export const COMMANDS_SEEN = channel('goalpost.embedded-store.command');

function success(reply: Reply): Uint8Array {
  return reply instanceof Uint8Array ? reply : serialize({ ...reply, ok: new Double(1) }, { ignoreUndefined: true });
}

function failure({ code, codeName, message, extra }: CommandError): Uint8Array {
  return serialize({ ok: new Double(0), errmsg: message, code, codeName, ...extra });
}

/** Answers the messages of one connection, in their order, until it ends. */
export function serveConnection(socket: Socket, connectionId: number, shared: Shared): void {
  const { engine, cursors, logger, startedAt } = shared;
  const chunks: Buffer[] = [];
  let buffered = 0;

  const run = (request: Request): Uint8Array => {
    const call: Call = {
      engine,
      cursors,
      db: request.db,
      command: request.command,
      raw: request.raw,
      now: shared.now(),
      connectionId,
      startedAt,
    };
    if (COMMANDS_SEEN.hasSubscribers) COMMANDS_SEEN.publish(request.command);
    try {
      engine.assertUsable();
      return success(runCommand(call));
    } catch (error) {
      if (error instanceof CommandError) return failure(error);
      // Not a refusal but a fault, of the disk or of this program: nothing of the turn is kept.
      logger?.error({ err: error, command: Object.keys(request.command)[0] }, 'store command failed');
      return failure(engine.abort(error));
    }
  };
  const answer = (request: Request): void => {
    const reply = run(request);
    engine.settled((failed) => {
      if (!request.wantsReply || socket.destroyed) return;
      socket.write(writeReply(request, failed ? failure(failed) : reply));
      if (socket.writableLength > MAX_UNREAD_REPLY_BYTES) socket.destroy();
    });
  };
  // The bytes of one message may come in many chunks, which are joined once.
  const takeMessage = (): Buffer | undefined => {
    const start = chunks.length > 1 && (chunks[0]?.length ?? 0) < 4 ? Buffer.concat(chunks) : chunks[0];
    const length = start && messageLength(start);
    if (length === undefined || buffered < length) return undefined;
    const all = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
    chunks.length = 0;
    buffered -= length;
    if (buffered > 0) chunks.push(all.subarray(length));
    return all.subarray(0, length);
  };
  const onData = (chunk: Buffer): void => {
    chunks.push(chunk);
    buffered += chunk.length;
    for (let message = takeMessage(); message; message = takeMessage()) answer(readRequest(message));
  };

  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    try {
      onData(chunk);
    } catch (error) {
      if (!(error instanceof ProtocolError || error instanceof CommandError)) {
        logger?.error({ err: error }, 'store connection failed');
      } else logger?.warn({ connectionId, why: error.message }, 'store connection closed: malformed message');
      socket.destroy();
    }
  });
}
