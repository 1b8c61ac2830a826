import { describe, expect, it } from 'vitest';
import { withCheckIn } from '../../../src/domain/check-in/check-in.ts';
import { roundNotice, summaryNotice } from '../../../src/domain/round/round-report.ts';
import { aCheckIn, aGoal, aRound, aRoundView } from '../../support/samples.ts';

const at = (moment: string) => new Date(`${moment}:00Z`);
const round = aRound().id;
const answer = aCheckIn(82, { id: 'answer', round, on: '2026-03-03', at: at('2026-03-03T09:00') });
const right = aCheckIn(81, {
  ...answer,
  id: 'right',
  value: 81,
  by: 'U9',
  corrects: 'answer',
  at: at('2026-04-02T09:00'),
});
const april = aCheckIn(84, { id: 'april', on: '2026-04-01', at: at('2026-04-01T09:00'), status: 'off-track' });

describe('a closed round', () => {
  const lineWith = (...checkIns: (typeof answer)[]) => {
    const view = { ...aRoundView([aGoal({ checkIns })], { state: 'closed' }), today: '2026-05-01' };
    expect(summaryNotice(view).lines).toEqual(roundNotice(view).lines);
    return roundNotice(view).lines[0];
  };

  it('tells of its own days, whatever is said of later ones', () => {
    expect(lineWith(answer, april)).toEqual(lineWith(answer));
    expect(lineWith(answer)).toMatchObject({ answered: true, late: false, value: 82, progress: 0.4 });
    expect(lineWith(april)).toMatchObject({ answered: false });
    expect(lineWith(april)).not.toHaveProperty('value');
  });

  it('takes a correction, with who made it, and does not call it late', () => {
    const line = lineWith(answer, april, right);
    expect(line).toMatchObject({ value: 81, progress: 0.2, late: false, correctedByName: 'Person U9' });
  });

  it('takes a backdated value of the days before', () => {
    const before = aCheckIn(80.5, { id: 'before', on: '2026-02-20', at: at('2026-04-03T09:00') });
    expect(lineWith(answer, before)).toMatchObject({ value: 82, previous: 80.5 });
  });
});

describe('blockers', () => {
  const opened = withCheckIn(aGoal(), { ...answer, obstacles: 'Legal', obstacleOwner: 'U2' });

  it('open with a check-in, of whom it names, in the same write', () => {
    expect(opened?.blockers).toEqual([
      { id: 'answer', text: 'Legal', owner: 'U2', openedBy: 'U1', since: '2026-03-03' },
    ]);
    expect(withCheckIn(aGoal(), { ...answer, obstacles: 'Legal' })?.blockers[0]?.owner).toBe('U1');
  });

  it('are cleared by who says so first', () => {
    const cleared = opened && withCheckIn(opened, { ...april, cleared: ['answer', 'gone'] });
    expect(cleared?.blockers[0]?.cleared).toEqual({ by: 'U1', at: april.at });
    const again = cleared && withCheckIn(cleared, { ...april, id: 'again', by: 'U9', cleared: ['answer'] });
    expect(again?.blockers).toEqual(cleared?.blockers);
  });

  it('keep their age and get their new text by a correction', () => {
    const corrected = opened && withCheckIn(opened, { ...right, obstacles: 'Legal, still' });
    expect(corrected?.blockers).toMatchObject([
      { id: 'answer', text: 'Legal, still', since: '2026-03-03', owner: 'U2' },
    ]);
  });
});
