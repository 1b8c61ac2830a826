import type { InputBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { choicesOf, chosenOf, matching } from '../../page/src/inputs/choices.ts';
import { chosenIn, currentValue, type InteractiveElement, stateWith } from '../../page/src/inputs/elements.ts';
import { checkValue, checkView } from '../../page/src/inputs/validate.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string, value: string) => ({ text: plain(text), value });

describe("an element's state", () => {
  it.each([
    ['plain_text_input', 'hi', { type: 'plain_text_input', value: 'hi' }],
    ['plain_text_input', '', { type: 'plain_text_input', value: null }],
    ['static_select', option('A', 'a'), { type: 'static_select', selected_option: option('A', 'a') }],
    ['users_select', undefined, { type: 'users_select', selected_user: null }],
    ['multi_users_select', ['U1'], { type: 'multi_users_select', selected_users: ['U1'] }],
    ['checkboxes', [], { type: 'checkboxes', selected_options: [] }],
    ['datepicker', '2026-03-02', { type: 'datepicker', selected_date: '2026-03-02' }],
    ['datetimepicker', 1772438400, { type: 'datetimepicker', selected_date_time: 1772438400 }],
  ])('%s holding %j is as Slack sends it', (type, value, state) => {
    expect(stateWith(type, value)).toEqual(state);
    if (state && value !== '') expect(chosenIn(state)).toEqual(value);
  });

  const starting: readonly [InteractiveElement, unknown][] = [
    [{ type: 'plain_text_input', action_id: 'a', initial_value: 'x' }, 'x'],
    [{ type: 'multi_users_select', action_id: 'a', initial_users: ['U1'] }, ['U1']],
    [{ type: 'conversations_select', action_id: 'a', initial_conversation: 'C1' }, 'C1'],
    [{ type: 'timepicker', action_id: 'a', initial_time: '09:00' }, '09:00'],
    [{ type: 'datetimepicker', action_id: 'a', initial_date_time: 5 }, 5],
    [{ type: 'radio_buttons', action_id: 'a', options: [], initial_option: option('A', 'a') }, option('A', 'a')],
    [{ type: 'number_input', action_id: 'a', is_decimal_allowed: true }, undefined],
  ];
  it.each(starting)('%j starts with %j', (element, value) => {
    expect(currentValue(element, undefined)).toEqual(value);
  });

  it('that was emptied stays empty, whatever it started with', () => {
    const element = { type: 'plain_text_input', action_id: 'a', initial_value: 'x' } as const;
    expect(currentValue(element, { type: 'plain_text_input', value: null })).toBeUndefined();
  });
});

const input = (element: InputBlock['element'], optional = false): InputBlock => ({
  type: 'input',
  block_id: 'b',
  label: plain('Value'),
  element,
  optional,
});
const number = {
  type: 'number_input',
  action_id: 'a',
  is_decimal_allowed: false,
  min_value: '0',
  max_value: '10',
} as const;

describe('checks before the app is asked', () => {
  it.each([
    [input(number), '5', undefined],
    [input(number), '', 'This field is needed.'],
    [input(number, true), '', undefined],
    [input(number), 'five', 'Write a number.'],
    [input(number), '5.5', 'Write a whole number.'],
    [input(number), '11', 'At most 10.'],
    [input(number), '-1', 'At least 0.'],
    [input({ type: 'plain_text_input', action_id: 'a', min_length: 3 }), 'ab', 'Write at least 3 characters.'],
    [input({ type: 'plain_text_input', action_id: 'a' }), '   ', 'This field is needed.'],
    [input({ type: 'email_text_input', action_id: 'a' }), 'mara', 'Write an email address.'],
    [input({ type: 'url_text_input', action_id: 'a' }), 'https://a.example', undefined],
    [input({ type: 'multi_users_select', action_id: 'a' }), [], 'This field is needed.'],
  ])('%j with %j: %s', (block, value, problem) => {
    expect(checkValue(block, value)).toBe(problem);
  });

  it('find every problem of a view, by its block', () => {
    const blocks = [{ type: 'divider' }, input(number), { ...input(number), block_id: 'c' }];
    expect(checkView(blocks, (block) => (block.block_id === 'b' ? 'x' : '1'))).toEqual({ b: 'Write a number.' });
  });
});

describe('pickers', () => {
  const directory = {
    me: { id: 'U1', name: 'Mara', title: '', zone: 'Etc/UTC', color: '', initials: 'M', isBot: false },
    botUser: 'UB',
    appName: 'Goalpost',
    people: [
      { id: 'U1', name: 'Mara', title: 'Lead', zone: 'Etc/UTC', color: '', initials: 'M', isBot: false },
      { id: 'UB', name: 'Goalpost', title: '', zone: 'Etc/UTC', color: '', initials: 'G', isBot: true },
    ],
    conversations: (['channel', 'private', 'dm', 'app'] as const).map((kind) => ({
      id: kind,
      name: kind,
      kind,
      topic: '',
      unread: 0,
      isMember: true,
      isArchived: false,
    })),
    personOf: () => undefined,
    conversationOf: () => undefined,
  };

  it('offer people but no bots, and only the conversations that the app asked for', () => {
    expect(choicesOf({ type: 'users_select' }, directory).map((one) => one.key)).toEqual(['U1']);
    const filtered = choicesOf({ type: 'conversations_select', filter: { include: ['public', 'private'] } }, directory);
    expect(filtered.map((one) => one.key)).toEqual(['channel', 'private']);
    expect(choicesOf({ type: 'channels_select' }, directory).map((one) => one.key)).toEqual(['channel']);
  });

  it('show what is chosen also where it is no longer offered', () => {
    expect(chosenOf('U9', [])).toEqual([{ key: 'U9', label: 'U9', value: 'U9' }]);
    expect(chosenOf([option(':dart: A', 'a')], [])).toMatchObject([{ key: 'a', label: '🎯 A' }]);
  });

  it('find by any word of label, hint and group', () => {
    const groups = [{ label: plain('Germany'), options: [option('Bavaria', 'by'), option('Berlin', 'be')] }];
    const all = choicesOf({ type: 'static_select', option_groups: groups }, directory);
    expect(matching(all, 'germ bav').map((one) => one.key)).toEqual(['by']);
    expect(matching(all, '')).toHaveLength(2);
  });
});
