import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { digestNotice, isQuiet } from '../../../src/domain/report/digest-report.ts';
import { promptNotice } from '../../../src/domain/round/prompt-report.ts';
import { roundNotice, summaryNotice } from '../../../src/domain/round/round-report.ts';
import { aBlocker, aCheckIn, aGoal, aRound, aRoundView, REPORTING } from '../../support/samples.ts';

const round = aRound().id;

describe('the prompt', () => {
  it('waits until all that was asked is answered', () => {
    const asks = [{ person: 'U1', goals: ['a', 'b'] }];
    const some = [aGoal({ id: 'a', checkIns: [aCheckIn(82, { round })] }), aGoal({ id: 'b' })];
    expect(promptNotice(aRoundView(some, { asks }), 'U1')).toMatchObject({
      state: 'waiting',
      goals: [{ goal: 'a' }, { goal: 'b' }],
    });
    const all = some.map((goal) => ({ ...goal, checkIns: [aCheckIn(82, { round })] }));
    expect(promptNotice(aRoundView(all, { asks }), 'U1').state).toBe('answered');
  });

  it('is closed with the round, unless it was answered', () => {
    const closing = { state: 'closing' } as const;
    expect(promptNotice(aRoundView([aGoal()], closing), 'U1').state).toBe('closed');
    const answered = aGoal({ checkIns: [aCheckIn(82, { round })] });
    expect(promptNotice(aRoundView([answered], closing), 'U1').state).toBe('answered');
  });

  it('offers to correct where something of it is answered, by the person', () => {
    const asks = [{ person: 'U1', goals: ['a', 'b'] }];
    const answered = (by: string) => aGoal({ id: 'a', checkIns: [aCheckIn(82, { round, by })] });
    const offered = (goal: Goal) => promptNotice(aRoundView([goal, aGoal({ id: 'b' })], { asks }), 'U1').canCorrect;
    expect(offered(answered('U1'))).toBe(true);
    expect(offered(answered('U2'))).toBeUndefined();
    expect(offered(aGoal({ id: 'a' }))).toBeUndefined();
    expect(offered({ ...answered('U1'), state: 'dropped' })).toBeUndefined();
  });

  it('is not to be put off beyond the end of the round, over holidays neither', () => {
    const friday = { ...aRoundView([aGoal()]), today: '2026-03-06' };
    expect(promptNotice(friday, 'U1')).toMatchObject({ closesOn: '2026-03-09', canWait: true });
    const monday = { ...REPORTING.calendar, holidays: new Set(['2026-03-09']) };
    expect(promptNotice({ ...friday, calendar: monday }, 'U1').canWait).toBe(false);
  });

  it('names who is asked, what for and until when', () => {
    expect(promptNotice(aRoundView([aGoal()]), 'U1')).toMatchObject({
      kind: 'prompt',
      person: 'U1',
      round,
      team: 'success',
      teamName: 'Client success',
      roundKind: 'monthly',
      closesOn: '2026-03-09',
    });
  });
});

describe('the round message', () => {
  it('has a line for each goal that was asked about, in the order of the asks', () => {
    const asks = [
      { person: 'U1', goals: ['b', 'a'] },
      { person: 'U2', goals: ['c', 'gone'] },
    ];
    const goals = ['a', 'b', 'c', 'unasked'].map((id) => aGoal({ id }));
    const { lines, state } = roundNotice(aRoundView(goals, { asks }));
    expect(lines.map(({ goal, answered, late }) => [goal, answered, late])).toEqual([
      ['b', false, false],
      ['a', false, false],
      ['c', false, false],
    ]);
    expect(state).toBe('open');
    expect(roundNotice(aRoundView(goals, { asks, state: 'closing' })).state).toBe('closed');
  });

  it('tells what was answered last, by whom, and whether it was late', () => {
    const closesAt = new Date('2026-03-09T17:00:00Z');
    const first = aCheckIn(81, { id: 'one', round, at: closesAt });
    const line = (...checkIns: Goal['checkIns']) =>
      roundNotice(aRoundView([aGoal({ checkIns })], { closesAt })).lines[0];
    expect(line(first)).toMatchObject({ answered: true, answeredBy: 'U1', late: false, value: 81 });
    const corrected = aCheckIn(82, {
      round,
      by: 'U9',
      at: new Date(closesAt.getTime() + 1),
      note: 'More',
      obstacles: '',
    });
    expect(line(first, corrected)).toMatchObject({
      late: true,
      answeredBy: 'U9',
      value: 82,
      previous: 81,
      note: 'More',
    });
    expect(line(first, corrected)).not.toHaveProperty('obstacles');
  });

  it('tells the values of its own round when a late answer edits it after the next one', () => {
    const april = aCheckIn(84, { round: 'success|monthly|2026-04' });
    const goal = aGoal({ checkIns: [aCheckIn(82, { round }), april] });
    expect(roundNotice(aRoundView([goal])).lines[0]).toMatchObject({ answered: true, value: 82 });
  });

  it('sums up the same lines', () => {
    const view = aRoundView([aGoal({ checkIns: [aCheckIn(82, { round })] })]);
    expect(summaryNotice(view)).toMatchObject({ kind: 'summary', lines: roundNotice(view).lines });
  });
});

