import { describe, expect, it } from 'vitest';
import { CALCULATORS } from '../../../src/domain/calculators/index.ts';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { fieldBlock } from '../../../src/features/check-in/slack/views/check-in-form-codec.ts';
import { goalForm } from '../../../src/features/check-in/slack/views/check-in-goal.ts';
import { valueModal } from '../../../src/features/check-in/slack/views/value-modal.ts';
import { aGoal } from '../../support/samples.ts';
import { english } from '../../support/texts.ts';

const DAY = '2026-02-02';
const UNIT_OF = {
  number: { kind: 'number' },
  percent: { kind: 'percent' },
  score: { kind: 'score' },
  currency: { kind: 'currency', currency: 'EUR' },
  duration: { kind: 'duration', in: 'hours' },
} as const;

function wordsOf(goal: Goal, typed: Record<string, string> = {}): string {
  const part = { goal, quarterly: false, annual: false, today: DAY, extent: 'all', typed, fresh: 0 } as const;
  return JSON.stringify(goalForm(part, english()));
}

function withValue(value: number, status: 'on-track' | 'off-track'): Goal {
  const at = new Date(`${DAY}T09:00:00Z`);
  return { ...aGoal(), checkIns: [{ id: 'one', value, status, by: 'U0NOOR', at, on: DAY }] };
}

describe('what the check-in says of a goal', () => {
  it('says how the last value does once, and again only where the pace now says otherwise', () => {
    const { kpi } = aGoal();
    const reached = 'target' in kpi ? kpi.target : Number.NaN;
    expect(wordsOf(withValue(reached, 'on-track'))).not.toContain('As of the last value');
    const since = wordsOf(withValue(reached, 'off-track'));
    expect(since).toContain('As of the last value: on track');
    // The two would contradict each other.
    expect(since).not.toContain('off track\\n');
    expect(wordsOf(withValue(reached, 'on-track'))).toMatch(/expected · on track/);
    const typed = { [fieldBlock(aGoal().id, 'value')]: String(reached) };
    expect(wordsOf(withValue(reached, 'on-track'), typed)).toContain('With the value below: on track');
  });

  it('begins with the sign of how the goal stands, and of what was typed as soon as there is something', () => {
    const { kpi } = aGoal();
    const target = 'target' in kpi ? kpi.target : Number.NaN;
    expect(wordsOf(aGoal())).toContain(`:white_circle: *${aGoal().title}*`);
    expect(wordsOf(withValue(target, 'on-track'))).toContain(`:large_green_circle: *${aGoal().title}*`);
    const typed = { [fieldBlock(aGoal().id, 'value')]: '0' };
    expect(wordsOf(withValue(target, 'on-track'), typed)).toContain(`:red_circle: *${aGoal().title}*`);
  });

  it('says once, and roughly, what is expected by now', () => {
    const words = wordsOf({ ...aGoal(), start: '2026-01-01', due: '2026-12-31' });
    expect(words).toContain('"Expected by now: 80%. Leave this empty to answer later."');
    const unasked = {
      goal: aGoal(),
      quarterly: false,
      annual: false,
      today: DAY,
      extent: 'all',
      typed: {},
      fresh: 0,
    } as const;
    expect(JSON.stringify(goalForm({ ...unasked, volunteered: true }, english()))).toContain(
      "Leave this empty if there's nothing new.",
    );
    const answered = JSON.stringify(goalForm({ ...unasked, answered: true }, english()));
    expect(answered).toContain('Expected by now');
    expect(answered).not.toContain('Leave this empty');
    const bound = { direction: 'at-least', unit: { kind: 'percent' }, target: 90 } as const;
    expect(wordsOf({ ...aGoal(), kpi: bound })).toContain('"Leave this empty to answer later."');
  });

  it('says in which unit a calculator takes times', () => {
    const kpi = { direction: 'decrease', unit: { kind: 'duration', in: 'hours' }, baseline: 8, target: 2 } as const;
    expect(wordsOf({ ...aGoal(), kpi, calculator: 'response-time' })).toContain('Time in hours');
  });

  it.each([...CALCULATORS.values()])(
    'sends nothing at Enter in a number of $id, and tells of every character',
    ({ id, inputs, unit }) => {
      const goal = { ...aGoal(), kpi: { ...aGoal().kpi, unit: UNIT_OF[unit] }, calculator: id };
      const part = { goal, quarterly: false, annual: false, today: DAY, extent: 'all', typed: {}, fresh: 0 } as const;
      const valueForm = valueModal({ goal, today: DAY }, english());
      for (const blocks of [goalForm(part, english()), valueForm.blocks]) {
        const numbers = blocks.filter(({ block_id }) => block_id?.includes(':input.'));
        expect(numbers).toHaveLength(Object.keys(inputs).length);
        for (const block of numbers) {
          expect(block).toMatchObject({
            dispatch_action: true,
            element: { dispatch_action_config: { trigger_actions_on: ['on_enter_pressed', 'on_character_entered'] } },
          });
        }
      }
    },
  );

  it('says what the numbers of a calculator come to, in the form of one value, too', () => {
    const goal = { ...aGoal(), calculator: 'retention' };
    const typed = { 'retention:input.start': '200', 'retention:input.new': '30', 'retention:input.end': '190' };
    expect(wordsOf(goal, typed)).toContain('These numbers give *80%*');
    const form = (values: Record<string, string>) =>
      JSON.stringify(valueModal({ goal, today: DAY, typed: values }, english()));
    expect(form(typed)).toContain('These numbers give *80%*');
    expect(form({ ...typed, 'retention:input.end': '' })).not.toContain('These numbers give');
  });
});
