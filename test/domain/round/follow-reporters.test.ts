import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withChange } from '../../../src/domain/goal/changes.ts';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { partsTransferred, reporterOf } from '../../../src/domain/goal/people.ts';
import { withGoalsDelegated } from '../../../src/domain/round/delegate-goals.ts';
import { isDue } from '../../../src/domain/round/due-items.ts';
import { type AnswererOf, withAsksFollowing } from '../../../src/domain/round/follow-reporters.ts';
import { promptNotice } from '../../../src/domain/round/prompt-report.ts';
import { promptHolders, type Round } from '../../../src/domain/round/round.ts';
import { skipped } from '../../../src/domain/round/round-changes.ts';
import { cases } from '../../support/cases.ts';
import { aCheckIn, aGoal, aRound, aRoundView } from '../../support/samples.ts';

const oneself = (goal: Goal) => ({ person: reporterOf(goal) });
const following = (round: Round, goals: readonly Goal[], answererOf: AnswererOf) =>
  withAsksFollowing(round, goals, answererOf, { team: { lead: 'U9' } });
const at = new Date('2026-03-03T09:00:00Z');

describe('a round whose goal is another’s now', () => {
  it('asks the new person, and the one before no more, whose prompt says who has it', () => {
    const goal = aGoal({ owner: 'U2' });
    const round = following(aRound(), [goal], oneself);
    expect(round?.asks).toEqual([{ person: 'U2', goals: ['retention'] }]);
    expect(round?.moves).toEqual([{ goal: 'retention', from: 'U1' }]);
    expect(round && promptHolders(round)).toEqual(['U2', 'U1']);
    const before = promptNotice(aRoundView([goal], round), 'U1');
    expect(before).toMatchObject({
      state: 'answered',
      goals: [{ goal: 'retention', part: 'transferred', toName: 'Person U2' }],
    });
    expect(promptNotice(aRoundView([goal], round), 'U2').goals).toMatchObject([{ goal: 'retention', part: 'open' }]);
  });

  it('takes the goal out of a prompt in which others are left, without a word', () => {
    const goals = [aGoal({ owner: 'U2' }), aGoal({ id: 'nps', title: 'NPS' })];
    const asked = aRound({ asks: [{ person: 'U1', goals: ['retention', 'nps'] }] });
    const round = following(asked, goals, oneself);
    expect(promptNotice(aRoundView(goals, round), 'U1').goals.map(({ goal }) => goal)).toEqual(['nps']);
  });

  it('asks the reporter, and not the owner', () => {
    const round = following(aRound(), [aGoal({ owner: 'U3', reporter: 'U2' })], oneself);
    expect(round?.asks).toEqual([{ person: 'U2', goals: ['retention'] }]);
  });

  it('asks who stands in where the new person is away, and says so', () => {
    const round = following(aRound(), [aGoal({ owner: 'U2' })], (goal) => ({
      person: 'U3',
      insteadOf: reporterOf(goal),
    }));
    expect(round?.asks).toEqual([{ person: 'U3', insteadOf: 'U2', goals: ['retention'] }]);
  });

  it('takes a goal from who stood in for the one before', () => {
    const delegated = aRound({ asks: [{ person: 'U3', insteadOf: 'U1', goals: ['retention'] }] });
    const round = following(delegated, [aGoal({ owner: 'U2' })], oneself);
    expect(round?.asks).toEqual([{ person: 'U2', goals: ['retention'] }]);
    expect(round?.moves).toEqual([
      { goal: 'retention', from: 'U3' },
      { goal: 'retention', from: 'U1' },
    ]);
  });

  it('asks about a goal of which nobody could be asked, now that somebody has it', () => {
    const left = aRound({ asks: [], notAsked: [{ why: 'nobody', goal: 'retention', person: 'U1', reason: 'gone' }] });
    const round = following(left, [aGoal({ owner: 'U2' })], oneself);
    expect(round).toMatchObject({ asks: [{ person: 'U2', goals: ['retention'] }] });
    expect(round).not.toHaveProperty('notAsked');
  });

  it('leaves alone what is answered, skipped, spared or closed, and what is asked rightly', () => {
    const answered = aGoal({ owner: 'U2', checkIns: [aCheckIn(82, { round: aRound().id })] });
    expect(following(aRound(), [answered], oneself)).toBeUndefined();
    const without = skipped(aRound(), ['retention'], { by: 'U1', at, reason: 'No survey.' });
    expect(following(without, [aGoal({ owner: 'U2' })], oneself)).toBeUndefined();
    const fresh = aRound({ asks: [], notAsked: [{ why: 'fresh', goal: 'retention', checkIn: 'c1' }] });
    expect(following(fresh, [aGoal({ owner: 'U2' })], oneself)).toBeUndefined();
    expect(following(aRound(), [aGoal({ owner: 'U2', state: 'dropped' })], oneself)).toBeUndefined();
    expect(following(aRound(), [aGoal()], oneself)).toBeUndefined();
  });

  it('forgets that it moved where it comes back, and a snooze of which nothing is left', () => {
    const snoozes = [{ person: 'U1', until: at, on: '2026-03-04', times: 1 }];
    const away = following(aRound({ snoozes }), [aGoal({ owner: 'U2' })], oneself);
    expect(away?.snoozes).toEqual([]);
    const back = away && following(away, [aGoal()], oneself);
    expect(back?.asks).toEqual([{ person: 'U1', goals: ['retention'] }]);
    expect(back?.moves).toEqual([{ goal: 'retention', from: 'U2' }]);
  });
});

