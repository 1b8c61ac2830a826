import { existsSync } from 'node:fs';
import { StoreFileError } from '@goalpost/embedded-mongo';
import { type Config, parseConfig } from '../../config.ts';
import { whyNoServer } from '../../store-failure.ts';
import { type Finding, failure, ok, warning, worstOf } from '../doctor/finding.ts';
import { lookAtDisk, lookAtNode, lookAtZones } from '../doctor/machine.ts';
import { lookAtStore } from '../doctor/store.ts';
import { CliError, type Exit, withoutPassword } from '../errors.ts';
import type { Page, Terminal } from '../page.ts';
import { databaseName, isAddress, openNamed, storeNamed } from '../source.ts';

const EXIT_OF: Readonly<Record<Finding['level'], Exit>> = { ok: 'done', warning: 'warned', error: 'failed' };
const WIDTH = 12;

const lineOf = ({ check, level, says, fix }: Finding): string =>
  `${level.padEnd(8)}${check.padEnd(WIDTH)}${says}${fix === undefined ? '' : ` → ${fix}`}`;

async function lookAtNamedStore({ env }: Terminal, now: Date): Promise<Finding[]> {
  const named = storeNamed(undefined, env);
  const place = withoutPassword(named);
  if (!isAddress(named) && !existsSync(named)) return [ok('store', `${place} isn't there yet; Goalpost makes it`)];
  try {
    const source = await openNamed(undefined, env);
    try {
      return await lookAtStore(source.client.db(databaseName(env)), place, now);
    } finally {
      await source.close();
    }
  } catch (error) {
    return [storeFailure(error)];
  }
}

function storeFailure(error: unknown): Finding {
  if (!(error instanceof StoreFileError)) {
    const { says, fix } = whyNoServer(error instanceof CliError ? (error.cause ?? error) : error);
    return failure('store', `MONGODB_URI: ${withoutPassword(says)}.`, fix);
  }
  return error.problem === 'locked'
    ? warning('store', error.message, 'Stop Goalpost for a moment to have the store looked at, too.')
    : failure('store', error.message, 'Set DATA_DIR to a folder with a store of Goalpost, or restore a backup.');
}

function accessOf({ slack: { botToken, configurationToken, apiUrl, transport } }: Config) {
  const appToken = transport.kind === 'socket' ? transport.appToken : undefined;
  return { botToken, configurationToken, apiUrl, appToken };
}

async function lookAtSlackOf(config: Config, env: Terminal['env']): Promise<Finding[]> {
  // Slack's client: no other command waits until it is loaded.
  const [{ lookAtSlack }, { surroundingsIn }] = await Promise.all([
    import('../doctor/slack.ts'),
    import('../../start-failure.ts'),
  ]);
  return lookAtSlack(accessOf(config), surroundingsIn(env));
}

async function examine(terminal: Terminal): Promise<Finding[]> {
  const { env } = terminal;
  const now = new Date();
  const parsed = parseConfig(env);
  const settings = parsed.ok
    ? [ok('settings', 'complete')]
    : parsed.lines.map((line) => failure('settings', line, 'Correct it in .env or the environment.'));
  const slack = parsed.ok ? await lookAtSlackOf(parsed.config, env) : [];
  return [
    lookAtNode(process.versions.node, now),
    lookAtZones(process.versions['tz'], now),
    ...(isAddress(storeNamed(undefined, env)) ? [] : [await lookAtDisk(env['DATA_DIR']?.trim() || './data')]),
    ...settings,
    ...slack,
    ...(await lookAtNamedStore(terminal, now)),
  ];
}

export const doctorPage: Page = {
  name: 'doctor',
  summary: 'Look for what is wrong, and say what mends it',
  description: [
    "Looks at Node.js, its zone data, the disk, the settings, Slack, the app's tokens and scopes, this machine's clock, Socket Mode, and the store with its messages and schedules. One line each, with the fix behind an arrow.",
    "With an app configuration token in SLACK_CONFIGURATION_TOKEN, it compares all settings of the app with manifest.yml: commands, shortcuts, events, scopes, interactivity, the app's tabs, and Socket Mode.",
    'It changes nothing. With the embedded store, stop Goalpost to have the store looked at. The exit code follows the worst line.',
  ],
  arguments: [],
  options: [{ usage: '--json', meaning: 'Prints an array of {check, level, says, fix}, for other programs.' }],
  examples: [{ line: 'goalpost doctor', does: 'Before the first start, and whenever something seems wrong.' }],
  exits: ['failed', 'warned'],
  run: async ({ json }, terminal) => {
    const findings = await examine(terminal);
    terminal.print(json === true ? JSON.stringify(findings, undefined, 2) : findings.map(lineOf).join('\n'));
    return EXIT_OF[worstOf(findings)];
  },
};
