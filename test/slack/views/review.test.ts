import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { CARRIED_AS, carryOverOf } from '../../../src/domain/review/carry-over.ts';
import type { Decision } from '../../../src/domain/review/review.ts';
import { actionForm } from '../../../src/features/action-item/slack/views/action-form.ts';
import { closingModal } from '../../../src/features/ending/slack/views/closing-modal.ts';
import { handoverModal } from '../../../src/features/handover/slack/views/handover-modal.ts';
import { adjustModal } from '../../../src/features/review/slack/views/adjust-form.ts';
import { carryModal } from '../../../src/features/review/slack/views/carry-form.ts';
import { aboutOf, overReview } from '../../../src/features/review/slack/views/context.ts';
import { goalPageModal } from '../../../src/features/review/slack/views/goal-page.ts';
import { answerModal, askModal } from '../../../src/features/review/slack/views/help-forms.ts';
import { REVIEW_VIEWS } from '../../../src/features/review/slack/views/ids.ts';
import { helpMessage } from '../../../src/features/review/slack/views/messages.ts';
import { objectivesModal } from '../../../src/features/review/slack/views/objectives-form.ts';
import { overviewModal } from '../../../src/features/review/slack/views/overview.ts';
import { extremeGoals, SPOKEN_EXTREMES } from '../../support/extremes.ts';
import { aGoalOfReview, aReview, aReviewShown } from '../../support/review-shown.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';
import { english, german } from '../../support/texts.ts';
import { expectMessage, expectView } from './check.ts';

const TODAY = '2026-12-30';
const NEXT = { id: 'FY2027', first: '2027-01-01', last: '2027-12-31' };
const at = new Date(`${TODAY}T09:00:00Z`);

/** Every decision about a goal, with the longest that its form lets through. */
function decided(goal: Goal, text: (length: number) => string): { goal: Goal; decisions: Decision[] } {
  const answer = { text: text(1500), at };
  const helps = [{ id: 'h', to: 'U1', question: text(500), by: 'U9', at, answer }];
  const whole = { ...goal, helps };
  const made = { goal: goal.id, by: 'U9', at };
  return {
    goal: whole,
    decisions: [
      { ...made, id: '1', what: 'kept' },
      { ...made, id: '2', what: 'adjusted', ref: 'change-1' },
      { ...made, id: '3', what: 'planned', ref: 'action-of-000000' },
      { ...made, id: '4', what: 'asked', ref: 'h', help: { to: 'U1', question: text(500) } },
      { ...made, id: '5', what: 'transferred', ref: 'change-2' },
    ],
  };
}