describe('the digest', () => {
  const period = { id: '2026-W10', first: '2026-03-02', last: '2026-03-08' };
  const digest = (goals: readonly Goal[], today = '2026-03-09') =>
    digestNotice({
      team: { id: 'success', name: 'Success' },
      goals,
      period,
      today,
      ...REPORTING,
    });
  const milestones = [
    { id: 'm1', value: 82 },
    { id: 'm2', value: 84 },
  ];

  it('tells what was reached within its days, the first and the last included', () => {
    const on = (day: string, value: number) => aCheckIn(value, { on: day });
    const goal = aGoal({ milestones, checkIns: [on('2026-03-01', 82), on('2026-03-02', 84), on('2026-03-08', 85)] });
    expect(digest([goal]).reached.map(({ key }) => key)).toEqual(['target', 'm2']);
  });

  it('tells what is off pace, and only of active goals', () => {
    const statuses = ['on-track', 'at-risk', 'off-track'] as const;
    const goals = statuses.map((status) =>
      aGoal({
        id: status,
        checkIns: [aCheckIn(81, { status, obstacles: 'Rain', at: new Date('2026-03-02T09:00:00Z') })],
      }),
    );
    expect(digest(goals).offPace.map(({ goal }) => goal)).toEqual(['off-track', 'at-risk']);
    const cancelled = digest(goals.map((goal) => ({ ...goal, state: 'dropped' as const })));
    expect(cancelled).toMatchObject({ activeGoals: 0, offPace: [], blockers: [], stale: [], dueSoon: [] });
  });

  it('does not tell what stood in the way of a goal that is reached, and does of a bound that is kept', () => {
    const blockers = [aBlocker()];
    const reached = aGoal({ id: 'reached', blockers, checkIns: [aCheckIn(85)] });
    const kpi = { direction: 'at-least', unit: { kind: 'percent' }, target: 80 } as const;
    const kept = aGoal({ id: 'kept', kpi, blockers, checkIns: [aCheckIn(85)] });
    const fallen = { ...reached, id: 'fallen', checkIns: [aCheckIn(85), aCheckIn(84, { id: 'c2', on: '2026-03-20' })] };
    expect(digest([reached, kept, fallen], '2026-03-21').blockers.map(({ goal }) => goal)).toEqual(['kept', 'fallen']);
  });

  it('tells what is due from today to seven days from now', () => {
    const goals = ['2026-03-08', '2026-03-09', '2026-03-16', '2026-03-17'].map((due) => aGoal({ id: due, due }));
    expect(digest(goals).dueSoon.map(({ goal }) => goal)).toEqual(['2026-03-09', '2026-03-16']);
  });

  it('tells what is stale, by the days of the team', () => {
    const [fresh, old] = [aGoal({ id: 'new', start: '2026-01-23' }), aGoal({ id: 'old', start: '2026-01-22' })];
    expect(digest([fresh, old]).stale.map(({ goal }) => goal)).toEqual(['old']);
  });

  it('tells what stands in the way, the longest first', () => {
    const goals = [
      aGoal({ id: 'new', blockers: [aBlocker({ since: '2026-03-03' })] }),
      aGoal({ id: 'old', blockers: [aBlocker()] }),
    ];
    expect(digest(goals).blockers.map(({ goal, days }) => [goal, days])).toEqual([
      ['old', 35],
      ['new', 6],
    ]);
  });

  it('is quiet where there is nothing to tell', () => {
    expect(isQuiet(digest([aGoal({ checkIns: [aCheckIn(81, { on: '2026-03-01' })] })]))).toBe(true);
    expect(isQuiet(digest([aGoal({ blockers: [aBlocker()] })]))).toBe(false);
  });
});
