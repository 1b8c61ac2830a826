import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIds } from '../../src/ids.ts';
import { type BotProcess, startBot } from '../support/bot-process.ts';
import { freePort } from '../support/free-port.ts';
import { commandBody, signedRequest } from '../support/signed.ts';
import { english } from '../support/texts.ts';

const TOKEN = 'xoxb-independent-opinion';
const SECRET = 'a signing secret';
const SCOPES = [
  'commands',
  'chat:write',
  'chat:write.public',
  'im:write',
  'users:read',
  'channels:history',
  'im:history',
];

interface SlackMessage {
  readonly text: string;
  readonly blocks?: readonly unknown[];
}

/** The bot as a process, over HTTP and on the embedded store, against a Slack Web API that this project did not write. */
describe('against an independent Slack Web API', () => {
  let slack: Emulator;
  let bot: BotProcess;
  let folder: string;

  beforeAll(async () => {
    slack = await createEmulator({
      service: 'slack',
      port: await freePort(),
      seed: {
        slack: {
          team: { name: 'Harbour', domain: 'harbour' },
          users: [{ name: 'mara', real_name: 'Mara Lindqvist' }],
          channels: [{ name: 'client-success' }],
          oauth_apps: [
            {
              client_id: '1.2',
              client_secret: 'unused',
              app_id: 'A000000001',
              name: 'Goalpost',
              redirect_uris: ['http://127.0.0.1/nowhere'],
              scopes: SCOPES,
              bot_name: 'goalpost',
            },
          ],
          tokens: [{ token: TOKEN, user: 'goalpost', scopes: SCOPES }],
          strict_scopes: true,
        },
      },
    });
    folder = await mkdtemp(join(tmpdir(), 'goalpost-emulate-'));
    bot = await startBot({
      SLACK_BOT_TOKEN: TOKEN,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: `${slack.url}/api/`,
      DATA_DIR: folder,
    });
  });
  afterAll(async () => {
    await bot?.stop();
    await slack?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const api = async (method: string, args: Record<string, unknown> = {}, token = TOKEN) => {
    const response = await fetch(`${slack.url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    return (await response.json()) as { ok: boolean; [key: string]: unknown };
  };
  const send = (body: string) => fetch(`http://127.0.0.1:${bot.port}/slack/events`, signedRequest(SECRET, body));
  /** Submits again what a busy machine could not save, or acknowledge, in time, as the form asks for. */
  const submit = async (...form: Parameters<typeof submitOnce>): Promise<{ status: number; text: string }> => {
    for (let attempt = 1; ; attempt += 1) {
      const response = await submitOnce(...form);
      const text = await response.text();
      const isSaved = response.status === 200 && !text.includes(english().command.notSaved);
      if (isSaved || attempt === 30) return { status: response.status, text };
    }
  };
  const submitOnce = (callbackId: string, blocks: object, user: string, metadata = '') =>
    send(
      new URLSearchParams({
        payload: JSON.stringify({
          type: 'view_submission',
          team: { id: 'T000000001', domain: 'harbour' },
          user: { id: user, team_id: 'T000000001', name: 'mara' },
          api_app_id: 'A000000001',
          view: {
            id: `V${callbackId}`,
            type: 'modal',
            callback_id: callbackId,
            private_metadata: metadata,
            blocks: [],
            hash: '1.a',
            state: { values: blocks },
          },
        }),
      }).toString(),
    );
  const input = (state: object) => ({ input: state });
  const option = (value: string) => ({ type: 'static_select', selected_option: { text: {}, value } });

  it('comes up and answers a signed /goal help', async () => {
    const response = await send(commandBody({ text: 'help' }));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('/goal checkin');
  });

  it('takes a team and a goal, and posts the round and the prompt there', async () => {
    const { members } = await api('users.list');
    const mara = (members as { id: string; name: string }[]).find(({ name }) => name === 'mara')?.id ?? '';
    const channel = await channelId();
    const team = await submit(
      'team',
      {
        name: input({ type: 'plain_text_input', value: 'Client success' }),
        channel: input({ type: 'conversations_select', selected_conversation: channel }),
        lead: input({ type: 'users_select', selected_user: mara }),
        members: input({ type: 'multi_users_select', selected_users: [mara] }),
        zone: input(option('Europe/Berlin')),
        rhythm: input({ type: 'checkboxes', selected_options: [{ value: 'monthly' }] }),
        promptAt: input({ type: 'timepicker', selected_time: '09:00' }),
        answerWithin: input({ type: 'number_input', value: '5' }),
        freshDays: input({ type: 'number_input', value: '3' }),
        snoozes: input({ type: 'number_input', value: '2' }),
        staleAfter: input({ type: 'number_input', value: '45' }),
        workingDays: input({ type: 'checkboxes', selected_options: [{ value: '1' }, { value: '2' }] }),
        fiscalYearStart: input(option('1')),
      },
      mara,
    );
    // It closes: the direct message with the next steps says that it is saved.
    expect(team).toEqual({ status: 200, text: '' });
    expect(await goalForm(mara, channel)).toContain('The coach checks your goal while you type');
    const due = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10);
    const goal = await submit(
      'goal',
      {
        title: input({ type: 'plain_text_input', value: 'Net Promoter Score' }),
        team: input(option(createIds().derive('team', 'Vteam'))),
        category: input(option('satisfaction')),
        direction: { direction: option('increase') },
        unit: input(option('score')),
        baseline: input({ type: 'plain_text_input', value: '30' }),
        target: input({ type: 'plain_text_input', value: '50' }),
        stretch: input({ type: 'plain_text_input', value: null }),
        milestones: input({ type: 'plain_text_input', value: null }),
        due: input({ type: 'datepicker', selected_date: due }),
        owner: input({ type: 'users_select', selected_user: mara }),
        description: input({ type: 'plain_text_input', value: null }),
      },
      mara,
    );
    expect(JSON.parse(goal.text)).toMatchObject({ response_action: 'update' });
    const asked = await send(commandBody({ text: 'ask', user_id: mara, channel_id: channel }));
    expect(asked.status).toBe(200);
    const round = await posted(channel);
    expect(round?.text).toContain('0 of 1 answered');
    expect(round?.blocks?.length).toBeGreaterThan(2);
    const opened = (await api('conversations.open', { users: mara })) as unknown as { channel: { id: string } };
    const prompt = await posted(opened.channel.id);
    expect(prompt?.text).toContain('1 goal, about a minute');
  });

  async function channelId(): Promise<string> {
    const { id } = (await api('chat.postMessage', { channel: 'client-success', text: 'Hello' })) as unknown as {
      id?: string;
      channel: string;
    };
    return id ?? ((await api('chat.postMessage', { channel: 'client-success', text: 'Hello' }))['channel'] as string);
  }

  /** The form of a new goal, as it was opened there. */
  async function goalForm(user: string, channel: string): Promise<string> {
    const { trigger_id } = (await api('views.generateTriggerId', { user_id: user })) as unknown as {
      trigger_id: string;
    };
    await send(commandBody({ text: 'new', user_id: user, channel_id: channel, trigger_id }));
    return until(async () => {
      const page = await (await fetch(`${slack.url}/?tab=views`)).text();
      return page.includes('No modal views') ? undefined : page;
    });
  }

  async function posted(channel: string): Promise<SlackMessage | undefined> {
    return until(async () => {
      const { messages } = await api('conversations.history', { channel });
      return (messages as SlackMessage[] | undefined)?.find(({ text }) => text.includes('Client success'));
    });
  }
});

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < 900; attempt += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('it did not come');
}