describe.each(SPOKEN_EXTREMES)('the views of a review hold the longest texts: %s', (_, text, t) => {
  const [first = aGoal()] = extremeGoals(1, text);
  const { goal, decisions } = decided(first, text);

  it.each([0, 1, 26, 300])('the overview of %i goals, page by page', (count) => {
    const goals = extremeGoals(count, text);
    const review = aReview(TODAY, { decisions: decisions.map((one) => ({ ...one, goal: goals[0]?.id ?? '' })) });
    const silent = Array.from({ length: 40 }, (_item, index) => ({
      person: `U${index}`,
      name: text(80),
      missed: 3,
      asked: 4,
      roundKind: 'weekly' as const,
      period: { id: '2026-W53', first: '2026-12-28', last: '2027-01-03' },
    }));
    const shown = { ...aReviewShown(goals, TODAY, review), silent };
    expectView(overviewModal(shown, {}, t));
    expectView(
      overviewModal({ ...shown, teams: [{ id: 'a', name: text(80) }] }, { from: 25, note: t.review.notStarted }, t),
    );
    expectView(overviewModal({ ...aReviewShown(goals, TODAY), isLeading: false }, { from: 275 }, t));
  });

  it('the page of a goal, and the forms over it', () => {
    const shown = aGoalOfReview(goal, TODAY, aReview(TODAY, { decisions }));
    expectView(goalPageModal(shown, t, t.review.note(text(150), 'x')));
    expectView(goalPageModal(aGoalOfReview(goal, TODAY, aReview(TODAY, { leader: 'U5' })), t));
    expectView(goalPageModal(aGoalOfReview(goal, TODAY), t));
    const { name } = shown;
    const year = { ...shown, of: { ...shown.of, kind: 'year' as const }, earlier: shown.made };
    expectView(goalPageModal({ ...year, previous: { name, decided: 12 } }, t));
    const context = { about: { ...aboutOf(shown), goal: goal.id }, goal: goal.id, below: 'V0123456789' };
    for (const as of CARRIED_AS) {
      const over = carryOverOf(goal, { kind: 'year', next: NEXT, as });
      const form = carryModal({ goal, as, over, name: { ...shown.name, kind: 'year' }, serves: text(200) }, t);
      expectView(overReview(form, 'review_form', context));
    }
    const objective = { words: text(200), achieved: 12, missed: 34, running: 56 };
    const objectives = {
      ok: true,
      name: shown.name,
      shown: Array.from({ length: 10 }, () => objective),
      more: 9,
    } as const;
    expectView(objectivesModal(objectives, { about: aboutOf(shown), below: 'V0123456789' }, t));
    for (const form of [
      adjustModal({ goal }, t),
      askModal(goal, t),
      closingModal({ goal, today: TODAY }, t),
      actionForm({ goal: goal.id, list: '', from: 0 }, { owner: 'U1' }, t),
    ]) {
      expectView(overReview(form, 'review_form', context));
    }
    const transfer = handoverModal({ from: 'U1', goals: [goal], goal }, t);
    expectView(overReview(transfer, REVIEW_VIEWS.transfer, context));
  });

  it('the message to who is asked for help, and its form', () => {
    const [request] = goal.helps ?? [];
    if (request === undefined) throw new Error('nobody was asked');
    expectView(answerModal({ goal, request }, t));
    const { question, by, id: help } = request;
    const notice = { kind: 'help', goal: goal.id, help, title: goal.title, question, by } as const;
    expectMessage(helpMessage(notice, t));
    expectMessage(helpMessage({ ...notice, answer: text(1500) }, t));
  });
});

describe('a page of the review', () => {
  const buttons = (review?: ReturnType<typeof aReview>) =>
    JSON.stringify(goalPageModal(aGoalOfReview(aGoal(), TODAY, review), english()))
      .match(/"action_id":"review_\w+"/g)
      ?.map((found) => found.slice(20, -1));

  it('has its choices for who leads it alone', () => {
    const choices = ['keep', 'adjust', 'plan', 'ask', 'close', 'transfer'];
    expect(buttons(aReview(TODAY))).toEqual([...choices, 'previous', 'next', 'overview']);
    for (const review of [undefined, aReview(TODAY, { leader: 'U5' }), aReview(TODAY, { state: 'ended' })]) {
      expect(buttons(review)).toEqual(['lead', 'previous', 'next', 'overview']);
    }
  });

  it('says how many are decided, as the next one is always the first', () => {
    const goal = aGoal();
    const placed = (review: ReturnType<typeof aReview>, texts = english()) =>
      JSON.stringify(goalPageModal({ ...aGoalOfReview(goal, TODAY, review), count: 15 }, texts));
    const decisions: Decision[] = [{ id: '1', goal: goal.id, by: 'U9', at, what: 'kept' }];
    expect(placed(aReview(TODAY))).toContain('1 of 15 · ');
    expect(placed(aReview(TODAY))).not.toContain('decided · ');
    expect(placed(aReview(TODAY, { decisions }))).toContain('1 of 15 · 1 decided · ');
    expect(placed(aReview(TODAY, { decisions }), german())).toContain('1 von 15 · 1 entschieden · ');
  });

  it('carries over at the turn of a quarter, and makes a habit of what stayed in the review of a year', () => {
    const kpi = { direction: 'increase', unit: { kind: 'number' }, baseline: 0, target: 10 } as const;
    const checkIns = ['01', '02', '03', '04'].map((month) =>
      aCheckIn(11, { id: month, on: `2026-${month}-05`, at: new Date(`2026-${month}-05T09:00:00Z`) }),
    );
    const shown = aGoalOfReview(aGoal({ kpi, checkIns }), TODAY, aReview(TODAY));
    const offered = (kind: 'month' | 'quarter' | 'year') =>
      JSON.stringify(goalPageModal({ ...shown, of: { ...shown.of, kind } }, english()))
        .match(/review_(carry|habit)/g)
        ?.join();
    expect(['month', 'quarter', 'year'].map((kind) => offered(kind as 'month'))).toEqual([
      undefined,
      'review_carry',
      'review_carry,review_habit',
    ]);
  });
});
