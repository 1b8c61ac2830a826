import { describe, expect, it } from 'vitest';
import type { TransferredNotice } from '../../../src/domain/check-in/transfers.ts';
import { handoverContext, handoverModal } from '../../../src/features/handover/slack/views/handover-modal.ts';
import { draftLeftMessage, transferredMessage } from '../../../src/features/handover/slack/views/messages.ts';
import { goalsLeftMessage } from '../../../src/features/team/slack/views/goals-left.ts';
import { inputBlocks } from '../../../src/slack/form-errors.ts';
import { extremeGoals, SPOKEN_EXTREMES } from '../../support/extremes.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';
import { english } from '../../support/texts.ts';
import { expectMessage, expectView } from './check.ts';

const PARTS = ['owner', 'reporter', 'contributor'] as const;

describe.each(SPOKEN_EXTREMES)('handovers made of %s', (_, text, t) => {
  it.each([0, 1, 10, 11, 100, 300])('hold the limits of a form with %i goals', (count) => {
    expectView(handoverModal({ from: 'U1', goals: extremeGoals(count, text), to: 'U2' }, t));
    const goal = aGoal({ title: text(150) });
    expectView(handoverModal({ from: 'U1', goals: [goal], goal }, t));
  });

  it.each([1, 10, 300])('hold the limits of messages about %i goals', (count) => {
    const goals = Array.from({ length: count }, (_, index) => ({
      title: text(150),
      teamName: text(80),
      part: PARTS[index % PARTS.length] ?? ('owner' as const),
    }));
    const notice: TransferredNotice = { kind: 'transferred', by: 'U9', goals, reason: text(300) };
    expectMessage(transferredMessage(notice, t));
    expectMessage(transferredMessage({ ...notice, to: 'U2' }, t));
    const left = goals.map(({ title }, index) => ({ title, owner: `U${index % 40}` }));
    expectMessage(goalsLeftMessage({ kind: 'goals-left', teamName: text(80), by: 'U9', goals: left }, t));
    expectMessage(goalsLeftMessage({ kind: 'goals-left', teamName: text(80), goals: left }, t));
  });

  it('hold the limits of what is given back', () => {
    const texts = (['note', 'obstacles', 'adjust'] as const).map((field) => ({ field, text: text(3000) }));
    const about = { kind: 'draft-left', title: text(150), to: 'U2' } as const;
    expectMessage(draftLeftMessage({ ...about, value: text(300), texts }, t));
    expectMessage(draftLeftMessage({ ...about, texts: [] }, t));
  });
});

describe('the form of a handover', () => {
  const t = english();
  const goals = [aGoal({ id: 'a' }), aGoal({ id: 'b' })];

  it('asks whose goals, which, to whom, and why', () => {
    const view = handoverModal({ from: 'U1', goals }, t);
    expect(inputBlocks(view)).toEqual(['from', 'goals', 'to', 'reason']);
    expect(handoverContext.decode(view.private_metadata)).toEqual({ from: 'U1', chosen: 0 });
  });

  it('asks of one goal to whom and why, and needs the reason where there are values', () => {
    const goal = aGoal({ checkIns: [aCheckIn(82)] });
    const view = handoverModal({ from: 'U1', goals: [goal], goal }, t);
    expect(inputBlocks(view)).toEqual(['to', 'reason']);
    expect(view.blocks.at(-2)).toMatchObject({ block_id: 'reason', optional: false });
    expect(handoverModal({ from: 'U1', goals }, t).blocks.at(-2)).toMatchObject({ optional: true });
  });

  it('has new fields for the goals of another person', () => {
    expect(inputBlocks(handoverModal({ from: 'U2', goals, chosen: 1 }, t))).toContain('goals~1');
    expect(inputBlocks(handoverModal({ from: 'U2', goals: [], chosen: 2 }, t))).toEqual(['from', 'to', 'reason']);
  });
});
