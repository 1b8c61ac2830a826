import { describe, expect, it } from 'vitest';
import { blockersOf, openBlockers, peopleInvolved, withBlockerCleared } from '../../../src/domain/check-in/blockers.ts';
import { aBlocker, aGoal, REPORTING } from '../../support/samples.ts';

const view = { ...REPORTING, today: '2026-02-16' };
const at = new Date('2026-03-02T08:00:00Z');

describe('what stands in the way', () => {
  it('has an age in days, and is old after ten working days', () => {
    const aged = (since: string) => blockersOf([aGoal({ blockers: [aBlocker({ since })] })], view)[0];
    // Monday the 2nd: ten working days lie between it and Monday the 16th, that one included.
    expect(aged('2026-02-02')).toMatchObject({ days: 14, isOld: false });
    expect(aged('2026-01-30')).toMatchObject({ days: 17, isOld: true });
    expect(aged('2026-02-16')).toMatchObject({ days: 0, isOld: false });
    // Opened where the next day had begun already.
    expect(aged('2026-02-17')).toMatchObject({ days: 0, isOld: false });
  });

  it('ages by the days on which the team works', () => {
    const holidays = new Set(['2026-02-03', '2026-02-04']);
    const goal = aGoal({ blockers: [aBlocker({ since: '2026-01-29' })] });
    const isOld = (calendar: typeof view.calendar) => blockersOf([goal], { ...view, calendar })[0]?.isOld;
    expect(isOld(view.calendar)).toBe(true);
    expect(isOld({ ...view.calendar, holidays })).toBe(false);
  });

  it('is told of all goals, the oldest first, what is cleared left out', () => {
    const cleared = { by: 'U2', at };
    const goals = [
      aGoal({ id: 'a', blockers: [aBlocker({ id: 'young', since: '2026-02-10' }), aBlocker({ id: 'gone', cleared })] }),
      aGoal({ id: 'b', blockers: [aBlocker({ id: 'old', since: '2026-01-10', owner: 'U7' })] }),
    ];
    expect(blockersOf(goals, view)).toMatchObject([
      { goal: 'b', blocker: 'old', ownerName: 'Person U7', text: 'Rain', title: 'Client retention' },
      { goal: 'a', blocker: 'young' },
    ]);
    expect(peopleInvolved(goals)).toEqual(expect.arrayContaining(['U1', 'U7']));
  });
});

describe('clearing', () => {
  const goal = aGoal({ blockers: [aBlocker({ id: 'one' }), aBlocker({ id: 'two' })], version: 4 });

  it('is one write, and says who and when', () => {
    const next = withBlockerCleared(goal, 'one', 'U2', at);
    expect(next).toMatchObject({ version: 5, blockers: [{ id: 'one', cleared: { by: 'U2', at } }, { id: 'two' }] });
    expect(next && openBlockers(next).map(({ id }) => id)).toEqual(['two']);
  });

  it('is done once: the first who did it did it', () => {
    const next = withBlockerCleared(goal, 'one', 'U2', at);
    expect(next && withBlockerCleared(next, 'one', 'U3', at)).toBeUndefined();
    expect(withBlockerCleared(goal, 'none', 'U2', at)).toBeUndefined();
  });
});
