import { describe, expect, it } from 'vitest';
import { ApiError } from '../../src/api/errors.ts';
import { blockProblems } from '../../src/validate/blocks.ts';
import { checkContent } from '../../src/validate/message.ts';
import { viewProblems } from '../../src/validate/view.ts';

const words = (length: number) => 'x'.repeat(length);
const plain = (length: number) => ({ type: 'plain_text', text: words(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: words(length) });
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const option = (more: object = {}) => ({ text: plain(1), value: 'v', ...more });
const select = (more: object) => [{ type: 'actions', elements: [{ type: 'static_select', action_id: 's', ...more }] }];
const button = (more: object = {}) => ({ type: 'button', action_id: 'a', text: plain(1), ...more });
const inActions = (element: object) => [{ type: 'actions', elements: [element] }];
const inInput = (element: object, more: object = {}) => [{ type: 'input', label: plain(1), element, ...more }];
const section = { type: 'section', text: mrkdwn(1) };
const raw = (length: number) => ({ type: 'raw_text', text: words(length) });
const run = (element: object) => ({ type: 'rich_text_section', elements: [element] });
const rich = (part: object) => ({ type: 'rich_text', elements: [part] });
const hello = rich(run({ type: 'text', text: 'Hello' }));
const data = (rows: unknown[], more: object = {}) => ({ type: 'data_table', caption: 'Numbers', rows, ...more });
const two = [
  [raw(1), raw(1)],
  [raw(1), { type: 'raw_number', value: 1, text: '1' }],
];
const pie = (segments: unknown[]) => ({ type: 'data_visualization', title: 'Share', chart: { type: 'pie', segments } });
const share = (length: number, value: unknown = 1) => ({ label: words(length), value });
const container = (more: object) => ({ type: 'container', title: plain(1), child_blocks: [section], ...more });
const task = (more: object = {}) => ({ type: 'task_card', task_id: 't', title: 'Task', status: 'pending', ...more });

/** Each limit: what just fits, what does not, and the problem. */
const limits: readonly (readonly [name: string, fits: unknown[], exceeds: unknown[], problem: string])[] = [
  [
    'hint',
    inInput({ type: 'datepicker' }, { hint: plain(2_000) }),
    inInput({ type: 'datepicker' }, { hint: plain(2_001) }),
    'must be less than 2001 characters [json-pointer:/blocks/0/hint/text]',
  ],
  [
    'description of an option',
    select({ options: [option({ description: plain(75) })] }),
    select({ options: [option({ description: plain(76) })] }),
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/description/text]',
  ],
  [
    'groups of options',
    select({ option_groups: [{ label: plain(75), options: times(100, (index) => option({ value: `${index}` })) }] }),
    select({ option_groups: times(101, (index) => ({ label: plain(1), options: [option({ value: `${index}` })] })) }),
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/option_groups]',
  ],
  ...(
    [
      ['title', 100],
      ['confirm', 30],
      ['deny', 30],
    ] as const
  ).map(
    ([part, max]) =>
      [
        `${part} of a confirmation`,
        inActions(button({ confirm: { text: mrkdwn(1), [part]: plain(max) } })),
        inActions(button({ confirm: { text: mrkdwn(1), [part]: plain(max + 1) } })),
        `must be less than ${max + 1} characters [json-pointer:/blocks/0/elements/0/confirm/${part}/text]`,
      ] as const,
  ),
  [
    'a slice of a pie',
    [pie([share(20)])],
    [pie([share(21)])],
    'must be less than 21 characters [json-pointer:/blocks/0/chart/segments/0/label]',
  ],
  [
    'size of a slice',
    [pie([share(1, 0.5)])],
    [pie([share(1, 0)])],
    'must be greater than 0 [json-pointer:/blocks/0/chart/segments/0/value]',
  ],
  [
    'cell of a table',
    [{ type: 'table', rows: [[raw(1), hello]] }],
    [{ type: 'table', rows: [[raw(0)]] }],
    'must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]',
  ],
  [
    'columns of a table',
    [{ type: 'table', rows: [[raw(1)]], column_settings: [{ align: 'right', is_wrapped: true }] }],
    [{ type: 'table', rows: [[raw(1)]], column_settings: [{ align: 'justify' }] }],
    'must be a valid enum value [json-pointer:/blocks/0/column_settings/0/align]',
  ],
  [
    'rows of a data table',
    [data(times(201, () => [raw(1)]))],
    [data(times(202, () => [raw(1)]))],
    'no more than 201 items allowed [json-pointer:/blocks/0/rows]',
  ],
  [
    'a data table of column names only',
    [data(two)],
    [data([[raw(1)]])],
    'no less than 2 items allowed [json-pointer:/blocks/0/rows]',
  ],
  [
    'rich text as a column’s name',
    [data([[raw(1)], [hello]])],
    [data([[hello], [raw(1)]])],
    'unsupported type: rich_text [json-pointer:/blocks/0/rows/0/0/type]',
  ],
  [
    'uneven rows',
    [data(two)],
    [data([[raw(1), raw(1)], [raw(1)]])],
    'rows must have the same number of cells [json-pointer:/blocks/0/rows/1]',
  ],
  [
    'page of a data table',
    [data(two, { page_size: 100 })],
    [data(two, { page_size: 101 })],
    'must be less than 101 [json-pointer:/blocks/0/page_size]',
  ],
  [
    'text of a data table',
    [data([[raw(1)], [raw(19_999)]])],
    [data([[raw(1)], [raw(20_000)]])],
    'table text must be less than 20001 characters in all [json-pointer:/blocks]',
  ],
  [
    'buttons of a card',
    [{ type: 'card', actions: times(3, (index) => button({ action_id: `${index}` })) }],
    [{ type: 'card', actions: times(4, (index) => button({ action_id: `${index}` })) }],
    'no more than 3 items allowed [json-pointer:/blocks/0/actions]',
  ],
  [
    'sign of a card',
    [{ type: 'card', title: mrkdwn(1), slack_icon: { type: 'icon', name: 'rocket' } }],
    [{ type: 'card', title: mrkdwn(1), slack_icon: { type: 'icon', name: 'rockets' } }],
    'must be a valid enum value [json-pointer:/blocks/0/slack_icon/name]',
  ],
  [
    'blocks in a container',
    [container({ child_blocks: times(10, () => section) })],
    [container({ child_blocks: times(11, () => section) })],
    'no more than 10 items allowed [json-pointer:/blocks/0/child_blocks]',
  ],
  [
    'a container within a container',
    [container({ child_blocks: [hello] })],
    [container({ child_blocks: [container({})] })],
    'unsupported type: container [json-pointer:/blocks/0/child_blocks/0/type]',
  ],
  [
    'a container without a title',
    [container({})],
    [{ type: 'container', child_blocks: [section] }],
    'must define either `title` or `rich_text_title` [json-pointer:/blocks/0/type]',
  ],
  [
    'body of a card',
    [{ type: 'card', body: mrkdwn(200) }],
    [{ type: 'card', body: mrkdwn(201) }],
    'must be less than 201 characters [json-pointer:/blocks/0/body/text]',
  ],
  [
    'a card that shows nothing',
    [{ type: 'card', title: mrkdwn(150) }],
    [{ type: 'card', subtitle: mrkdwn(1) }],
    'must define one of `hero_image`, `title`, `body` or `actions` [json-pointer:/blocks/0/type]',
  ],
  [
    'cards of a carousel',
    [{ type: 'carousel', elements: times(10, () => ({ type: 'card', title: mrkdwn(1) })) }],
    [{ type: 'carousel', elements: times(11, () => ({ type: 'card', title: mrkdwn(1) })) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'sources of a task',
    [task({ sources: [{ type: 'url', url: 'https://example.com', text: 'Example' }] })],
    [task({ sources: [{ type: 'url', url: 'https://example.com' }] })],
    'missing required field: text [json-pointer:/blocks/0/sources/0]',
  ],
  [
    'parts of rich text',
    [rich({ type: 'rich_text_list', style: 'bullet', elements: [run({ type: 'user', user_id: 'U1' })] })],
    [rich({ type: 'rich_text_list', style: 'dotted', elements: [] })],
    'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
  ],
  [
    'runs of rich text',
    [rich(run({ type: 'link', url: 'https://example.com', style: { bold: true } }))],
    [rich(run({ type: 'text' }))],
    'missing required field: text [json-pointer:/blocks/0/elements/0/elements/0]',
  ],
];

describe('blocks of a message', () => {
  it.each(limits)('%s', (_, fits, exceeds, problem) => {
    expect(blockProblems(fits, 'message')).toEqual([]);
    expect(blockProblems(exceeds, 'message')).toContain(`[ERROR] ${problem}`);
  });

  const line = (labels: string[], series: string[]) => ({
    type: 'data_visualization',
    title: 'Course',
    chart: {
      type: 'line',
      series: series.map((name) => ({ name, data: labels.map((label) => ({ label, value: 1 })) })),
      axis_config: { categories: ['a', 'b'] },
    },
  });

  it('draw series of different names, each with every category', () => {
    expect(blockProblems([line(['a', 'b'], ['x', 'y'])], 'message')).toEqual([]);
    expect(blockProblems([line(['a', 'b'], ['x', 'x'])], 'message').join()).toContain('series names must be unique');
    expect(blockProblems([line(['a'], ['x'])], 'message').join()).toContain('labels must match the categories');
  });
});

describe('a message', () => {
  const refusal = (content: object) => {
    try {
      checkContent({ text: 'x', blocks: undefined, attachments: undefined, ...content });
    } catch (error) {
      return error instanceof ApiError ? { code: error.code, ...error.more } : error;
    }
    return 'taken';
  };
  const table = { type: 'table', rows: [[raw(1)]] };

  it.each<[string, object]>([
    ['two tables', { blocks: [table, table] }],
    ['one of each kind', { blocks: [table, data(two)] }],
    ['one within a container', { blocks: [table, container({ child_blocks: [table] })] }],
    ['one in an attachment', { blocks: [table], attachments: [{ blocks: [table] }] }],
  ])('has one table, and not %s', (_, content) => {
    expect(refusal({ blocks: [table] })).toBe('taken');
    expect(refusal(content)).toEqual({
      code: 'invalid_attachments',
      response_metadata: { messages: ['[ERROR] only_one_table_allowed'] },
    });
  });

  it('has attachments whose blocks follow the rules of blocks', () => {
    expect(refusal({ attachments: [{ color: '#0f6a5b', blocks: [section] }] })).toBe('taken');
    expect(refusal({ attachments: [{}, { blocks: [{ type: 'header', text: plain(151) }] }] })).toMatchObject({
      code: 'invalid_attachments',
      response_metadata: {
        messages: ['[ERROR] must be less than 151 characters [json-pointer:/attachments/1/blocks/0/text/text]'],
      },
    });
  });
});

describe('a surface', () => {
  const modal = (blocks: unknown[]) =>
    viewProblems({ type: 'modal', title: plain(1), submit: plain(1), blocks }, 'modal');
  const home = (blocks: unknown[]) => viewProblems({ type: 'home', blocks }, 'home');
  const message = (blocks: unknown[]) => blockProblems(blocks, 'message');
  const surfaces = { message, modal, home } as const;
  const everywhere = ['message', 'modal', 'home'] as const;

  it.each<[string, unknown[], readonly (keyof typeof surfaces)[]]>([
    ['section', [section], everywhere],
    ['rich_text', [hello], everywhere],
    ['alert', [{ type: 'alert', text: mrkdwn(200), level: 'warning' }], ['modal']],
    ['card', [{ type: 'card', title: mrkdwn(1) }], ['message', 'home']],
    ['carousel', [{ type: 'carousel', elements: [{ type: 'card', title: mrkdwn(1) }] }], ['message', 'home']],
    ['container', [container({})], ['message', 'home']],
    ['context_actions', [contextActions()], ['message']],
    ['data_table', [data(two)], ['message']],
    ['data_visualization', [pie([share(1)])], ['message']],
    ['markdown', [{ type: 'markdown', text: 'x' }], ['message']],
    ['plan', [{ type: 'plan', title: 'Plan', tasks: [task()] }], ['message']],
    ['table', [{ type: 'table', rows: [[raw(1)]] }], ['message']],
    ['task_card', [task()], ['message']],
    ['datetimepicker', inActions({ type: 'datetimepicker', action_id: 'd' }), ['message', 'modal']],
    ['file_input', inInput({ type: 'file_input' }), ['modal']],
    ['rich_text_input', inInput({ type: 'rich_text_input' }), ['modal', 'home']],
    ['workflow_button', inActions({ type: 'workflow_button', text: plain(1), workflow: {} }), ['message']],
  ])('takes %s where its page says', (type, blocks, allowed) => {
    for (const surface of everywhere) {
      const problems = surfaces[surface](blocks).join('\n');
      if (allowed.includes(surface)) expect(problems, surface).toBe('');
      else expect(problems, surface).toContain(`unsupported type: ${type}`);
    }
  });

  it('takes no longer alert', () => {
    expect(modal([{ type: 'alert', text: mrkdwn(201) }]).join()).toContain('must be less than 201 characters');
  });

  function contextActions() {
    return {
      type: 'context_actions',
      elements: [{ type: 'icon_button', action_id: 'i', icon: 'trash', text: plain(1) }],
    };
  }
});
