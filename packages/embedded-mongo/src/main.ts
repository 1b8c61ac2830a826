import { parseArgs } from 'node:util';
import closeWithGrace from 'close-with-grace';
import { StoreFileError } from './errors.ts';
import { startEmbeddedStore } from './server.ts';

const USAGE = 'Usage: npm run store -- [--file ./data/goalpost.db] [--port 27018]';
/** sysexits.h: the command was used wrongly; something could not be opened. */
const EX_USAGE = 64;
const EX_CANTOPEN = 66;

function fail(message: string, exitCode: number): never {
  console.error(message);
  process.exit(exitCode);
}

function readArguments(): { readonly file: string; readonly port: number } {
  let values: { file: string; port: string; help: boolean };
  try {
    ({ values } = parseArgs({
      options: {
        file: { type: 'string', default: './data/goalpost.db' },
        port: { type: 'string', default: '27018' },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    }));
  } catch (error) {
    return fail(`${error instanceof Error ? error.message.split('. ')[0] : String(error)}. ${USAGE}`, EX_USAGE);
  }
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65535) fail(`--port must be a number from 0 to 65535. ${USAGE}`, EX_USAGE);
  if (values.file === '') fail(`--file must name a file. ${USAGE}`, EX_USAGE);
  return { file: values.file, port };
}

const { file, port } = readArguments();
try {
  const logger = {
    warn: (_: object, message: string) => console.error(message),
    error: (_: object, message: string) => console.error(message),
  };
  const store = await startEmbeddedStore({ file, port, logger });
  closeWithGrace({ delay: 10_000 }, () => store.close());
  console.log(store.uri);
} catch (error) {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (inUse) fail(`Port ${port} is in use by another process. Choose another port with --port.`, EX_CANTOPEN);
  if (error instanceof StoreFileError) fail(error.message, EX_CANTOPEN);
  throw error;
}
