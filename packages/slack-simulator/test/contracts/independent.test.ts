import type { SectionBlock, View } from '@slack/types';
import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../../test/support/free-port.ts';
import { type Simulator, startSimulator } from '../../src/index.ts';
import { type Puppet, startPuppet } from '../server/puppet.ts';
import { quiet } from '../server/quiet.ts';

const TOKEN = 'xoxb-both';
const POOR_TOKEN = 'xoxb-poor';
const SCOPES = [
  'chat:write',
  'im:write',
  'im:history',
  'users:read',
  'channels:read',
  'channels:join',
  'channels:history',
];

/** One of the two Slacks, with what it calls the same people and places. */
interface Side {
  readonly client: (token?: 'poor') => WebClient;
  readonly person: string;
  readonly channel: string;
  readonly trigger: () => Promise<string>;
}

type Answer = Readonly<Record<string, unknown>>;

const section: SectionBlock = { type: 'section', text: { type: 'mrkdwn', text: 'Hello' } };
const content = { text: 'Hello', blocks: [section] };
const metadata = { event_type: 'goalpost', event_payload: { id: 'one' } };
const modal = { type: 'modal', title: { type: 'plain_text', text: 'Form' }, blocks: [section] } satisfies View;
const home = { type: 'home', blocks: [section] } satisfies View;

async function answerOf(call: Promise<object>): Promise<Answer> {
  try {
    return { ...(await call) };
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return { ...error.data };
    throw error;
  }
}

/** The type of what stands at a path; a list is followed into its first entry. */
function typeAt(answer: unknown, path: string): string {
  let value: unknown = answer;
  for (const key of path.split('.'))
    value = value === null || value === undefined ? undefined : Reflect.get(value, key);
  return value === null ? 'null' : typeof value;
}

const posted = async (side: Side, thread_ts?: string): Promise<string> => {
  const more = thread_ts === undefined ? {} : { thread_ts };
  return String((await side.client().chat.postMessage({ channel: side.channel, ...content, metadata, ...more })).ts);
};
const opened = async (side: Side) => {
  const { view } = await side.client().views.open({ trigger_id: await side.trigger(), view: modal });
  return { view_id: String(view?.id), hash: String(view?.hash) };
};

/** What Slack documents and the other one does not have; it also takes every token, so wrong ones are not compared. */
const absentThere: ReadonlySet<string> = new Set(['response_metadata.scopes', 'user.tz']);

/** What the bot asks for, by method; the fields are those that it reads. */
const calls: readonly (readonly [what: string, call: (side: Side) => Promise<object>, fields: readonly string[]])[] = [
  ['auth.test', ({ client }) => client().auth.test(), ['team_id', 'user_id', 'bot_id', 'response_metadata.scopes']],
  [
    'users.info',
    ({ client, person }) => client().users.info({ user: person }),
    ['user.id', 'user.team_id', 'user.name', 'user.real_name', 'user.tz', 'user.deleted', 'user.is_bot'],
  ],
  ['users.info of nobody', ({ client }) => client().users.info({ user: 'U0NOBODY' }), []],
  [
    'users.info without the scope',
    ({ client, person }) => client('poor').users.info({ user: person }),
    ['needed', 'provided'],
  ],
  ['conversations.open', ({ client, person }) => client().conversations.open({ users: person }), ['channel.id']],
  ['conversations.open with nobody', ({ client }) => client().conversations.open({ users: 'U0NOBODY' }), []],
  [
    'chat.postMessage',
    ({ client, channel }) => client().chat.postMessage({ channel, ...content, metadata }),
    ['ts', 'channel', 'message.text', 'message.ts'],
  ],
  ['chat.postMessage to nowhere', ({ client }) => client().chat.postMessage({ channel: 'C0NOWHERE', ...content }), []],
  ['chat.postMessage of nothing', ({ client, channel }) => client().chat.postMessage({ channel, text: '' }), []],
  [
    'chat.postMessage without the scope',
    ({ client, channel }) => client('poor').chat.postMessage({ channel, ...content }),
    ['needed', 'provided'],
  ],
  [
    'chat.update',
    async (side) => side.client().chat.update({ channel: side.channel, ts: await posted(side), text: 'Changed' }),
    ['ts', 'channel', 'text'],
  ],
  [
    'chat.update of what is not there',
    ({ client, channel }) => client().chat.update({ channel, ts: '1.000001', text: 'Changed' }),
    [],
  ],
  [
    'conversations.history',
    async (side) => {
      await posted(side);
      return side.client().conversations.history({ channel: side.channel, limit: 1, include_all_metadata: true });
    },
    [
      'has_more',
      'response_metadata.next_cursor',
      'messages.0.ts',
      'messages.0.metadata.event_type',
      'messages.0.metadata.event_payload.id',
    ],
  ],
  ['conversations.history of nowhere', ({ client }) => client().conversations.history({ channel: 'C0NOWHERE' }), []],
  [
    'conversations.replies',
    async (side) => {
      const ts = await posted(side);
      await posted(side, ts);
      return side.client().conversations.replies({ channel: side.channel, ts, include_all_metadata: true });
    },
    ['messages.0.ts', 'messages.1.ts', 'messages.1.thread_ts', 'messages.1.metadata.event_payload.id'],
  ],
  [
    'views.open',
    async (side) => side.client().views.open({ trigger_id: await side.trigger(), view: modal }),
    ['view.id', 'view.hash'],
  ],
  [
    'views.update',
    async (side) => side.client().views.update({ ...(await opened(side)), view: modal }),
    ['view.id', 'view.hash'],
  ],
  [
    'views.update with an old hash',
    async (side) => side.client().views.update({ ...(await opened(side)), hash: '1.old', view: modal }),
    [],
  ],
  [
    'views.publish',
    ({ client, person }) => client().views.publish({ user_id: person, view: home }),
    ['view.id', 'view.hash'],
  ],
];