describe('any sequence of handovers, delegations, skips and answers in a round', () => {
  const people = ['U1', 'U2', 'U3', 'U4'];
  const ids = ['a', 'b', 'c'];
  const step = fc.record({
    do: fc.constantFrom(
      'transfer' as const,
      'report' as const,
      'delegate' as const,
      'skip' as const,
      'answer' as const,
    ),
    goal: fc.constantFrom(...ids),
    to: fc.constantFrom(...people),
  });

  it('asks for each goal once, of who reports it or stands in for them, and loses none', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const goals = new Map(ids.map((id) => [id, aGoal({ id, owner: 'U1' })]));
        let round: Round = aRound({ asks: [{ person: 'U1', goals: ids }] });
        steps.forEach((one, index) => {
          round = apply(goals, round, one, index);
          expectAskedOnce(goals, round);
        });
      }),
      cases(300),
    );
  });

  function expectAskedOnce(goals: ReadonlyMap<string, Goal>, round: Round): void {
    expect(round.asks.flatMap((ask) => ask.goals).toSorted()).toEqual(ids);
    for (const { person, insteadOf = person, goals: theirs } of round.asks) {
      const open = theirs.flatMap((id) => goals.get(id) ?? []).filter((goal) => isDue(goal, round));
      for (const goal of open) expect(insteadOf).toBe(reporterOf(goal));
    }
    for (const person of people) {
      const lines = promptNotice(aRoundView([...goals.values()], round), person).goals.map((line) => line.goal);
      expect(new Set(lines).size).toBe(lines.length);
    }
  }

  function apply(
    goals: Map<string, Goal>,
    round: Round,
    { do: what, goal: id, to }: { do: string; goal: string; to: string },
    index: number,
  ): Round {
    const goal = goals.get(id) ?? aGoal({ id });
    const change = { id: `h${index}`, by: 'U9', at };
    if (what === 'skip') return skipped(round, [id], { by: to, at, reason: 'No survey.' });
    if (what === 'answer') {
      goals.set(id, { ...goal, checkIns: [aCheckIn(82, { id: `c${index}`, round: round.id })] });
      return round;
    }
    if (what === 'delegate') {
      const isOpen = goal.checkIns.length === 0 && !round.skips.some((skip) => skip.goal === id);
      const from = round.asks.find((ask) => ask.goals.includes(id))?.person;
      return (isOpen && from && withGoalsDelegated(round, from, to, [id])) || round;
    }
    const decisions = what === 'report' ? { reporter: to } : partsTransferred(goal, goal.owner, to);
    const changed = withChange(goal, decisions, change);
    if (changed.ok) goals.set(id, changed.goal);
    return following(round, [...goals.values()], oneself) ?? round;
  }
});
