import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { fieldBlock } from '../../../src/features/check-in/slack/views/check-in-form-codec.ts';
import { goalForm } from '../../../src/features/check-in/slack/views/check-in-goal.ts';
import { aGoal } from '../../support/samples.ts';
import { english } from '../../support/texts.ts';

const DAY = '2026-02-02';

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
    expect(words).toContain('"Expected by now: 80.4%. Leave this empty to answer later."');
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
});