describe('the same call to the simulator and to a Slack Web API that this project did not write', () => {
  let emulator: Emulator;
  let slack: Simulator;
  let app: Puppet;
  let ours: Side;
  let theirs: Side;

  beforeAll(async () => {
    slack = await startSimulator({
      rateLimits: false,
      app: { name: 'Both', scopes: [...SCOPES, 'commands'], shortcuts: [] },
      otherWorkspaces: [{ name: 'Poor' }],
    });
    app = await startPuppet(slack);
    slack.invite('general');
    const [poor] = slack.otherWorkspaces;
    if (poor === undefined) throw new Error('There is no second workspace');
    poor.scopes = ['commands'];
    const ada = slack.as('ada');
    const tokens = { poor: poor.botToken };
    ours = {
      client: (token) => client(slack.apiUrl, token === undefined ? slack.botToken : tokens[token]),
      person: ada.id,
      channel: slack.channel('general').id,
      trigger: async () => {
        await ada.command('/do');
        return String(app.last('command')['trigger_id']);
      },
    };
    emulator = await createEmulator({ service: 'slack', port: await freePort(), seed: { slack: seed } });
    theirs = await sideOf(emulator);
  });
  afterAll(async () => {
    await emulator?.close();
    await slack?.close();
    await app?.close();
  });

  it.each(calls)('%s: the same outcome, and the same kind of value in what the bot reads', async (_, call, fields) => {
    const [mine, other] = [await answerOf(call(ours)), await answerOf(call(theirs))];
    expect({ ok: mine['ok'], error: mine['error'] }).toEqual({ ok: other['ok'], error: other['error'] });
    const types = (answer: Answer) => Object.fromEntries(fields.map((path) => [path, typeAt(answer, path)]));
    const there = Object.entries(types(other)).filter(([path]) => !absentThere.has(path));
    expect(types(mine)).toMatchObject(Object.fromEntries(there));
    expect(Object.values(types(mine))).not.toContain('undefined');
  });

  const seed = {
    team: { name: 'Acme', domain: 'acme' },
    users: [{ name: 'ada', real_name: 'Ada' }],
    channels: [{ name: 'general' }],
    oauth_apps: [
      {
        client_id: '1.2',
        client_secret: 'unused',
        app_id: 'A000000001',
        name: 'Both',
        redirect_uris: ['http://127.0.0.1/nowhere'],
        scopes: SCOPES,
        bot_name: 'both',
      },
    ],
    tokens: [
      { token: TOKEN, user: 'both', scopes: SCOPES },
      { token: POOR_TOKEN, user: 'both', scopes: ['commands'] },
    ],
    strict_scopes: true,
  };
});

const client = (slackApiUrl: string, token: string) =>
  new WebClient(token, { slackApiUrl, logger: quiet, retryConfig: { retries: 0 } });

async function sideOf({ url }: Emulator): Promise<Side> {
  const tokens = { poor: POOR_TOKEN };
  const make = (token?: 'poor') => client(`${url}/api/`, token === undefined ? TOKEN : tokens[token]);
  const { members = [] } = await make().users.list({});
  const person = members.find(({ name }) => name === 'ada')?.id ?? '';
  const { channels = [] } = await make().conversations.list({});
  const channel = channels.find(({ name }) => name === 'general')?.id ?? '';
  await make().apiCall('conversations.join', { channel });
  return {
    client: make,
    person,
    channel,
    trigger: async () => {
      const answer = await make().apiCall('views.generateTriggerId', { user_id: person });
      return String(Reflect.get(answer, 'trigger_id'));
    },
  };
}
