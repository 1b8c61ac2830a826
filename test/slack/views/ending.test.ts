import { describe, expect, it } from 'vitest';
import { MAX_ENDED, withEnded } from '../../../src/domain/ending/ended-report.ts';
import type { EndedNotice } from '../../../src/domain/ending/notices.ts';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { storyOf } from '../../../src/domain/report/goal-story.ts';
import { closedGoalMessage } from '../../../src/features/ending/slack/views/closed-goal.ts';
import { closedMessage } from '../../../src/features/ending/slack/views/closed-message.ts';
import { closingContext, closingModal } from '../../../src/features/ending/slack/views/closing-modal.ts';
import { endedMessage } from '../../../src/features/ending/slack/views/ended-message.ts';
import { reopeningModal } from '../../../src/features/ending/slack/views/reopening-modal.ts';
import { goalCard } from '../../../src/features/goal/slack/views/goal-card.ts';
import { extremeGoals, SPOKEN_EXTREMES } from '../../support/extremes.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';
import { english } from '../../support/texts.ts';
import { expectMessage, expectView } from './check.ts';

const TODAY = '2026-12-31';
const EMPTY: EndedNotice = { kind: 'ended', person: 'U1', asOf: TODAY, goals: [], more: 0 };

describe.each(SPOKEN_EXTREMES)('the views of an ending hold the longest texts: %s', (_, text, t) => {
  const goals = extremeGoals(MAX_ENDED, text);
  const [first = aGoal()] = goals;
  const outcome = { score: 0.7, proposed: 0.2, reason: text(3000), learned: text(3000), closing: text(500) };
  const change = { id: 'x', by: 'U1', at: new Date('2026-12-30T09:00:00Z') };
  const closed: Goal = {
    ...first,
    state: 'missed',
    outcome,
    changes: [{ ...change, was: { state: 'active', outcome: null }, now: { state: 'missed', outcome } }],
  };

  it('forms', () => {
    expectView(closingModal({ goal: first, today: TODAY }, t));
    const doubt = { code: 'far', low: -1e12, high: 1e12 } as const;
    expectView(
      closingModal({ goal: first, today: TODAY, asked: { value: 5, learned: true }, asksLearned: true, doubt }, t),
    );
    expectView(reopeningModal({ goal: closed, today: TODAY }, t));
  });

  it('messages', () => {
    expectMessage(endedMessage(withEnded(EMPTY, goals), t));
    expectMessage(closedGoalMessage(closed, t));
    expectMessage(closedGoalMessage(first, t));
    const notice = {
      kind: 'closed',
      title: text(150),
      end: 'missed',
      score: 0.7,
      words: text(500),
      byName: text(80),
    } as const;
    for (const since of [undefined, 'taken-back', 'reopened'] as const) {
      expectMessage(closedMessage({ ...notice, ...(since && { since }) }, t));
    }
    const story = storyOf(closed, { today: TODAY, zoneOf: () => 'UTC', rounds: new Map() });
    expectMessage(goalCard({ goal: closed, story, correctable: new Set() }, t));
  });
});

describe('the form that closes a goal', () => {
  const fields = (goal: Goal) => closingModal({ goal, today: TODAY }, english()).blocks;
  const initial = (goal: Goal, block: string) =>
    JSON.parse(JSON.stringify(fields(goal).find((one) => one.block_id === block))).element.initial_option?.value;

  it('begins with what the values propose, and with nothing where there is none', () => {
    const goal = aGoal({ checkIns: [aCheckIn(83)] });
    expect([initial(goal, 'choice'), initial(goal, 'score')]).toEqual(['proposed', 'proposed']);
    expect([initial(aGoal(), 'choice'), initial(aGoal(), 'score')]).toEqual([undefined, undefined]);
  });

  it('asks for what a calculator needs, and knows it when it comes back', () => {
    const goal = aGoal({ calculator: 'nps', kpi: { direction: 'at-least', unit: { kind: 'score' }, target: 40 } });
    const names = fields(goal).flatMap(({ block_id: id }) => (id?.startsWith('input.') ? [id] : []));
    expect(names.length).toBeGreaterThan(1);
    const { private_metadata: metadata } = closingModal({ goal, today: TODAY }, english());
    expect(closingContext.decode(metadata)).toEqual({ goal: goal.id, calculator: 'nps' });
  });
});
