import { describe, expect, it } from 'vitest';
import type { Standing } from '../../../src/domain/notice.ts';
import { promptNotice } from '../../../src/domain/prompt-report.ts';
import { roundNotice, summaryNotice } from '../../../src/domain/round-report.ts';
import { standingOf } from '../../../src/domain/standing.ts';
import { dueMessage, said } from '../../../src/slack/views/answers.ts';
import { celebrationMessage } from '../../../src/slack/views/celebration.ts';
import { goalCard } from '../../../src/slack/views/goal-card.ts';
import { goalList } from '../../../src/slack/views/goal-list.ts';
import { noticeMessage } from '../../../src/slack/views/notice.ts';
import { english } from '../../../src/text/index.ts';
import { md } from '../../../src/text/mrkdwn.ts';
import { aGoalCard } from '../../support/goal-card.ts';
import { aCheckIn, aGoal, aRoundView, history } from '../../support/samples.ts';

const t = english();
const standing: Standing = standingOf(aGoal({ checkIns: history(80, 82.5) }), '2026-07-02', () => 'Noor');
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });

const plainText = (text: string) => ({ type: 'plain_text', text, emoji: true });
const promptButton = (text: string, action: string) => ({
  type: 'button',
  text: plainText(text),
  action_id: action,
  value: 'success|monthly|2026-03',
});
const choice = (text: string, what: string) => ({
  text: plainText(text),
  value: JSON.stringify({ choice: what, goal: 'retention', round: 'success|monthly|2026-03' }),
});

