import type { View } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/index.ts';
import { type Puppet, startPuppet } from './puppet.ts';

let slack: Simulator;
let app: Puppet;

beforeEach(async () => {
  slack = await startSimulator({ rateLimits: false, fileDelayMs: 300 });
  app = await startPuppet(slack);
  slack.invite('general');
});
afterEach(async () => {
  await slack.close();
  await app.close();
});

const eventOf = (type: string) =>
  slack.until(() => {
    const events = app.received.map(({ event }) => event as Record<string, unknown> | undefined);
    return events.findLast((event) => event?.['type'] === type);
  }, `an event ${type}`);
const errorOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'taken',
    (error: unknown) => (error instanceof WebAPIPlatformError ? error.data.error : error),
  );

describe('events', () => {
  it('tell of reactions, with whose message it was', async () => {
    const ada = slack.as('ada');
    const message = ada.say('general', 'Hello');
    slack.as('ben').react(message, 'eyes');
    const item = { type: 'message', channel: message.channel, ts: message.ts };
    const expected = { user: slack.as('ben').id, reaction: 'eyes', item_user: ada.id, item };
    expect(await eventOf('reaction_added')).toMatchObject(expected);
    slack.as('ben').react(message, 'eyes');
    expect(await eventOf('reaction_removed')).toMatchObject(expected);
  });

  it('tell of either tab of the app that somebody opens, and what stands in its Home', async () => {
    const ada = slack.as('ada');
    ada.openMessages();
    expect(await eventOf('app_home_opened')).toEqual({
      type: 'app_home_opened',
      user: ada.id,
      channel: expect.stringMatching(/^D/),
      tab: 'messages',
      event_ts: expect.any(String),
    });
    const view = { type: 'home' as const, blocks: [{ type: 'divider' as const }] };
    await app.client.views.publish({ user_id: ada.id, view });
    ada.openHome(100).catch(() => undefined);
    await slack.until(() => JSON.stringify(app.received).includes('"tab":"home"'), 'the other tab');
    expect(await eventOf('app_home_opened')).toMatchObject({
      tab: 'home',
      view: { type: 'home', hash: expect.any(String) },
    });
  });

  it('tell of a channel that gets another id, under which everything goes on', async () => {
    const before = slack.channel('general').id;
    const { ts = '' } = await app.client.chat.postMessage({ channel: before, text: 'Hello' });
    const after = slack.changeChannelId('general');
    expect(after).not.toBe(before);
    expect(await eventOf('channel_id_changed')).toMatchObject({ old_channel_id: before, new_channel_id: after });
    expect(await errorOf(app.client.chat.postMessage({ channel: before, text: 'Again' }))).toBe('channel_not_found');
    expect(await app.client.chat.update({ channel: after, ts, text: 'Changed' })).toMatchObject({ channel: after });
  });

  it('tell of a channel that is taken out of the archive', async () => {
    slack.archive('general');
    await eventOf('channel_archive');
    slack.unarchive('general');
    expect(await eventOf('channel_unarchive')).toMatchObject({ channel: slack.channel('general').id });
  });

  it('have what somebody typed as rich text, too', async () => {
    const ada = slack.as('ada');
    ada.say('general', 'Ask @ben, 1 < 2');
    const section = [
      { type: 'text', text: 'Ask ' },
      { type: 'user', user_id: slack.as('ben').id },
      { type: 'text', text: ', 1 < 2' },
    ];
    expect(await eventOf('message')).toMatchObject({
      text: `Ask <@${slack.as('ben').id}>, 1 &lt; 2`,
      client_msg_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: section }] }],
    });
  });
});

describe('a picture of the workspace in a view', () => {
  it('has to be ready, as in a message', async () => {
    const { upload_url = '', file_id: id = '' } = await app.client.files.getUploadURLExternal({
      filename: 'chart.png',
      length: 3,
    });
    await fetch(upload_url, { method: 'POST', body: 'PNG' });
    await app.client.files.completeUploadExternal({ files: [{ id }] });
    const view: View = { type: 'home', blocks: [{ type: 'image', slack_file: { id }, alt_text: 'A chart' }] };
    const publish = () => errorOf(app.client.views.publish({ user_id: slack.as('ada').id, view }));
    expect(await publish()).toBe('invalid_arguments');
    await expect.poll(publish).toBe('taken');
    const nothing: View = { type: 'home', blocks: [{ type: 'image', slack_file: { id: 'F0NONE' }, alt_text: 'x' }] };
    expect(await errorOf(app.client.views.publish({ user_id: slack.as('ada').id, view: nothing }))).toBe(
      'invalid_arguments',
    );
  });
});
