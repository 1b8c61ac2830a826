import { describe, expect, it } from 'vitest';
import { ApiError } from '../../src/api/errors.ts';
import { blockProblems } from '../../src/validate/blocks.ts';
import { checkContent, checkMetadata } from '../../src/validate/message.ts';
import { checkView, viewProblems } from '../../src/validate/view.ts';

const words = (length: number) => 'x'.repeat(length);
const plain = (length: number) => ({ type: 'plain_text', text: words(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: words(length) });
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const option = (index: number, text = 75, value = `v${index}`) => ({ text: plain(text), value });
const section = { type: 'section', text: mrkdwn(1) };
const inInput = (element: object) => [{ type: 'input', label: plain(1), element }];
const inActions = (element: object) => [{ type: 'actions', elements: [element] }];
const button = (more: object = {}) => ({ type: 'button', action_id: 'a', text: plain(1), ...more });
const select = (more: object) => ({ type: 'static_select', action_id: 's', ...more });

/** Each limit: what just fits, what does not, and the problem. */
const limits: readonly (readonly [name: string, fits: unknown[], exceeds: unknown[], problem: string])[] = [
  [
    'section text',
    [{ type: 'section', text: mrkdwn(3_000) }],
    [{ type: 'section', text: mrkdwn(3_001) }],
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'section fields',
    [{ type: 'section', fields: times(10, () => mrkdwn(2_000)) }],
    [{ type: 'section', fields: times(11, () => mrkdwn(1)) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'a field',
    [{ type: 'section', fields: [plain(2_000)] }],
    [{ type: 'section', fields: [plain(2_001)] }],
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  [
    'section content',
    [section],
    [{ type: 'section' }],
    'must define either `text` or `fields` [json-pointer:/blocks/0/type]',
  ],
  [
    'header',
    [{ type: 'header', text: plain(150) }],
    [{ type: 'header', text: plain(151) }],
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'header type',
    [{ type: 'header', text: plain(1) }],
    [{ type: 'header', text: mrkdwn(1) }],
    'must be a valid enum value [json-pointer:/blocks/0/text/type]',
  ],
  [
    'context',
    [{ type: 'context', elements: times(10, () => mrkdwn(1)) }],
    [{ type: 'context', elements: times(11, () => mrkdwn(1)) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'actions',
    [{ type: 'actions', elements: times(25, (index) => button({ action_id: `a${index}` })) }],
    [{ type: 'actions', elements: times(26, (index) => button({ action_id: `a${index}` })) }],
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'button text',
    inActions(button({ text: plain(75) })),
    inActions(button({ text: plain(76) })),
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'button value',
    inActions(button({ value: words(2_000) })),
    inActions(button({ value: words(2_001) })),
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'button style',
    inActions(button({ style: 'danger' })),
    inActions(button({ style: 'green' })),
    'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
  ],
  [
    'action_id',
    inActions(button({ action_id: words(255) })),
    inActions(button({ action_id: words(256) })),
    'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  [
    'block_id',
    [{ ...section, block_id: words(255) }],
    [{ ...section, block_id: words(256) }],
    'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  ],
  [
    'confirm',
    inActions(button({ confirm: { title: plain(100), text: mrkdwn(300), confirm: plain(30), deny: plain(30) } })),
    inActions(button({ confirm: { text: mrkdwn(301) } })),
    'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
  ],
  [
    'options',
    inActions(select({ options: times(100, (index) => option(index)) })),
    inActions(select({ options: times(101, (index) => option(index)) })),
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'no options',
    inActions(select({ options: [option(0)] })),
    inActions(select({ options: [] })),
    'no less than 1 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'option text',
    inActions(select({ options: [option(0, 75)] })),
    inActions(select({ options: [option(0, 76)] })),
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
  ],
  [
    'option value',
    inActions(select({ options: [option(0, 1, words(150))] })),
    inActions(select({ options: [option(0, 1, words(151))] })),
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
  ],
  [
    'initial option',
    inActions(select({ options: [option(0)], initial_option: option(0) })),
    inActions(select({ options: [option(0)], initial_option: option(1) })),
    'initial option must match one of the options [json-pointer:/blocks/0/elements/0]',
  ],
  [
    'null',
    inActions(select({ options: [option(0)] })),
    inActions(select({ options: [option(0)], initial_option: null })),
    'must provide an object [json-pointer:/blocks/0/elements/0/initial_option]',
  ],
  [
    'placeholder',
    inActions(select({ options: [option(0)], placeholder: plain(150) })),
    inActions(select({ options: [option(0)], placeholder: plain(151) })),
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]',
  ],
  [
    'checkboxes',
    inInput({ type: 'checkboxes', options: times(10, (index) => option(index)) }),
    inInput({ type: 'checkboxes', options: times(11, (index) => option(index)) }),
    'no more than 10 items allowed [json-pointer:/blocks/0/element/options]',
  ],
  [
    'radio buttons',
    inInput({ type: 'radio_buttons', options: times(10, (index) => option(index)) }),
    inInput({ type: 'radio_buttons', options: times(11, (index) => option(index)) }),
    'no more than 10 items allowed [json-pointer:/blocks/0/element/options]',
  ],
  [
    'overflow',
    inActions({ type: 'overflow', options: times(5, (index) => option(index)) }),
    inActions({ type: 'overflow', options: times(6, (index) => option(index)) }),
    'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'input label',
    inInput({ type: 'plain_text_input' }),
    [{ type: 'input', label: plain(2_001), element: { type: 'plain_text_input' } }],
    'must be less than 2001 characters [json-pointer:/blocks/0/label/text]',
  ],
  [
    'a button in an input',
    inInput({ type: 'datepicker' }),
    inInput(button()),
    'unsupported type: button [json-pointer:/blocks/0/element/type]',
  ],
  [
    'a text input in actions',
    inActions(button()),
    inActions({ type: 'plain_text_input', action_id: 'p' }),
    'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'date',
    inInput({ type: 'datepicker', initial_date: '2028-02-29' }),
    inInput({ type: 'datepicker', initial_date: '2028-2-9' }),
    'must be a valid date [json-pointer:/blocks/0/element/initial_date]',
  ],
  [
    'time',
    inInput({ type: 'timepicker', initial_time: '23:59' }),
    inInput({ type: 'timepicker', initial_time: '24:00' }),
    'must be a valid time [json-pointer:/blocks/0/element/initial_time]',
  ],
  [
    'date and time',
    inInput({ type: 'datetimepicker', initial_date_time: 1_700_000_000 }),
    inInput({ type: 'datetimepicker', initial_date_time: 1_700_000_000_000 }),
    'must be less than 10000000000 [json-pointer:/blocks/0/element/initial_date_time]',
  ],
  [
    'number bounds as text',
    inInput({ type: 'number_input', is_decimal_allowed: true, min_value: '0.5' }),
    inInput({ type: 'number_input', is_decimal_allowed: true, min_value: 0.5 }),
    'must be a valid number [json-pointer:/blocks/0/element/min_value]',
  ],
  [
    'decimals said',
    inInput({ type: 'number_input', is_decimal_allowed: false }),
    inInput({ type: 'number_input' }),
    'missing required field: is_decimal_allowed [json-pointer:/blocks/0/element]',
  ],
  [
    'number within',
    inInput({ type: 'number_input', is_decimal_allowed: false, min_value: '1', initial_value: '1' }),
    inInput({ type: 'number_input', is_decimal_allowed: false, min_value: '1', initial_value: '0' }),
    'initial_value must lie between min_value and max_value [json-pointer:/blocks/0/element]',
  ],
  [
    'image',
    [{ type: 'image', image_url: 'https://example.com/a.png', alt_text: words(2_000) }],
    [{ type: 'image', image_url: 'https://example.com/a.png', alt_text: words(2_001) }],
    'must be less than 2001 characters [json-pointer:/blocks/0/alt_text]',
  ],
  [
    'image source',
    [{ type: 'image', slack_file: { id: 'F1' }, alt_text: 'a' }],
    [{ type: 'image', alt_text: 'a' }],
    'must provide one of image_url, slack_file [json-pointer:/blocks/0]',
  ],
  [
    'image url',
    [{ type: 'image', image_url: words(3_000), alt_text: 'a' }],
    [{ type: 'image', image_url: words(3_001), alt_text: 'a' }],
    'must be less than 3001 characters [json-pointer:/blocks/0/image_url]',
  ],
  [
    'markdown',
    [{ type: 'markdown', text: words(12_000) }],
    times(2, () => ({ type: 'markdown', text: words(6_001) })),
    'markdown text must be less than 12001 characters in all [json-pointer:/blocks]',
  ],
  [
    'table columns',
    [{ type: 'table', rows: [times(20, () => ({ type: 'raw_text', text: 'x' }))] }],
    [{ type: 'table', rows: [times(21, () => ({ type: 'raw_text', text: 'x' }))] }],
    'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
  ],
  [
    'table rows',
    [{ type: 'table', rows: times(100, () => [{ type: 'raw_text', text: 'x' }]) }],
    [{ type: 'table', rows: times(101, () => [{ type: 'raw_text', text: 'x' }]) }],
    'no more than 100 items allowed [json-pointer:/blocks/0/rows]',
  ],
  [
    'table text',
    [{ type: 'table', rows: [[{ type: 'raw_text', text: words(10_000) }]] }],
    [{ type: 'table', rows: times(2, () => [{ type: 'raw_text', text: words(5_001) }]) }],
    'table text must be less than 10001 characters in all [json-pointer:/blocks]',
  ],
  [
    'unknown block',
    [{ type: 'divider' }],
    [{ type: 'dividers' }],
    'unsupported type: dividers [json-pointer:/blocks/0/type]',
  ],
  [
    'unknown field',
    [{ type: 'divider' }],
    [{ type: 'divider', blockId: 'x' }],
    'invalid additional property: blockId [json-pointer:/blocks/0]',
  ],
  [
    'emoji in mrkdwn',
    [section],
    [{ type: 'section', text: { ...mrkdwn(1), emoji: true } }],
    'invalid additional property: emoji [json-pointer:/blocks/0/text]',
  ],
  [
    'empty text',
    [section],
    [{ type: 'section', text: mrkdwn(0) }],
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'blocks',
    times(50, () => section),
    times(51, () => section),
    'no more than 50 items allowed [json-pointer:/blocks]',
  ],
  [
    'block_ids',
    [
      { ...section, block_id: 'a' },
      { ...section, block_id: 'b' },
    ],
    times(2, () => ({ ...section, block_id: 'a' })),
    'block_id already exists: a [json-pointer:/blocks/1/block_id]',
  ],
  [
    'action_ids',
    times(2, () => ({ type: 'actions', elements: [button()] })),
    [{ type: 'actions', elements: [button(), button()] }],
    'action_id already exists in this block: a [json-pointer:/blocks/0]',
  ],
];

describe('blocks of a message', () => {
  it.each(limits)('%s', (_, fits, exceeds, problem) => {
    expect(blockProblems(fits, 'message')).toEqual([]);
    expect(blockProblems(exceeds, 'message')).toContain(`[ERROR] ${problem}`);
  });

  const line = (series: number, points: number, title = 50) => {
    const categories = times(points, (index) => `p${index}`);
    return {
      type: 'data_visualization',
      title: words(title),
      chart: {
        type: 'line',
        series: times(series, (index) => ({
          name: `s${index}`,
          data: categories.map((label, value) => ({ label, value })),
        })),
        axis_config: { categories },
      },
    };
  };

  it('takes two charts of six series of twenty points', () => {
    expect(blockProblems([line(6, 20), line(1, 1)], 'message')).toEqual([]);
    expect(blockProblems([line(7, 20)], 'message')[0]).toContain('no more than 6 items');
    expect(blockProblems([line(1, 21)], 'message')[0]).toContain('no more than 20 items');
    expect(blockProblems([line(1, 1, 51)], 'message')[0]).toContain('less than 51 characters');
    expect(
      blockProblems(
        times(3, () => line(1, 1)),
        'message',
      )[0],
    ).toContain('no more than 2 data_visualization');
    expect(blockProblems([line(1, 1)], 'modal')[0]).toContain('unsupported type: data_visualization');
  });

  it('lists no more than fifty problems', () => {
    expect(
      blockProblems(
        times(50, () => ({ type: 'section', fields: times(10, () => mrkdwn(2_001)) })),
        'message',
      ),
    ).toHaveLength(50);
  });
});

describe('a message', () => {
  const refused = (act: () => void) => {
    try {
      act();
    } catch (error) {
      return error instanceof ApiError ? error.code : error;
    }
    return 'taken';
  };
  const content = (more: object) => ({ text: undefined, blocks: undefined, attachments: undefined, ...more });

  it('needs content within its limits', () => {
    expect(refused(() => checkContent(content({})))).toBe('no_text');
    expect(refused(() => checkContent(content({ text: words(40_001) })))).toBe('taken');
    expect(refused(() => checkContent(content({ text: words(4_001) }), 4_000))).toBe('msg_too_long');
    expect(refused(() => checkContent(content({ blocks: 'x', text: 'x' })))).toBe('invalid_blocks_format');
    expect(refused(() => checkContent(content({ blocks: [{ type: 'x' }] })))).toBe('invalid_blocks');
    const cells = [[{ type: 'raw_text', text: 'x' }], [{ type: 'raw_text', text: words(19_000) }]];
    const table = { type: 'data_table', caption: 'Numbers', rows: cells };
    expect(refused(() => checkContent(content({ blocks: [table] })))).toBe('taken');
    const long = (size: number) => times(5, () => ({ type: 'section', text: mrkdwn(size) }));
    expect(refused(() => checkContent(content({ blocks: long(2_640) })))).toBe('taken');
    expect(refused(() => checkContent(content({ blocks: long(2_641) })))).toBe('msg_blocks_too_long');
    expect(refused(() => checkContent(content({ attachments: times(101, () => ({})) })))).toBe('too_many_attachments');
  });

  it('has metadata of Slack’s shape or none', () => {
    expect(refused(() => checkMetadata({ event_type: 'a', event_payload: { id: 'x' } }))).toBe('taken');
    expect(refused(() => checkMetadata('a'))).toBe('invalid_metadata_format');
    expect(refused(() => checkMetadata({ event_type: 'a' }))).toBe('invalid_metadata_schema');
    expect(refused(() => checkMetadata({ event_type: 'a', event_payload: { id: words(9_000) } }))).toBe(
      'metadata_too_large',
    );
  });
});

describe('a view', () => {
  const modal = (more: object = {}) => ({ type: 'modal', title: plain(24), blocks: [section], ...more });
  const input = { type: 'input', label: plain(1), element: { type: 'plain_text_input' } };

  it.each([
    ['title', modal({ title: plain(25) }), 'must be less than 25 characters [json-pointer:/view/title/text]'],
    ['submit', modal({ submit: plain(25) }), 'must be less than 25 characters [json-pointer:/view/submit/text]'],
    ['close', modal({ close: plain(25) }), 'must be less than 25 characters [json-pointer:/view/close/text]'],
    ['no title', { type: 'modal', blocks: [] }, 'missing required field: title [json-pointer:/view]'],
    [
      'metadata',
      modal({ private_metadata: words(3_001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'callback_id',
      modal({ callback_id: words(256) }),
      'must be less than 256 characters [json-pointer:/view/callback_id]',
    ],
    [
      'blocks',
      modal({ blocks: times(101, () => section) }),
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    [
      'no submit',
      modal({ blocks: [input] }),
      'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
    ],
    [
      'container, which stands in messages and Home only',
      modal({ blocks: [section, { type: 'container', title: plain(1), child_blocks: [section] }] }),
      'unsupported type: container [json-pointer:/view/blocks/1/type]',
    ],
    [
      'two elements that want the focus',
      modal({
        submit: plain(1),
        blocks: times(2, () => ({ ...input, element: { type: 'plain_text_input', focus_on_load: true } })),
      }),
      'only one element can have focus_on_load [json-pointer:/view/blocks]',
    ],
    [
      'markdown',
      modal({ blocks: [{ type: 'markdown', text: 'x' }] }),
      'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
    ],
  ])('%s', (_, view, problem) => {
    expect(viewProblems(view, 'modal')).toEqual([`[ERROR] ${problem}`]);
  });

  it('fits at its limits', () => {
    const full = { close: plain(24), submit: plain(24), private_metadata: words(3_000), callback_id: words(255) };
    expect(viewProblems(modal({ ...full, blocks: times(100, () => input) }), 'modal')).toEqual([]);
    expect(viewProblems({ type: 'home', blocks: [input] }, 'home')).toEqual([]);
  });

  it('may ask for a file where it is a modal, and nowhere else', () => {
    const blocks = [{ ...input, element: { type: 'file_input', max_files: 10 } }];
    expect(viewProblems(modal({ submit: plain(1), blocks }), 'modal')).toEqual([]);
    for (const problems of [viewProblems({ type: 'home', blocks }, 'home'), blockProblems(blocks, 'message')]) {
      expect(problems.join()).toContain('unsupported type: file_input');
    }
  });

  it('is refused above 250 KB', () => {
    const blocks = times(100, () => ({ type: 'section', text: mrkdwn(2_600) }));
    expect(() => checkView(modal({ blocks }), 'modal')).toThrow('view_too_large');
    expect(() => checkView(modal({ title: plain(25) }), 'modal')).toThrow('invalid_arguments');
  });
});