describe('messages', () => {
  it('say a text alone, escaped', () => {
    expect(said(md`Hello ${'<!channel>'}`)).toEqual({
      text: 'Hello &lt;!channel&gt;',
      blocks: [section('Hello &lt;!channel&gt;')],
    });
  });

  it('ask a person for what waits, and carry the round in the button', () => {
    const notice = promptNotice(aRoundView([aGoal({ checkIns: [aCheckIn(82)] })]), 'U1');
    const lead = '*March check-in* for Client success\n1 goal, about a minute. Open until Mon 9 March.';
    const goal = '• *Client retention*: last 82\u00a0% on 2 February, 80\u00a0% → 85\u00a0%';
    expect(noticeMessage(notice, t)).toEqual({
      text: `${lead}\n${goal}`,
      blocks: [
        section(lead),
        {
          ...section(goal),
          accessory: {
            type: 'overflow',
            action_id: 'prompt_goal',
            options: [choice('No change', 'no-change'), choice('Skip…', 'skip'), choice('Hand over…', 'hand-over')],
          },
        },
        {
          type: 'actions',
          elements: [
            { ...promptButton('Check in', 'check_in'), style: 'primary' },
            promptButton('No change', 'no_change'),
            promptButton('Later', 'snooze'),
            promptButton('Skip', 'skip'),
            promptButton('Hand over', 'hand_over'),
          ],
        },
      ],
    });
  });

  it('thank a person whose answers are in, without a button', () => {
    const answered = aGoal({ checkIns: [aCheckIn(82, { round: 'success|monthly|2026-03' })] });
    expect(noticeMessage(promptNotice(aRoundView([answered]), 'U1'), t)).toEqual({
      text: '*March check-in*: your answer is in. Thank you.',
      blocks: [section('*March check-in*: your answer is in. Thank you.')],
    });
  });

  it('show a round with who is waited for, and mention nobody', () => {
    const line = ':hourglass_flowing_sand: *Client retention* · waiting for Person U1';
    expect(noticeMessage(roundNotice(aRoundView([aGoal()])), t)).toEqual({
      text: `March check-in · Client success\n0 of 1 answered · open until Mon 9 March\n${line}`,
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'March check-in · Client success', emoji: true } },
        { type: 'context', elements: [mrkdwn('0 of 1 answered · open until Mon 9 March')] },
        section(line),
      ],
    });
  });

  it('sum a round up with what people wrote', () => {
    const words = { round: 'success|monthly|2026-03', note: 'Calls & visits', obstacles: 'No budget' };
    const goal = aGoal({ checkIns: [aCheckIn(82, { ...words, status: 'at-risk' })] });
    const lead = '*Where we are:* 1 of 1 answered. 1 at risk.';
    const note = '*Client retention* · Person U1\nCalls &amp; visits\n_In the way:_ No budget';
    expect(noticeMessage(summaryNotice(aRoundView([goal])), t)).toEqual({
      text: `${lead}\n${note}`,
      blocks: [section(lead), section(note)],
    });
  });

  it('celebrate with the one exclamation mark that there is, and call the owner', () => {
    const reached = { what: 'target', key: 'target', value: 85, unit: { kind: 'percent' } } as const;
    const about = { title: 'Client retention', goal: 'retention', owner: 'U1' };
    const text = ':trophy: *Client retention* reached its target of *85\u00a0%*!';
    const progress = '82.5\u00a0% (+2.5\u00a0pp) · ▰▰▰▰▰▱▱▱▱▱ 50\u00a0% of the way, pace 50\u00a0% · on track';
    const notice = { kind: 'celebration', teamName: 'Success', reached: { ...reached, ...about }, standing } as const;
    expect(celebrationMessage(notice, t)).toEqual({
      text: `${text}\nWell done, <@U1>.\n${progress}`,
      blocks: [section(`${text} Well done, <@U1>.`), { type: 'context', elements: [mrkdwn(progress)] }],
    });
  });

  it('tell a lead whose channel takes no messages', () => {
    const text =
      'I cannot post to <#C1>, the channel of *A &amp; B*. Invite me there, or choose another channel with `/goal team`.';
    expect(noticeMessage({ kind: 'undeliverable', channel: 'C1', teamName: 'A & B' }, t)).toEqual({
      text,
      blocks: [section(text)],
    });
  });

  it('say that a week was quiet, or that there are no goals', () => {
    const empty = { reached: [], offPace: [], blockers: [], dueSoon: [], stale: [] };
    const period = { id: '2026-W10', first: '2026-03-02', last: '2026-03-08' };
    const week = { kind: 'digest', team: 'success', teamName: 'Success', period, ...empty } as const;
    const title = 'Weekly digest · Success';
    expect(noticeMessage({ ...week, activeGoals: 4 }, t).text).toBe(
      `${title}\n2 March to 8 March · 4 goals\nNothing was reached and nothing is off pace. A quiet week.`,
    );
    expect(noticeMessage({ ...week, activeGoals: 0 }, t).text).toBe(
      `${title}\n2 March to 8 March · 0 goals\nNo goals yet. \`/goal new\` makes the first.`,
    );
  });

  it('list no goals and nothing due with what to do next', () => {
    expect(goalList('Success', [], t).text).toBe('This team has no goals yet. `/goal new` makes the first.');
    expect(dueMessage([], t).text).toBe('Nothing is due. `/goal checkin` records a new value all the same.');
  });

  it('show a goal with its plan and its last check-ins, the newest first', () => {
    const checkIns = history(80, 81, 82, 83, 84, 84.5, 85);
    const goal = aGoal({ checkIns, description: 'They <pay>', milestones: [{ id: 'm1', value: 82 }] });
    const card = goalCard(aGoalCard(goal, '2026-03-01'), t);
    expect(card.blocks[1]).toEqual({
      type: 'context',
      elements: [
        mrkdwn('Retention · Increase to a target · 80\u00a0% → 85\u00a0%\nMilestones: 82\u00a0%\nThey &lt;pay&gt;'),
      ],
    });
    const rows = card.blocks.flatMap((block) =>
      block.type === 'section' && block.accessory ? [block.text?.text] : [],
    );
    expect(rows).toHaveLength(6);
    expect(rows[0]).toBe(':large_green_circle: 7 February · *85\u00a0%* · <@U1>');
    expect(card.text).toContain('and 1 value before');
  });
});
