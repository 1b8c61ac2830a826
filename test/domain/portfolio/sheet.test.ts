import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { lineOf, type SheetLine, standsOn } from '../../../src/domain/portfolio/sheet.ts';
import { standingOf } from '../../../src/domain/progress/standing.ts';
import { addDays } from '../../../src/domain/time/local-date.ts';
import { cases } from '../../support/cases.ts';
import { drawnGoal } from '../../support/drawn-goals.ts';
import { aGoal } from '../../support/samples.ts';

const lineFor = (goal: Goal): SheetLine => {
  const line = lineOf(goal);
  if (line === undefined) throw new Error('A goal that runs has a line');
  return line;
};
const plan = fc.option(
  fc.array(
    fc.record({ by: fc.constantFrom('2026-02-28', '2026-04-30', '2026-07-31'), value: fc.integer({ max: 200 }) }),
    {
      maxLength: 3,
    },
  ),
  { nil: undefined },
);

describe('the line of a goal', () => {
  it('stands on every day as the goal itself does, with all its values, without another write', () => {
    const property = fc.property(
      drawnGoal,
      plan,
      fc.array(fc.integer({ min: -20, max: 500 })),
      (drawn, planned, days) => {
        const goal: Goal = { ...drawn, state: 'active', ...(planned && { plan: planned }) };
        const line = lineFor(goal);
        for (const after of days) {
          const today = addDays(goal.start, after);
          const { title, due, status, ended, progress, expected } = standingOf(goal, today, (id) => id);
          expect(standsOn(line, today)).toEqual(
            JSON.parse(JSON.stringify({ goal: goal.id, title, due, status, ended, progress, expected })),
          );
        }
      },
    );
    fc.assert(property, cases(300));
  });

  it('is there while a goal runs or is a draft, and not once it is closed', () => {
    expect(lineOf(aGoal({ state: 'draft' }))?.state).toBe('draft');
    for (const state of ['achieved', 'missed', 'dropped'] as const) expect(lineOf(aGoal({ state }))).toBeUndefined();
  });

  it('holds no value and nothing that people wrote in check-ins', () => {
    const property = fc.property(drawnGoal, (goal) => {
      const words = JSON.stringify(
        lineOf({
          ...goal,
          state: 'active',
          description: 'hush',
          checkIns: goal.checkIns.map((one) => ({ ...one, note: 'hush' })),
        }),
      );
      expect(words).not.toContain('hush');
    });
    fc.assert(property, cases(50));
  });
});
