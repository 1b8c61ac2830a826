import { parseArgs } from 'node:util';

export const USAGE = `Usage: npm run playground -- [--port N] [--empty] [--http] [--no-open]

  --port N    the page's port, 4100 by default
  --empty     people and channels, and no team or goal yet: the way in as a new team finds it
  --http      the bot takes Slack's requests over HTTP with signatures, and not in Socket Mode
  --no-open   prints the address and opens no browser`;

const DEFAULT_PORT = 4100;

export interface Arguments {
  readonly port: number;
  readonly transport: 'http' | 'socket';
  readonly isEmpty: boolean;
  readonly opens: boolean;
}

/** Reads what was typed behind the command; throws a TypeError that says what is wrong with it. */
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
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new TypeError('--port takes a number up to 65535');
  return { port, transport: values.http ? 'http' : 'socket', isEmpty: values.empty, opens: !values['no-open'] };
}
