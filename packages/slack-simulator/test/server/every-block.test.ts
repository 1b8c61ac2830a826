import type { KnownBlock, ModalView } from '@slack/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/index.ts';
import { type Puppet, startPuppet } from './puppet.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = { type: 'section', text: mrkdwn('A *section*') };
const button = { type: 'button', action_id: 'go', text: plain('Go') };
const image = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A picture' };
const rich = {
  type: 'rich_text',
  elements: [
    { type: 'rich_text_section', elements: [{ type: 'text', text: 'Rich', style: { bold: true } }] },
    {
      type: 'rich_text_list',
      style: 'ordered',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: 'https://example.com' }] }],
    },
    { type: 'rich_text_quote', elements: [{ type: 'emoji', name: 'eyes' }] },
    { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }] },
  ],
};
const card = { type: 'card', title: mrkdwn('A card'), body: mrkdwn('With a body'), actions: [button] };
const task = { type: 'task_card', task_id: 't1', title: 'A task', status: 'complete' };
const container = { type: 'container', title: plain('A container'), child_blocks: [section, { type: 'divider' }] };
const rows = [
  [
    { type: 'raw_text', text: 'Goal' },
    { type: 'raw_text', text: 'Value' },
  ],
  [
    { type: 'raw_text', text: 'Retention' },
    { type: 'raw_number', value: 85, text: '85 %' },
  ],
];

const common = [
  section,
  { type: 'header', text: plain('A header') },
  { type: 'context', elements: [mrkdwn('Small'), image] },
  { type: 'divider' },
  { ...image, title: plain('A title') },
  { type: 'actions', elements: [button] },
  { type: 'input', label: plain('A label'), element: { type: 'plain_text_input', action_id: 'x' } },
  {
    type: 'video',
    video_url: 'https://example.com/v',
    thumbnail_url: 'https://example.com/t.png',
    alt_text: 'A film',
    title: plain('A film'),
  },
  rich,
];
const ofMessages = [
  ...common,
  card,
  { type: 'carousel', elements: [card] },
  container,
  {
    type: 'context_actions',
    elements: [{ type: 'icon_button', action_id: 'i', icon: 'trash', text: plain('Delete') }],
  },
  { type: 'table', rows, column_settings: [{ align: 'right' }] },
  { type: 'data_table', caption: 'Numbers', rows },
  {
    type: 'data_visualization',
    title: 'Shares',
    chart: { type: 'pie', segments: [{ label: 'One', value: 1 }] },
  },
  { type: 'file', external_id: 'ext', source: 'remote' },
  { type: 'markdown', text: '**Bold**' },
  { type: 'plan', title: 'A plan', tasks: [task] },
  task,
];
const ofModals = [...common, { type: 'alert', level: 'info', text: mrkdwn('Look') }];
const ofHome = [...common, card, { type: 'carousel', elements: [card] }, container];

/** One of each, as Slack's types have them: what is sent and what comes back is held against those by every test. */
describe('every block', () => {
  let slack: Simulator;
  let app: Puppet;
  beforeAll(async () => {
    slack = await startSimulator({ rateLimits: false });
    app = await startPuppet(slack);
    slack.invite('general');
  });
  afterAll(async () => {
    await slack.close();
    await app.close();
  });

  const typeOf = ({ type }: { readonly type: string }) => type;
  const named = (type: string) => expect.objectContaining({ type, block_id: expect.stringMatching(/^.{5,}$/) });

  it.each(ofMessages.map((block) => [typeOf(block), block] as const))('%s in a message', async (type, block) => {
    const channel = slack.channel('general').id;
    const blocks = [block] as unknown as KnownBlock[];
    const { ts = '' } = await app.client.chat.postMessage({ channel, text: type, blocks });
    const { messages } = await app.client.conversations.history({ channel, oldest: ts, inclusive: true, limit: 1 });
    expect(messages?.[0]?.blocks).toEqual([named(type)]);
  });

  it('in a modal', async () => {
    await slack.as('ada').command('/do');
    const view = {
      type: 'modal',
      title: plain('All'),
      submit: plain('Save'),
      blocks: ofModals,
    } as unknown as ModalView;
    const opened = await app.client.views.open({ trigger_id: String(app.last('command')['trigger_id']), view });
    expect(opened.view?.blocks).toEqual(ofModals.map(typeOf).map(named));
  });

  it('in App Home', async () => {
    const blocks = ofHome as unknown as KnownBlock[];
    const { view } = await app.client.views.publish({ user_id: slack.as('ada').id, view: { type: 'home', blocks } });
    expect(view?.blocks).toEqual(ofHome.map(typeOf).map(named));
  });

  it('refuses a click on an element that is not there', async () => {
    const channel = slack.channel('general').id;
    const { ts = '' } = await app.client.chat.postMessage({ channel, text: 'x', blocks: [section] as never });
    const body = JSON.stringify({
      person: slack.as('ada').id,
      do: 'block_action',
      surface: { kind: 'message', channel, ts },
      blockId: 'none',
      actionId: 'none',
      element: { type: 'button' },
    });
    const answer = await fetch(`${slack.page}page/act`, { method: 'POST', body });
    expect(await answer.json()).toEqual({ ok: false, error: 'element_not_found' });
  });
});
