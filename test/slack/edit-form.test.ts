import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedFields } from '../../src/domain/goal/changes.ts';
import { parseEdit } from '../../src/domain/goal/edit-input.ts';
import type { Goal, GoalChange } from '../../src/domain/goal/goal.ts';
import { quarterMarks } from '../../src/domain/goal/kpi-input.ts';
import { isJourney, type Kpi } from '../../src/domain/kpi/kpi.ts';
import { mergeChanges } from '../../src/features/goal/slack/open-edit-form.ts';
import { editContext, editValues } from '../../src/features/goal/slack/views/edit-values.ts';
import { readGoalInput } from '../../src/features/goal/slack/views/goal-form-codec.ts';
import { cases } from '../support/cases.ts';
import { drawnGoal } from '../support/drawn-goals.ts';
import { aCheckIn, aGoal } from '../support/samples.ts';
import { english, german } from '../support/texts.ts';

/** What a form says that was opened and is sent as it is. */
const untouched = (goal: Goal, t = english(), locale: string | undefined = t.locale) =>
  parseEdit({ goal: readGoalInput(editValues(goal, t), editContext(goal, t)), reason: '' }, goal, {
    today: '2026-03-02',
    locale,
  });

describe('the form that changes a goal', () => {
  it.each([
    ['English', english(), 'en-GB'],
    ['German', german(), 'de-DE'],
    ['a language that nobody knows', english(), undefined],
  ] as const)('says what the goal is, in %s: sent as it is it changes nothing', (_, t, locale) => {
    const check = (drawn: Goal, extras: Partial<Goal>, isNamed: boolean) => {
      const { kpi } = drawn;
      const marks = isJourney(kpi) ? quarterMarks(kpi) : [];
      const named = marks.map(({ value }, index) => ({ id: `m${index + 1}`, value, title: `100 of ${index}; or so` }));
      const { weight: _w, ...others } = extras;
      const goal: Goal = {
        ...drawn,
        ...(extras.parent === undefined ? others : extras),
        milestones: isNamed ? named : marks,
        category: 'other',
      };
      const { calculator: _, ...plain } = goal;
      const edit = untouched(plain, t, locale);
      expect(edit).toMatchObject({ ok: true });
      expect(edit.ok && changedFields(plain, edit.decisions)).toEqual([]);
    };
    const extras = fc.record(
      {
        description: fc.constantFrom('Why', 'Two\nlines'),
        serves: fc.constant('Growth'),
        parent: fc.constant('year'),
        weight: fc.constantFrom(33.3, 40, 1.234),
        cadence: fc.constantFrom('weekly', 'monthly', 'quarterly'),
        benchmark: fc.record({ value: fc.constantFrom(1.234, 12.5, 100), source: fc.constant('A survey') }),
      },
      { requiredKeys: [] },
    );
    fc.assert(fc.property(drawnGoal, extras, fc.boolean(), check), cases(100));
  });

  it('takes what others changed into the fields that nobody touched, as the person writes it', () => {
    const opened = aGoal({ checkIns: [aCheckIn(81)] });
    const kpi: Kpi = { direction: 'increase', unit: { kind: 'percent' }, baseline: 80, target: 86.5 };
    const change: GoalChange = {
      id: 'x1',
      by: 'U9',
      at: new Date('2026-03-02T08:00:00Z'),
      was: { title: opened.title, kpi: opened.kpi, due: opened.due },
      now: { title: 'Loyal', kpi, due: '2027-03-31' },
    };
    const goal = {
      ...opened,
      title: 'Loyal',
      kpi,
      due: '2027-03-31',
      changes: [change],
    };
    const values = { ...editValues(opened, german()), title: 'Mine', reason: 'Because.' };
    const state = { user: 'U1', values, context: editContext(opened, german()) };
    const merged = mergeChanges(state, goal, { texts: german() });
    expect(merged.values).toEqual({ ...values, target: '86,5', due: '2027-03-31' });
    expect(merged.context).toMatchObject({
      filled: { target: 1, due: 1 },
      editing: { opened: 0, changes: 1, contested: ['title'] },
    });
    // Once more, with nothing new, it stays as it is.
    expect(mergeChanges(merged, goal, { texts: german() })).toEqual(merged);
  });
});
