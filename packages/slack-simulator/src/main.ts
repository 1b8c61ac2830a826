/** `npm run simulator`: the simulated Slack by itself, for any app written with any library. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { appFromManifest, type SimulatorOptions, startSimulator } from './index.ts';

const usage = `Usage: npm run simulator -- [--port N] [--host ADDRESS] [--events-url URL] [--manifest FILE] [--no-rate-limits]
                           [--oauth] [--organization NAME]

Prints one line of JSON: apiUrl, botToken, appToken, signingSecret, page.

  --port N             Listen on this port. The default is any free port.
  --host ADDRESS       Listen on this address. The default is 127.0.0.1. There is no password.
  --events-url URL     Post signed requests to this URL instead of using Socket Mode.
  --manifest FILE      Give the app the scopes, commands, shortcuts, and events of this manifest (YAML or JSON).
  --no-rate-limits     Turn rate limits off.
  --oauth              Also print clientId and clientSecret, to install the app by OAuth.
  --organization NAME  Put the workspace into an organisation, with the app installed org-wide.`;

/** As in sysexits.h: wrong use, wrong input. */
const wrongUse = 64;
const wrongInput = 65;

function fail(message: string, code: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: '0' },
        host: { type: 'string', default: '127.0.0.1' },
        'events-url': { type: 'string' },
        manifest: { type: 'string' },
        'no-rate-limits': { type: 'boolean', default: false },
        oauth: { type: 'boolean', default: false },
        organization: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, wrongUse);
  }
}

function appOf(file: string): Pick<SimulatorOptions, 'app'> {
  try {
    return { app: appFromManifest(parse(readFileSync(file, 'utf8'))) };
  } catch (error) {
    return fail(`${file} isn't an app manifest: ${error instanceof Error ? error.message : String(error)}`, wrongInput);
  }
}

const options = readOptions();
if (options.help) {
  process.stdout.write(`${usage}\n`);
  process.exit(0);
}
const port = Number(options.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535)
  fail(`--port must be a number from 0 to 65535, not ${options.port}.`, wrongUse);
const eventsUrl = options['events-url'];
if (eventsUrl !== undefined && !URL.canParse(eventsUrl))
  fail(`--events-url must be a URL, not ${eventsUrl}.`, wrongUse);
const pageDir = fileURLToPath(new URL('../page/dist', import.meta.url));

try {
  const slack = await startSimulator({
    port,
    host: options.host,
    rateLimits: !options['no-rate-limits'],
    ...(eventsUrl === undefined ? {} : { eventsUrl }),
    ...(existsSync(pageDir) ? { pageDir } : {}),
    ...(options.manifest === undefined ? {} : appOf(options.manifest)),
    ...(options.organization === undefined ? {} : { organization: { name: options.organization, isOrgWide: true } }),
  });
  const { apiUrl, botToken, appToken, signingSecret, page } = slack;
  const client = options.oauth ? { clientId: slack.clientId, clientSecret: slack.clientSecret } : {};
  process.stdout.write(`${JSON.stringify({ apiUrl, botToken, appToken, signingSecret, page, ...client })}\n`);
  const stop = () => void slack.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  fail(`Couldn't start on ${options.host}:${port}: ${error instanceof Error ? error.message : String(error)}`, 1);
}
