import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIRECTIONS } from '../../src/domain/kpi/kpi.ts';
import {
  readDirection,
  readGoalContext,
  readGoalInput,
  readGoalValues,
  readTemplate,
  withNumbers,
} from '../../src/features/goal/slack/views/goal-form-codec.ts';
import { EMPTY_CONTEXT, type GoalFormContext } from '../../src/features/goal/slack/views/goal-form-state.ts';
import { GOAL_ACTIONS } from '../../src/features/goal/slack/views/ids.ts';
import { readFields } from '../../src/slack/fields.ts';

const typed = (value: unknown) => ({ input: { type: 'plain_text_input', value } });
const telling = (value: string) => ({ [GOAL_ACTIONS.goalForm]: { type: 'plain_text_input', value } });
const chosen = (value: string) => ({ input: { type: 'static_select', selected_option: { text: {}, value } } });
const draftOf = (values: object, context: GoalFormContext = EMPTY_CONTEXT) =>
  readGoalInput(readGoalValues(readFields(values), context), context);

describe('the goal form', () => {
  it('is read with the fields that its direction has', () => {
    const values = {
      title: typed('Retention'),
      team: chosen('success'),
      category: chosen('retention'),
      direction: { [GOAL_ACTIONS.goalForm]: { selected_option: { value: 'decrease' } } },
      unit: chosen('duration:weeks'),
      baseline: telling('2'),
      target: telling('1'),
      due: { [GOAL_ACTIONS.goalForm]: { selected_date: '2026-12-31' } },
      owner: { input: { selected_user: 'U1' } },
    };
    expect(draftOf(values)).toEqual({
      title: 'Retention',
      description: '',
      serves: '',
      weight: '',
      plan: '',
      calculator: '',
      benchmark: '',
      benchmarkSource: '',
      cadence: undefined,
      category: 'retention',
      team: 'success',
      owner: 'U1',
      contributors: [],
      direction: 'decrease',
      unit: { kind: 'duration', in: 'weeks' },
      baseline: '2',
      target: '1',
      stretch: '',
      low: '',
      high: '',
      milestones: '',
      due: '2026-12-31',
    });
  });

  it('is read by the names of its fields, however often they were filled in', () => {
    expect(draftOf({ 'title~1': typed('NPS'), 'target~12': telling('50') })).toMatchObject({
      title: 'NPS',
      target: '50',
    });
  });

  it('has what is kept of fields that are not in sight', () => {
    const context: GoalFormContext = {
      ...EMPTY_CONTEXT,
      team: 'success',
      typed: { low: '30', target: '50' },
      extras: { calculator: 'nps', cadence: 'quarterly', benchmark: '32', benchmarkSource: 'ClearlyRated, 2022' },
      marks: [0.5],
    };
    expect(draftOf({}, context)).toMatchObject({
      team: 'success',
      low: '30',
      calculator: 'nps',
      cadence: 'quarterly',
      benchmark: '32',
      benchmarkSource: 'ClearlyRated, 2022',
      marks: [0.5],
    });
    // What is in sight counts, also where it was emptied.
    const now = { target: telling(''), calculator: chosen('typed-in'), cadence: chosen('team') };
    expect(draftOf(now, context)).toMatchObject({ target: '', calculator: 'typed-in', cadence: undefined });
  });

  it('keeps the numbers of other directions, and forgets one that was emptied', () => {
    const context = { ...EMPTY_CONTEXT, typed: { low: '30', target: '50' } };
    const values = readGoalValues(readFields({ target: telling(''), baseline: telling('40') }), context);
    expect(withNumbers(context, values).typed).toEqual({ low: '30', baseline: '40' });
  });

  it('has a meaning where nothing was chosen, and where something unknown was', () => {
    const unknown = {
      category: chosen('hope'),
      unit: chosen('parsecs'),
      cadence: chosen('hourly'),
      direction: chosen('up'),
    };
    for (const values of [{}, unknown]) {
      const input = draftOf(values);
      expect(input).toMatchObject({
        category: 'other',
        unit: { kind: 'number' },
        direction: 'increase',
        team: '',
        due: '',
      });
      expect([input.owner, input.cadence]).toEqual([undefined, undefined]);
    }
  });

  it('reads every direction', () => {
    expect(DIRECTIONS.map(readDirection)).toEqual([...DIRECTIONS]);
    expect([undefined, null, 7, {}].map(readDirection)).toEqual(Array(4).fill('increase'));
  });

  it('knows what it was opened with, and a form of before by what it lacks', () => {
    expect(readGoalContext('')).toEqual(EMPTY_CONTEXT);
    expect(readGoalContext('{"channel":"C1","typed":{"low":"3"}}')).toMatchObject({
      channel: 'C1',
      typed: { low: '3' },
    });
    for (const broken of ['{', '{"typed":7}', '{"filled":{"title":-1}}', '{"filled":{"other":1}}']) {
      expect(() => readGoalContext(broken)).toThrow();
    }
  });
});

describe('the form of a template', () => {
  it('is read as it was filled in', () => {
    const values = {
      name: typed('Renewals'),
      definition: typed('What is signed again.'),
      category: chosen('retention'),
      direction: chosen('at-least'),
      unit: chosen('percent'),
      calculator: chosen('rate'),
      cadence: chosen('quarterly'),
      benchmark: telling('90'),
      benchmarkSource: typed('Us, 2025'),
    };
    expect(readTemplate(readFields(values))).toEqual({
      name: 'Renewals',
      definition: 'What is signed again.',
      category: 'retention',
      direction: 'at-least',
      unit: { kind: 'percent' },
      calculator: 'rate',
      cadence: 'quarterly',
      benchmark: '90',
      benchmarkSource: 'Us, 2025',
    });
  });
});

describe('any payload', () => {
  it('is read or refused, and never hangs or returns what is no text', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.dictionary(fc.constant('input'), fc.object())), (values) => {
        try {
          const goal = draftOf(values);
          expect(typeof goal.title).toBe('string');
        } catch (error) {
          expect(error).toHaveProperty('name', 'ZodError');
        }
      }),
    );
  });
});
