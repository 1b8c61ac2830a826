import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ROOT } from '../../root.ts';
import { type Finding, failure, ok, warning } from './finding.ts';

const MANIFEST = new URL('manifest.yml', ROOT);

interface Command {
  readonly command: string;
  readonly usage_hint: string;
}
interface Shortcut {
  readonly callback_id: string;
  readonly type: string;
}

/** The parts of manifest.yml on which Goalpost depends. */
export interface Manifest {
  readonly features: { readonly slash_commands: readonly Command[]; readonly shortcuts: readonly Shortcut[] };
  readonly oauth_config: { readonly scopes: { readonly bot: string[]; readonly bot_optional: string[] } };
  readonly settings: { readonly event_subscriptions: { readonly bot_events: readonly string[] } };
}

/** The app as it has to be. */
export const ownManifest = (): Manifest => parse(readFileSync(MANIFEST, 'utf8')) as Manifest;

export const PASTE = "Paste manifest.yml under App Manifest in your Slack app's settings, then reinstall the app.";

/** What stands at a path of what Slack exported, whatever shape that has. */
function at(settings: unknown, path: string): unknown {
  return path.split('.').reduce((value, key) => Reflect.get(Object(value), key) as unknown, settings);
}
const listAt = (settings: unknown, path: string): unknown[] => {
  const value = at(settings, path);
  return Array.isArray(value) ? value : [];
};
const textsAt = (settings: unknown, path: string): string[] => listAt(settings, path).map(String);

/** One difference: what is so in Slack, and whether Goalpost can work with it. */
type Difference = readonly [level: 'error' | 'warning', says: string];

const without = (all: readonly string[], some: readonly string[]) => all.filter((one) => !some.includes(one));

function inList(kind: string, ours: readonly string[], theirs: readonly string[], optional: readonly string[] = []) {
  const lacks = without(ours, theirs);
  const more = without(theirs, [...ours, ...optional]);
  const found: Difference[] = [];
  if (lacks.length > 0) found.push(['error', `The app's settings lack the ${kind} ${lacks.join(', ')}.`]);
  if (more.length > 0) found.push(['warning', `The app's settings have more ${kind}: ${more.join(', ')}.`]);
  return found;
}

function inCommands({ features }: Manifest, theirs: unknown, overHttp: boolean): Difference[] {
  const commands = listAt(theirs, 'features.slash_commands');
  const named = (name: string) => commands.find((one) => at(one, 'command') === name);
  const names = features.slash_commands.map(({ command }) => command);
  const found = inList(
    'commands',
    names,
    commands.map((one) => String(at(one, 'command'))),
  );
  for (const { command, usage_hint: hint } of features.slash_commands) {
    const one = named(command);
    if (one === undefined) continue;
    if (at(one, 'should_escape') !== true) {
      found.push(['error', `${command} doesn't escape names, so that Goalpost can't tell who is meant.`]);
    }
    if (overHttp && !at(one, 'url')) found.push(['error', `${command} has no request URL.`]);
    if (at(one, 'usage_hint') !== hint) found.push(['warning', `The hint of ${command} is of another version.`]);
  }
  return found;
}

function inShortcuts({ features }: Manifest, theirs: unknown): Difference[] {
  const key = (one: unknown) => `${String(at(one, 'callback_id'))} (${String(at(one, 'type'))})`;
  return inList('shortcuts', features.shortcuts.map(key), listAt(theirs, 'features.shortcuts').map(key));
}

function inEvents({ settings }: Manifest, theirs: unknown, overHttp: boolean): Difference[] {
  const events = settings.event_subscriptions.bot_events;
  const found = inList('events', events, textsAt(theirs, 'settings.event_subscriptions.bot_events'));
  if (overHttp && !at(theirs, 'settings.event_subscriptions.request_url')) {
    found.push(['error', 'Events have no request URL.']);
  }
  return found;
}

function inScopes({ oauth_config: { scopes } }: Manifest, theirs: unknown): Difference[] {
  const all = [...textsAt(theirs, 'oauth_config.scopes.bot'), ...textsAt(theirs, 'oauth_config.scopes.bot_optional')];
  return inList('scopes', scopes.bot, all, scopes.bot_optional);
}

/** Switches that have to be as they are: where, how, and what is so otherwise. */
const SWITCHES: readonly (readonly [path: string, needed: boolean, level: Difference[0], says: string])[] = [
  ['settings.interactivity.is_enabled', true, 'error', 'Interactivity is off: no button and no form works.'],
  ['features.app_home.home_tab_enabled', true, 'error', 'The Home tab is off.'],
  ['features.app_home.messages_tab_enabled', true, 'error', 'The Messages tab is off: nobody sees a prompt.'],
  [
    'features.app_home.messages_tab_read_only_enabled',
    false,
    'warning',
    'The Messages tab is read-only: nobody can write there, or drop a file.',
  ],
];

const inSwitches = (theirs: unknown): Difference[] =>
  SWITCHES.flatMap(([path, needed, level, says]) => ((at(theirs, path) === true) === needed ? [] : [[level, says]]));

function inTransport(theirs: unknown, overHttp: boolean): Difference[] {
  const isOn = at(theirs, 'settings.socket_mode_enabled') === true;
  if (!overHttp) return isOn ? [] : [['error', 'Socket Mode is off, and SLACK_APP_TOKEN is set.']];
  const found: Difference[] = [];
  if (isOn) found.push(['error', 'Socket Mode is on, and SLACK_APP_TOKEN is empty: Slack posts to no address.']);
  if (!at(theirs, 'settings.interactivity.request_url')) {
    found.push(['error', 'Interactivity has no request URL.']);
  }
  if (!at(theirs, 'settings.interactivity.message_menu_options_url')) {
    found.push(['error', 'Select menus have no options load URL.']);
  }
  return found;
}

/**
 * Compares the settings that Slack exported with manifest.yml. Names, descriptions, and colours may differ: companies
 * have their own.
 */
export function compareSettings(theirs: unknown, overHttp: boolean): Finding[] {
  const ours = ownManifest();
  const found = [
    ...inCommands(ours, theirs, overHttp),
    ...inShortcuts(ours, theirs),
    ...inEvents(ours, theirs, overHttp),
    ...inScopes(ours, theirs),
    ...inSwitches(theirs),
    ...inTransport(theirs, overHttp),
  ];
  if (found.length === 0) return [ok('manifest', "the app's settings are those of manifest.yml")];
  const fix = overHttp ? `Follow the comments for HTTP at the top of manifest.yml. ${PASTE}` : PASTE;
  return found.map(([level, says]) => (level === 'error' ? failure : warning)('manifest', says, fix));
}
