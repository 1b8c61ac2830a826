import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { LogLevel } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeliveryClient } from '../../src/delivery/delivery-client.ts';
import { createDirectMessages } from '../../src/delivery/direct-messages.ts';
import { createMessenger } from '../../src/delivery/messenger.ts';
import type { Messenger } from '../../src/delivery/messenger-port.ts';
import type { Recipient } from '../../src/domain/message/outbox-message.ts';
import { render } from '../delivery/support/delivery.ts';
import { digest } from '../delivery/support/samples.ts';

let slack: Simulator;
let messenger: Messenger;
let scopes: Set<string>;
let directMessages: ReturnType<typeof createDirectMessages>;
/** The channel that the store knows of a person. */
let stored: string | undefined;
const workspace = 'T1';
const since = new Date(0);

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

beforeEach(async () => {
  slack = await startSimulator({ rateLimits: false });
  scopes = new Set(['channels:history', 'im:history']);
  const client = createDeliveryClient(slack.botToken, { slackApiUrl: slack.apiUrl, logger: silent });
  stored = undefined;
  directMessages = createDirectMessages(async () => stored);
  messenger = createMessenger({
    access: async (id) => (id === workspace ? { client, scopes } : undefined),
    directMessages,
    render: async (notice) => () => render(notice),
  });
});
afterEach(() => slack.close());

const random = () => ({ channel: slack.channel('random').id });
const post = (ref: string, to: Recipient = random(), threadTs?: string) =>
  messenger.post({ id: 'm', workspace, to, ref, notice: digest(), ...(threadTs !== undefined && { threadTs }) });
async function posted(ref: string, threadTs?: string) {
  const result = await post(ref, random(), threadTs);
  if (result.kind !== 'posted') throw new Error(`not posted: ${result.why}`);
  return result;
}

