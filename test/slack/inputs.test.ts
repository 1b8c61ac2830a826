import { describe, expect, it } from 'vitest';
import { readCheckIn } from '../../src/features/check-in/slack/views/check-in-form-codec.ts';
import { checkInModal } from '../../src/features/check-in/slack/views/check-in-modal.ts';
import { readTeam, readTeamContext } from '../../src/features/team/slack/views/team-form-codec.ts';
import { teamModal } from '../../src/features/team/slack/views/team-modal.ts';
import { readFields } from '../../src/slack/fields.ts';
import { aGoal, aTeam, EMPTY_FORM } from '../support/samples.ts';
import { english } from '../support/texts.ts';

const t = english();
const typed = (value: unknown) => ({ input: { type: 'plain_text_input', value } });
const chosen = (value: string) => ({ input: { type: 'static_select', selected_option: { text: {}, value } } });
const metadata = (...goals: string[]) =>
  checkInModal(
    {
      items: goals.map((id) => ({ goal: aGoal({ id }), round: 'r' })),
      quarterly: false,
      volunteered: false,
      today: '2026-03-02',
    },
    t,
  ).private_metadata ?? '';

describe('fields', () => {
  it('are read by their block, whatever Slack sends beside them', () => {
    const fields = readFields({
      text: typed('words'),
      choice: chosen('one'),
      boxes: { input: { type: 'checkboxes', selected_options: [{ value: 'a', more: 1 }, { value: 'b' }] } },
      user: { input: { selected_user: 'U1' } },
      users: { input: { selected_users: ['U1', 'U2'] } },
      channel: { input: { selected_conversation: 'C1' } },
      date: { input: { selected_date: '2026-12-31' } },
      time: { input: { selected_time: '09:00' } },
      other: { another_action: { type: 'rich_text_input', rich_text_value: { elements: [] } } },
    });
    expect(fields.text('text')).toBe('words');
    expect(fields.choice('choice')).toBe('one');
    expect(fields.choices('boxes')).toEqual(['a', 'b']);
    expect(fields.user('user')).toBe('U1');
    expect(fields.users('users')).toEqual(['U1', 'U2']);
    expect(fields.conversation('channel')).toBe('C1');
    expect(fields.date('date')).toBe('2026-12-31');
    expect(fields.time('time')).toBe('09:00');
  });

  it.each([
    ['absent blocks', {}],
    ['a list in place of no blocks', []],
    ['a list in place of no elements', { field: [] }],
    ['blocks without an element', { field: {} }],
    ['elements without a value', { field: { input: {} } }],
    [
      'nulls',
      {
        field: {
          input: {
            value: null,
            selected_option: null,
            selected_options: null,
            selected_user: null,
            selected_users: null,
            selected_conversation: null,
            selected_date: null,
            selected_time: null,
          },
        },
      },
    ],
  ])('that were left empty are empty: %s', (_, values) => {
    const fields = readFields(values);
    const read = [fields.text('field'), fields.date('field'), fields.time('field')];
    expect(read).toEqual(['', '', '']);
    expect([fields.choice('field'), fields.user('field'), fields.conversation('field')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([fields.choices('field'), fields.users('field')]).toEqual([[], []]);
  });

  it.each([
    undefined,
    null,
    'text',
    7,
    ['x'],
    { block: null },
    { block: { input: 'x' } },
    { block: { input: { value: 7 } } },
  ])('are refused where they are not what Slack sends: %j', (values) => {
    expect(() => readFields(values)).toThrow();
  });

  it('of a name that every object has are no fields', () => {
    expect(readFields({}).text('constructor')).toBe('');
    expect(readFields({}).choice('__proto__')).toBeUndefined();
  });
});

describe('the check-in form', () => {
  const unasked = { obstacles: '', cleared: [], adjust: '', feedback: '', learned: '' };

  it('is a draft for each goal, also for those that were left blank', () => {
    const inputs = readCheckIn(
      metadata('a', 'b'),
      readFields({
        'a:value': typed('82,5'),
        'a:status': chosen('at-risk'),
        'a:confidence': chosen('0'),
        'a:note': typed('Words'),
        'b:value': typed(null),
        'b:status': chosen('by-pace'),
        'b:confidence': { input: { selected_option: null } },
      }),
    );
    expect(inputs).toEqual([
      {
        goal: 'a',
        round: 'r',
        value: '82,5',
        status: 'at-risk',
        confidence: 0,
        note: 'Words',
        ...unasked,
      },
      {
        goal: 'b',
        round: 'r',
        value: '',
        status: undefined,
        confidence: undefined,
        note: '',
        ...unasked,
      },
    ]);
  });

  it('holds inputs by their names, blockers, a day and what it corrects where it asks for them', () => {
    const entries = [{ goal: 'a', calculator: 'nps', corrects: 'c1' }];
    const [input] = readCheckIn(
      JSON.stringify({ entries, quarterly: false }),
      readFields({
        'a:input.promoters': typed('50'),
        'a:input.passives': typed(null),
        'a:on': { input: { selected_date: '2026-02-03' } },
        'a:obstacles': typed('Slow'),
        'a:obstacleOwner': { input: { selected_user: 'U2' } },
        'a:cleared': { input: { selected_options: [{ value: 'b1' }] } },
        'a:adjust': typed('More'),
        'a:feedback': typed('Fine'),
        'a:sentiment': chosen('mixed'),
      }),
    );
    expect(input).toMatchObject({
      sentiment: 'mixed',
      inputs: { promoters: '50', passives: '', detractors: '' },
      corrects: 'c1',
      on: '2026-02-03',
      obstacles: 'Slow',
      obstacleOwner: 'U2',
      cleared: ['b1'],
      adjust: 'More',
      feedback: 'Fine',
    });
  });

  it('knows volunteered goals by their having no round', () => {
    const view = checkInModal(
      { items: [{ goal: aGoal() }], quarterly: false, volunteered: false, today: '2026-03-02' },
      t,
    );
    expect(readCheckIn(view.private_metadata ?? '', readFields({}))[0]).not.toHaveProperty('round');
  });

  it.each(['eleven', '11', '-1', '5.5', 'NaN'])('takes no confidence of %s', (confidence) => {
    const [input] = readCheckIn(metadata('a'), readFields({ 'a:confidence': chosen(confidence) }));
    expect(input?.confidence).toBeUndefined();
  });

  it.each(['', '{', '{}', 'null', '{"entries":[{"goal":7}],"quarterly":true}'])(
    'is refused with the context %j',
    (context) => {
      expect(() => readCheckIn(context, readFields({}))).toThrow();
    },
  );
});

describe('the team form', () => {
  const zones = new Map([['Europe', ['Europe/Berlin']]]);
  const form = { ...EMPTY_FORM, channel: 'C1', person: 'U1', zone: 'Europe/Berlin', zones };

  it('knows what it edits, and a new team by its having no context', () => {
    const editing =
      teamModal({ ...form, team: aTeam(), editing: { team: 'success', version: 3 } }, t).private_metadata ?? '';
    expect(readTeamContext(editing)).toEqual({ team: 'success', version: 3 });
    expect(readTeamContext(teamModal(form, t).private_metadata ?? '')).toBeUndefined();
    // Slack sends an empty text where a view was opened without any.
    expect(readTeamContext('')).toBeUndefined();
    expect(() => readTeamContext('{')).toThrow();
  });

  it('is read with what is missing as it is', () => {
    expect(readTeam(readFields({}))).toEqual({
      name: '',
      channel: undefined,
      lead: undefined,
      members: [],
      zone: '',
      rhythm: { monthly: false, quarterly: false, annual: false, digest: false },
      promptAt: '',
      answerWithin: Number.NaN,
      fiscalYearStart: 1,
      reminders: [],
      remindOnLastDay: false,
      escalate: false,
      freshDays: Number.NaN,
      snoozes: Number.NaN,
      celebrations: false,
      quietDigest: false,
      nameMissing: false,
      language: 'en',
      staleAfter: Number.NaN,
      fiscalYearName: 'both',
      holidays: undefined,
      worked: '',
      daysOff: '',
      usual: [],
      workingDays: [],
    });
  });

  it('is read as it was filled in', () => {
    const values = {
      name: typed('Success'),
      channel: { input: { selected_conversation: 'C1' } },
      lead: { input: { selected_user: 'U9' } },
      members: { input: { selected_users: ['U1'] } },
      zone: chosen('Europe/Berlin'),
      rhythm: { input: { selected_options: [{ value: 'monthly' }, { value: 'digest' }] } },
      promptAt: { input: { selected_time: '08:30' } },
      answerWithin: typed('7'),
      fiscalYearStart: chosen('4'),
      reminders: { preview: { selected_options: [{ value: '2' }, { value: '4' }] } },
      reminding: { preview: { selected_options: [{ value: 'escalate' }] } },
      freshDays: typed('0'),
      country: { preview: { selected_option: { value: 'DE' } } },
      // A region that was chosen before the country was changed is of no account.
      'region:US': { preview: { selected_option: { value: 'ca' } } },
      'region:DE': { preview: { selected_option: { value: 'BY' } } },
      'place:DE:BY': { preview: { selected_option: { value: 'A' } } },
      'usual:DE:-:-': { preview: { selected_options: [{ value: 'Christmas Eve' }] } },
      fiscalYearName: chosen('last'),
      worked: typed('Epiphany'),
      daysOff: typed('2026-12-24'),
      workingDays: { preview: { selected_options: [{ value: '7' }, { value: '1' }] } },
    };
    expect(readTeam(readFields(values))).toMatchObject({
      channel: 'C1',
      lead: 'U9',
      members: ['U1'],
      rhythm: { monthly: true, quarterly: false, annual: false, digest: true },
      promptAt: '08:30',
      answerWithin: 7,
      fiscalYearStart: 4,
      reminders: [2, 4],
      remindOnLastDay: false,
      escalate: true,
      freshDays: 0,
      fiscalYearName: 'last',
      holidays: { country: 'DE', region: 'BY', place: 'A' },
      worked: 'Epiphany',
      daysOff: '2026-12-24',
      // Of the whole country, before the region was chosen: what is not of the place is left out when it is saved.
      usual: ['Christmas Eve'],
      workingDays: [7, 1],
    });
  });
});
