import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDeliveryClient } from '../../src/delivery/delivery-client.ts';
import { createLogger } from '../../src/logger.ts';
import { boltLogger } from '../../src/slack/bolt-logger.ts';
import { postPatiently } from '../../src/slack/post-patiently.ts';

let slack: Simulator;
let client: WebClient;

beforeEach(async () => {
  slack = await startSimulator({
    // It is a second later after each refusal, and not before, however long the machine takes.
    clock: { now: () => new Date(Date.UTC(2026, 2, 2, 9, 0, slack === undefined ? 0 : refusals())) },
    rateLimits: 'by-clock',
    workspace: {
      channels: [{ name: 'team', members: ['ada', '@app'] }],
      users: [{ name: 'ada', realName: 'Ada' }],
    },
  });
  client = createDeliveryClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    logger: boltLogger(createLogger('silent')),
  });
});
afterEach(() => slack.close());

const channel = () => slack.channel('team').id;
const refusals = () =>
  slack.calls().filter(({ name, status }) => name === 'chat.postMessage' && status === '429').length;

it('posts each of several to one conversation, once, though Slack takes one a second', async () => {
  const texts = Array.from({ length: 7 }, (_, i) => `Answer ${i}`);
  for (const text of texts) await postPatiently(client, { channel: channel(), text });
  expect(slack.channel('team').messages.map(({ text }) => text)).toEqual(texts);
  expect(refusals()).toBe(2);
});

it('gives up where Slack asks for more than half a minute, and where it never takes the message', async () => {
  slack.faults.add({ method: 'chat.postMessage', when: 'before', what: '429', retryAfter: 31 });
  await expect(postPatiently(client, { channel: channel(), text: 'late' })).rejects.toThrow(WebAPIRateLimitedError);
  slack.faults.add({ method: 'chat.postMessage', when: 'before', what: '429', retryAfter: 0, times: 4 });
  await expect(postPatiently(client, { channel: channel(), text: 'never' })).rejects.toThrow(WebAPIRateLimitedError);
  expect(refusals()).toBe(5);
  expect(slack.channel('team').messages).toEqual([]);
});
