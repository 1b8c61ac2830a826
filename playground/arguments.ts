import { parseArgs } from 'node:util';

export const USAGE = `Usage: npm run playground -- [--port N] [--empty] [--http] [--no-open]

  --port N    Serve the page on this port. The default is 4100.
  --empty     Start with people and channels but no teams or goals, as a new team does.
  --http      Receive Slack's requests over signed HTTP instead of Socket Mode.
  --no-open   Print the address without opening a browser.`;

const DEFAULT_PORT = 4100;

export interface Arguments {
  readonly port: number;
  readonly transport: 'http' | 'socket';
  readonly isEmpty: boolean;
  readonly opens: boolean;
}

/** Reads the command-line arguments. Throws a TypeError with the fix. */
export function readArguments(args: readonly string[]): Arguments | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      empty: { type: 'boolean', default: false },
      http: { type: 'boolean' },
      'no-open': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  const port = Number(values.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new TypeError('--port must be a number from 0 to 65535');
  return { port, transport: values.http ? 'http' : 'socket', isEmpty: values.empty, opens: !values['no-open'] };
}
