import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/index.ts';
import { quiet } from './quiet.ts';

let slack: Simulator;
let client: WebClient;
/** Long enough for a call to arrive, also on a machine that is busy. */
const TIMEOUT_MS = 3_000;

beforeEach(async () => {
  slack = await startSimulator();
  slack.invite('general');
  client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, logger: quiet, retryConfig: { retries: 0 } });
});
afterEach(() => slack.close());

const post = (by = client) => by.chat.postMessage({ channel: slack.channel('general').id, text: 'Hello' });
const standing = () => slack.messages('general').filter(({ text }) => text === 'Hello').length;

describe('faults in which nobody knows what became of the call', () => {
  it.each([
    ['internal_error', 'before', 0],
    ['internal_error', 'after', 1],
    ['fatal_error', 'before', 0],
    ['fatal_error', 'after', 1],
  ] as const)('%s %s acceptance: the error with status 200, and %i messages', async (what, when, messages) => {
    slack.faults.add({ method: 'chat.postMessage', when, what });
    await expect(post()).rejects.toMatchObject({ data: { ok: false, error: what } });
    expect(standing()).toBe(messages);
    await post();
    expect(standing()).toBe(messages + 1);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('a hang %s acceptance: no answer until the client gives up, and %i messages', async (when, messages) => {
    slack.faults.add({ method: 'chat.postMessage', when, what: 'hang' });
    const impatient = new WebClient(slack.botToken, {
      slackApiUrl: slack.apiUrl,
      logger: quiet,
      retryConfig: { retries: 0 },
      timeout: TIMEOUT_MS,
    });
    const started = performance.now();
    await expect(post(impatient)).rejects.toThrow();
    expect(performance.now() - started).toBeGreaterThanOrEqual(TIMEOUT_MS - 10);
    expect(standing()).toBe(messages);
    expect(slack.calls().find(({ name }) => name === 'chat.postMessage')?.status).toBe('hang');
  });
});

describe('files in blocks', () => {
  it('are pictures: nothing else is shown', async () => {
    const uploaded = await client.files.uploadV2({ file: Buffer.from('a,b'), filename: 'values.csv', title: 'Values' });
    const file = String(Reflect.get(uploaded, 'files')[0].files[0].id);
    await expect.poll(async () => (await client.files.info({ file })).file?.mimetype).toBe('text/csv');
    const blocks = [{ type: 'image' as const, slack_file: { id: file }, alt_text: 'Values' }];
    await expect(client.chat.postMessage({ channel: slack.channel('general').id, text: 'x', blocks })).rejects.toThrow(
      'invalid_blocks',
    );
  });
});

describe('a view', () => {
  it('is measured in bytes', async () => {
    const { checkView } = await import('../../src/validate/view.ts');
    const section = { type: 'section', text: { type: 'mrkdwn', text: '🎯'.repeat(1_500) } };
    const view = (count: number) => ({ type: 'home', blocks: Array.from({ length: count }, () => section) });
    expect(JSON.stringify(view(60)).length).toBeLessThan(250_000);
    expect(() => checkView(view(60), 'home')).toThrow('view_too_large');
    expect(() => checkView(view(30), 'home')).not.toThrow();
  });
});