describe('the messenger', () => {
  it('posts to a channel, in a thread, and to a person', async () => {
    const { ts, channel } = await posted('r1');
    await posted('r2', ts);
    const ada = slack.as('ada');
    const direct = await messenger.post({ id: 'm', workspace, to: { user: ada.id }, ref: 'r3', notice: digest(5) });
    expect(slack.messages('random').map(({ text }) => text)).toEqual(['digest 4', 'digest 4']);
    expect(slack.messages('random')[1]?.threadTs).toBe(ts);
    expect(channel).toBe(random().channel);
    if (direct.kind !== 'posted') throw new Error(direct.why);
    expect(slack.messages(direct.channel).map(({ text }) => text)).toEqual(['digest 5']);
  });

  it('opens the direct message of a person once, and not where the store knows it', async () => {
    const [ada, other] = [slack.as('ada'), slack.as('ben')];
    const opened = () => slack.calls().filter(({ name }) => name === 'conversations.open').length;
    expect(await messenger.mustOpen(workspace, { user: ada.id })).toBe(true);
    const first = await post('r1', { user: ada.id });
    if (first.kind !== 'posted') throw new Error(first.why);
    expect(await messenger.mustOpen(workspace, { user: ada.id })).toBe(false);
    expect(await messenger.mustOpen(workspace, random())).toBe(false);
    await post('r2', { user: ada.id });
    expect(opened()).toBe(1);
    stored = first.channel;
    expect(await messenger.mustOpen(workspace, { user: other.id })).toBe(false);
    expect(await post('r3', { user: other.id })).toMatchObject({ kind: 'posted', channel: first.channel });
    expect(opened()).toBe(1);
  });

  it('opens a direct message again that Slack does not know any more, whatever the store says', async () => {
    const ada = { user: slack.as('ada').id };
    stored = 'D0GONE';
    expect(await post('r1', ada)).toEqual({ kind: 'refused', why: 'direct_message_gone' });
    expect(await messenger.mustOpen(workspace, ada)).toBe(true);
    expect(await post('r1', ada)).toMatchObject({ kind: 'posted' });
    expect(await messenger.mustOpen(workspace, ada)).toBe(false);
  });

  it('asks Slack for the direct message where the store fails', async () => {
    const client = createDeliveryClient(slack.botToken, { slackApiUrl: slack.apiUrl, logger: silent });
    const alone = createMessenger({
      access: async () => ({ client, scopes }),
      directMessages: createDirectMessages(() => Promise.reject(new Error('the store is down'))),
      render: async (notice) => () => render(notice),
    });
    const to = { user: slack.as('ada').id };
    expect(await alone.post({ id: 'm', workspace, to, ref: 'r1', notice: digest() })).toMatchObject({ kind: 'posted' });
  });

  it('edits what it posted, and says when that is gone', async () => {
    const { ts, channel } = await posted('r1');
    const edit = (at: string) =>
      messenger.edit({ id: 'm', workspace, to: random(), channel, ts: at, ref: 'r1', notice: digest(9) });
    expect(await edit(ts)).toEqual({ kind: 'edited', contentHash: expect.stringMatching(/^[\w-]{43}$/) });
    expect(slack.messages('random').map(({ text }) => text)).toEqual(['digest 9']);
    expect(await edit('1.000001')).toEqual({ kind: 'gone', why: 'message_not_found' });
  });

  it('leaves a message alone that shows already what it is to show', async () => {
    const { ts, channel, contentHash } = await posted('r1');
    const edit = {
      id: 'm',
      workspace,
      to: random(),
      channel,
      ts,
      ref: 'r1',
      ...(contentHash !== undefined && { contentHash }),
    };
    const before = slack.calls().length;
    expect(await messenger.edit({ ...edit, notice: digest() })).toEqual({ kind: 'unchanged' });
    expect(slack.calls()).toHaveLength(before);
    expect(await messenger.edit({ ...edit, notice: digest(9) })).toMatchObject({ kind: 'edited' });
  });

  it('finds a message by its ref: in a channel, in a thread, in a direct message', async () => {
    slack.invite('random');
    const { ts, channel } = await posted('r1');
    const reply = await posted('r2', ts);
    const to = { user: slack.as('ben').id };
    const direct = await messenger.post({ id: 'm', workspace, to, ref: 'r3', notice: digest() });
    const find = (ref: string, where: Recipient = random(), threadTs?: string) =>
      messenger.find({
        workspace,
        to: where,
        ref,
        since,
        ...(threadTs !== undefined && { threadTs }),
      });
    expect(await find('r1')).toEqual({ kind: 'found', channel, ts });
    expect(await find('r2', random(), ts)).toEqual({ kind: 'found', channel, ts: reply.ts });
    expect(await find('r2')).toEqual({ kind: 'absent' });
    // What a message shows that was found is not known: the next edit is made in any case.
    const { contentHash: _, ...there } = { contentHash: '', ...direct };
    expect(await find('r3', to)).toEqual({ ...there, kind: 'found' });
    expect(await find('r4', to)).toEqual({ kind: 'absent' });
  });

  it('does not look beyond the time that it is given, nor without the right', async () => {
    slack.invite('random');
    await posted('r1');
    const later = new Date(Date.now() + 3_600_000);
    expect(await messenger.find({ workspace, to: random(), ref: 'r1', since: later })).toEqual({ kind: 'absent' });
    scopes.clear();
    expect(await messenger.find({ workspace, to: random(), ref: 'r1', since })).toMatchObject({ kind: 'cannot-look' });
  });

  it('cannot look into a channel that it may post to without being in it, nor where Slack takes back the right', async () => {
    await posted('r1');
    expect(await messenger.find({ workspace, to: random(), ref: 'r1', since })).toEqual({
      kind: 'cannot-look',
      why: 'not_in_channel',
    });
    slack.invite('random');
    slack.setScopes(['chat:write']);
    expect(await messenger.find({ workspace, to: random(), ref: 'r1', since })).toEqual({
      kind: 'cannot-look',
      why: 'missing_scope',
    });
  });

  it('says what stands in the way: an archived channel, a channel that is none, a revoked token', async () => {
    expect(await post('r1', { channel: 'C0NOWHERE' })).toEqual({ kind: 'impossible', why: 'channel_not_found' });
    slack.archive('random');
    expect(await post('r1')).toEqual({ kind: 'impossible', why: 'is_archived' });
    expect(
      await messenger.post({ id: 'm', workspace, to: { user: 'U0NOBODY' }, ref: 'r1', notice: digest() }),
    ).toMatchObject({
      kind: 'impossible',
    });
    slack.revokeTokens();
    expect(await post('r1')).toMatchObject({ kind: 'shut-out' });
    expect(await messenger.post({ id: 'm', workspace: 'T9', to: random(), ref: 'r1', notice: digest() })).toEqual({
      kind: 'shut-out',
      why: 'not_installed',
    });
  });

  it.each([
    ['500', 'before', 'unknown', 0],
    ['500', 'after', 'unknown', 1],
    ['reset', 'before', 'unknown', 0],
    ['reset', 'after', 'unknown', 1],
    ['429', 'before', 'limited', 0],
  ] as const)('calls once when Slack breaks: %s %s it accepts', async (what, when, kind, count) => {
    slack.faults.add({ method: 'chat.postMessage', when, what, retryAfter: 7 });
    const result = await post('r1');
    expect(result.kind).toBe(kind);
    if (result.kind === 'limited') expect(result.retryAfterMs).toBe(7000);
    expect(slack.messages('random')).toHaveLength(count);
    expect(slack.faults.struck()).toBe(1);
  });

  it('leaves a message that cannot be drawn unsent', async () => {
    const client = createDeliveryClient(slack.botToken, { slackApiUrl: slack.apiUrl, logger: silent });
    const broken = createMessenger({
      access: async () => ({ client, scopes }),
      directMessages,
      render: async () => () => {
        throw new Error('no such view');
      },
    });
    expect(await broken.post({ id: 'm', workspace, to: random(), ref: 'r1', notice: digest() })).toEqual({
      kind: 'impossible',
      why: 'cannot_be_drawn',
    });
    expect(slack.messages('random')).toEqual([]);
  });

  it('lets a message wait whose language could not be found out', async () => {
    const client = createDeliveryClient(slack.botToken, { slackApiUrl: slack.apiUrl, logger: silent });
    const hindered = createMessenger({
      access: async () => ({ client, scopes }),
      directMessages,
      render: () => Promise.reject(new Error('the store is down')),
    });
    expect(await hindered.post({ id: 'm', workspace, to: random(), ref: 'r1', notice: digest() })).toEqual({
      kind: 'refused',
      why: 'not_ready',
    });
    expect(slack.messages('random')).toEqual([]);
  });
});
