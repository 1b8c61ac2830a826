import { describe, expect, it } from 'vitest';
import { withChange } from '../../../src/domain/goal/changes.ts';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { policy } from '../../../src/domain/policy.ts';
import { missingPart } from '../../../src/domain/round/missing-report.ts';
import { promptNotice } from '../../../src/domain/round/prompt-report.ts';
import { roundLines } from '../../../src/domain/round/round-lines.ts';
import { outcomeOf } from '../../../src/domain/round/round-outcome.ts';
import { goalsOfRound } from '../../../src/domain/round/select-respondents.ts';
import { calendarOf } from '../../../src/domain/schedule/hours.ts';
import { aCheckIn, aGoal, aRoundView, aTeam } from '../../support/samples.ts';

function closedOn(moment: string, goal = aGoal()): Goal {
  const made = { id: 'x', by: 'U1', at: new Date(moment) };
  const changed = withChange(goal, { state: 'missed', outcome: { score: 0 } }, made);
  if (!changed.ok) throw new Error(changed.why);
  return changed.goal;
}

describe('a goal that was closed', () => {
  it('while a round asked for it is closed there: not waited for, not missing', () => {
    const view = aRoundView([closedOn('2026-03-03T09:00:00Z')]);
    const lines = roundLines(view);
    expect(lines).toMatchObject([{ answered: false, closed: 'missed', ended: 'missed' }]);
    expect(lines[0]?.waitsFor).toBeUndefined();
    expect(outcomeOf(view, lines).missing).toEqual([]);
    expect(missingPart(view, 'U9')).toBeUndefined();
    expect(promptNotice(view, 'U1')).toMatchObject({ state: 'answered', goals: [{ part: 'closed', end: 'missed' }] });
  });

  it('is told as answered where it was answered before', () => {
    const answered = aGoal({ checkIns: [aCheckIn(83, { round: 'success|monthly|2026-03', on: '2026-03-03' })] });
    const view = aRoundView([closedOn('2026-03-05T09:00:00Z', answered)]);
    expect(roundLines(view)[0]).toMatchObject({ answered: true });
    expect(roundLines(view)[0]?.closed).toBeUndefined();
  });

  it('after a round was over stays without an answer there', () => {
    const view = aRoundView([closedOn('2026-03-20T09:00:00Z')], { state: 'closed' });
    expect(roundLines(view)[0]).toMatchObject({ answered: false, waitsFor: { person: 'U1' } });
    expect(roundLines(view)[0]?.closed).toBeUndefined();
    expect(roundLines(view)[0]?.ended).toBeUndefined();
  });

  it('or whose owner was asked how it ended, is in no round that opens later', () => {
    const asked = (goal: Goal) => {
      const calendar = calendarOf({ workingDays: [1, 2, 3, 4, 5] });
      return goalsOfRound({ kind: 'monthly', nominal: '2026-03-02', goals: [goal], team: aTeam(), calendar }).length;
    };
    const over = aGoal({ due: '2026-02-27' });
    expect(asked(over)).toBe(1);
    expect(asked({ ...over, endAsked: { due: over.due, message: 'm' } })).toBe(0);
    expect(asked({ ...over, due: '2026-06-30', endAsked: { due: over.due, message: 'm' } })).toBe(1);
    expect(asked(closedOn('2026-02-28T09:00:00Z'))).toBe(0);
  });
});

describe('a goal that was a mistake', () => {
  const actor = (id: string) => ({ id, admin: id === 'UADMIN', outsider: false });
  const may = (id: string, goal: Goal) => policy.deleteGoal(actor(id), goal, aTeam());

  it('is deleted by its maker alone, until somebody else has said or changed something', () => {
    const goal = aGoal({ createdBy: 'U1', checkIns: [aCheckIn(82, { by: 'U1' })] });
    expect(may('U1', goal)).toEqual({ allowed: true });
    expect(may('UADMIN', goal)).toEqual({ allowed: false, why: 'not-the-maker' });
    const feedback = [{ id: 'f', text: 'Nice.', by: 'U2', at: new Date('2026-03-01T09:00:00Z') }];
    const others = [
      { ...goal, checkIns: [...goal.checkIns, aCheckIn(83, { by: 'U2' })] },
      { ...goal, feedback },
      closedOn('2026-03-05T09:00:00Z', { ...goal, createdBy: 'U2' }),
    ];
    expect(others.map((one) => may(one.createdBy, one))).toEqual(
      others.map(() => ({ allowed: false, why: 'answered-by-others' })),
    );
  });
});
