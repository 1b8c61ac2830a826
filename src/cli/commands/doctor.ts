import { existsSync } from 'node:fs';
import { StoreFileError } from '@goalpost/embedded-mongo';
import { type Config, parseConfig } from '../../config.ts';
import { type Finding, failure, ok, warning, worstOf } from '../doctor/finding.ts';
import { lookAtDisk, lookAtNode, lookAtZones } from '../doctor/machine.ts';
import { lookAtSlack } from '../doctor/slack.ts';
import { lookAtStore } from '../doctor/store.ts';
import { type Exit, withoutPassword } from '../errors.ts';
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
    const why = withoutPassword(error instanceof Error ? error.message : String(error));
    if (error instanceof StoreFileError && error.problem === 'locked') {
      return [warning('store', why, 'Stop Goalpost for a moment to have the store looked at, too.')];
    }
    const fix = isAddress(named)
      ? 'Check MONGODB_URI, and that the server is running.'
      : 'Set DATA_DIR to a folder with a store of Goalpost, or restore a backup.';
    return [failure('store', why, fix)];
  }
}

function accessOf({ slack: { botToken, apiUrl, transport } }: Config) {
  return { botToken, apiUrl, appToken: transport.kind === 'socket' ? transport.appToken : undefined };
}

async function examine(terminal: Terminal): Promise<Finding[]> {
  const { env } = terminal;
  const now = new Date();
  const parsed = parseConfig(env);
  const settings = parsed.ok
    ? [ok('settings', 'complete')]
    : parsed.lines.map((line) => failure('settings', line, 'Correct it in .env or the environment.'));
  const slack = parsed.ok ? await lookAtSlack(accessOf(parsed.config)) : [];
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
