import { describe, expect, it } from 'vitest';
import { asksForEnd, endedLine, MAX_ENDED, withEnded, withPart } from '../../../src/domain/ending/ended-report.ts';
import type { EndedNotice } from '../../../src/domain/ending/notices.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';

const EMPTY: EndedNotice = { kind: 'ended', person: 'U1', asOf: '2026-12-11', goals: [], more: 0 };
const GOAL = aGoal({ due: '2026-12-10', checkIns: [aCheckIn(83)] });

describe('the question how goals ended', () => {
  it('names each goal once, and counts what is beyond its bound', () => {
    const many = Array.from({ length: MAX_ENDED + 3 }, (_, index) => aGoal({ id: `g${index}` }));
    const notice = withEnded(withEnded(EMPTY, many), many.slice(0, 5));
    expect(notice.goals).toHaveLength(MAX_ENDED);
    expect(notice.more).toBe(3);
  });

  it('shows what became of each, and asks while one of them is open', () => {
    const notice = withEnded(EMPTY, [GOAL]);
    expect(notice.goals).toEqual([endedLine(GOAL)]);
    expect(asksForEnd(notice)).toBe(true);
    const part = (goal: Parameters<typeof withPart>[2]) => withPart(notice, GOAL.id, goal).goals[0];
    expect(part(undefined)).toMatchObject({ part: 'deleted', title: GOAL.title });
    expect(part({ ...GOAL, state: 'missed', outcome: { score: 0.6 } })).toMatchObject({ part: 'closed', score: 0.6 });
    expect(part({ ...GOAL, due: '2027-01-31' })).toMatchObject({ part: 'carried-on', until: '2027-01-31' });
    expect(part({ ...GOAL, owner: 'U2' })).toMatchObject({ part: 'passed-on', to: 'U2' });
    expect(part(GOAL)).toMatchObject({ part: 'open', value: 83 });
    expect(asksForEnd(withPart(notice, GOAL.id, undefined))).toBe(false);
    // Taken back, it is asked about again where it stands.
    const closed = withPart(notice, GOAL.id, { ...GOAL, state: 'dropped' });
    expect(withPart(closed, GOAL.id, GOAL)).toEqual(notice);
  });
});
