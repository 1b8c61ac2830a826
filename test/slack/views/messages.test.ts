import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import type { Standing } from '../../../src/domain/progress/standing.ts';
import { standingOf } from '../../../src/domain/progress/standing.ts';
import { promptNotice } from '../../../src/domain/round/prompt-report.ts';
import { detailsNotice, roundNotice, summaryNotice } from '../../../src/domain/round/round-report.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/team/team.ts';
import { celebrationMessage } from '../../../src/features/check-in/slack/views/celebration.ts';
import { dueMessage } from '../../../src/features/check-in/slack/views/due-message.ts';
import { goalCard } from '../../../src/features/goal/slack/views/goal-card.ts';
import { goalList } from '../../../src/features/goal/slack/views/goal-list.ts';
import { COMMANDS } from '../../../src/features/index.ts';
import { helpMessage } from '../../../src/slack/views/help-message.ts';
import { textMessage } from '../../../src/slack/views/replies.ts';
import { md } from '../../../src/text/mrkdwn.ts';
import { aGoalCard } from '../../support/goal-card.ts';
import { aBlocker, aCheckIn, aGoal, aRoundView, history } from '../../support/samples.ts';
import { english, noticeMessage } from '../../support/texts.ts';

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
    expect(textMessage(md`Hello ${'<!channel>'}`)).toEqual({
      text: 'Hello &lt;!channel&gt;',
      blocks: [section('Hello &lt;!channel&gt;')],
    });
  });

  it('ask a person for what waits, and carry the round in the button', () => {
    const notice = promptNotice(aRoundView([aGoal({ checkIns: [aCheckIn(82)] })]), 'U1');
    const lead = '*March check-in* for Client success\n1 goal, about a minute. Open until Mon 9 March.';
    const goal = '• *Client retention*: last 82% on 2 February, 80% → 85%';
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
            promptButton('Snooze', 'snooze'),
            promptButton('Skip', 'skip'),
            promptButton('Hand over', 'hand_over'),
          ],
        },
      ],
    });
  });

  it('thank a person whose answers are in, and offer to correct them', () => {
    const answered = aGoal({ checkIns: [aCheckIn(82, { round: 'success|monthly|2026-03' })] });
    expect(noticeMessage(promptNotice(aRoundView([answered]), 'U1'), t)).toEqual({
      text: '*March check-in*: your answer is in. Thank you.',
      blocks: [
        section('*March check-in*: your answer is in. Thank you.'),
        { type: 'actions', elements: [promptButton('Correct', 'own_part')] },
      ],
    });
  });

  it('show a round with how many are waited for, and name nobody', () => {
    const line = ":hourglass_flowing_sand: 1 person hasn't answered yet (1 goal)";
    expect(noticeMessage(roundNotice(aRoundView([aGoal()])), t)).toEqual({
      text: `March check-in · Client success\n0 of 1 answered · open until Mon 9 March\n${line}`,
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'March check-in · Client success', emoji: true } },
        { type: 'context', elements: [mrkdwn('0 of 1 answered · open until Mon 9 March')] },
        { type: 'context', elements: [mrkdwn(line)] },
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              text: { type: 'plain_text', text: 'Answer or correct', emoji: true },
              action_id: 'own_part',
              value: 'success|monthly|2026-03',
            },
          ],
        },
      ],
    });
  });

  it('tell what people wrote, and what was corrected by whom', () => {
    const words = { round: 'success|monthly|2026-03', note: 'Calls & visits', obstacles: 'No budget' };
    const goal = aGoal({ checkIns: [aCheckIn(82, { ...words, status: 'at-risk' })] });
    const note = '*Client retention* · Person U1\nCalls &amp; visits\n:construction: No budget';
    const told = (one: Goal) => {
      const notice = detailsNotice(aRoundView([one]));
      return notice && noticeMessage(notice, t);
    };
    expect(told(goal)).toEqual({
      text: `*What people say*\n${note}`,
      blocks: [section('*What people say*'), section(note)],
    });
    const at = new Date('2026-03-04T09:00:00Z');
    const correction = aCheckIn(83, { ...words, id: 'better', by: 'U9', at, corrects: 'c82' });
    expect(told({ ...goal, checkIns: [...goal.checkIns, correction] })?.text).toContain(
      ':pencil2: _corrected by Person U9 on 4 March:_ 82% → 83%',
    );
    expect(told(aGoal({ checkIns: [aCheckIn(82, { round: words.round })] }))).toBeUndefined();
  });

  it('sum a round up: how goals stand, what moved, what is in the way, who is missing', () => {
    const round = 'success|monthly|2026-03';
    const moved = aGoal({
      id: 'moved',
      title: 'Moved',
      checkIns: [aCheckIn(81), aCheckIn(82, { round, on: '2026-03-02', obstacles: 'No budget' })],
      blockers: [
        aBlocker({ id: 'c82', text: 'No budget', since: '2026-03-02' }),
        aBlocker({ cleared: { by: 'U9', at: new Date('2026-03-05T09:00:00Z') } }),
      ],
    });
    const view = aRoundView([moved, aGoal({ id: 'silent' })], {
      asks: [
        { person: 'U1', goals: ['moved'] },
        { person: 'U2', goals: ['silent'], insteadOf: 'U1' },
      ],
    });
    expect(noticeMessage(summaryNotice(view), t).text).toBe(
      [
        '*Where we are:* 1 of 2 answered. 1 on track.',
        '*Biggest changes*',
        ':arrow_right: Moved +1\u00a0pp',
        '*New blockers*',
        ':construction: Moved: No budget (Person U1)',
        '*Cleared blockers*',
        ':white_check_mark: Moved: Rain (Person U9)',
        '*No answer*',
        '1 person (1 goal)',
      ].join('\n'),
    );
    expect(noticeMessage(roundNotice(view), t).text).not.toContain('Person U2');
    expect(noticeMessage(roundNotice(view), t).text).toContain("1 person hasn't answered yet (1 goal)");
  });

  it('name who has not answered where the team wants it, and mention nobody', () => {
    const view = aRoundView([aGoal()], { asks: [{ person: 'U2', goals: ['retention'], insteadOf: 'U1' }] });
    const named = { ...view, team: { ...view.team, settings: { ...DEFAULT_SETTINGS, nameMissing: true } } };
    const waiting = 'waiting for Person U2 (for Person U1): Client retention';
    expect(noticeMessage(roundNotice(named), t).text).toContain(waiting);
    expect(noticeMessage(summaryNotice(named), t).text).toContain('*No answer*\nPerson U2 (1 goal)');
    // A notice of an older release says nothing of it, and stays as it was.
    const { countsMissing: _, ...older } = roundNotice(view);
    expect(noticeMessage(older, t).text).toContain(waiting);
  });

  it('show what was left out, and count it apart', () => {
    const skips = [{ goal: 'retention', by: 'U9', at: new Date('2026-03-03T09:00:00Z'), reason: 'Out of <season>' }];
    const { text } = noticeMessage(roundNotice(aRoundView([aGoal()], { skips })), t);
    expect(text).toContain('1 skipped · open until');
    expect(text).not.toContain('answered');
    expect(text).toContain(
      ':fast_forward: *Client retention* · skipped · Person U1, by Person U9: Out of &lt;season&gt;',
    );
    expect(text).not.toContain('waiting');
  });

  it('tell who cheers: the first three by name, the others counted', () => {
    const reached = { what: 'target', key: 'target', value: 85, unit: { kind: 'percent' } } as const;
    const about = { title: 'Client retention', goal: 'retention', owner: 'U1' };
    const notice = { kind: 'celebration', teamName: 'Success', reached: { ...reached, ...about }, standing } as const;
    const cheered = (...names: string[]) =>
      noticeMessage(
        notice,
        t,
        names.map((name) => ({ person: name, name })),
      ).text;
    expect(cheered('Mara')).toContain('Kudos from Mara');
    expect(cheered('Mara', 'June', 'Sam')).toContain('Kudos from Mara, June and Sam');
    expect(cheered('Mara', 'June', 'Sam', 'Priya')).toContain('Kudos from Mara, June, Sam and 1 other');
    expect(cheered('Mara', 'June', 'Sam', 'Priya', 'A & B')).toContain('Sam and 2 others');
    expect(cheered('A & B')).toContain('Kudos from A &amp; B');
  });

  it('celebrate with the one exclamation mark that there is, and call the owner', () => {
    const reached = { what: 'target', key: 'target', value: 85, unit: { kind: 'percent' } } as const;
    const about = { title: 'Client retention', goal: 'retention', owner: 'U1' };
    const text = ':trophy: *Client retention* reached its target of *85%*!';
    const progress = '82.5% (+2.5\u00a0pp) · ▰▰▰▰▰▱▱▱▱▱ 50% of the way, 50% expected · on track';
    const notice = { kind: 'celebration', teamName: 'Success', reached: { ...reached, ...about }, standing } as const;
    expect(celebrationMessage(notice, t)).toEqual({
      text: `${text} Well done, <@U1>.\n${progress}`,
      blocks: [
        section(`${text} Well done, <@U1>.\n${progress}`),
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              text: { type: 'plain_text', text: ':clap: Give kudos', emoji: true },
              action_id: 'kudos',
              value: '{"goal":"retention","key":"target"}',
              accessibility_label: 'Give kudos for Client retention',
            },
          ],
        },
      ],
    });
  });

  it('celebrate all that one answer reached, call each owner once, and say what a correction undid', () => {
    const of = (what: 'target' | 'milestone', title: string, owner: string) => ({
      standing,
      reached: { what, key: what, value: 85, unit: { kind: 'percent' }, title, goal: title, owner } as const,
    });
    const also = [of('milestone', 'NPS', 'U2'), of('milestone', 'Churn', 'U1')];
    const notice = { kind: 'celebration', teamName: 'Success', ...of('target', 'Retention', 'U1'), also } as const;
    const { text, blocks } = celebrationMessage(notice, t);
    expect(text.split('\n').filter((line) => !line.includes('of the way'))).toEqual([
      ':trophy: *Retention* reached its target of *85%*! Well done, <@U1> and <@U2>.',
      ':tada: *NPS* passed *85%*, a milestone on the way to 85%!',
      ':tada: *Churn* passed *85%*, a milestone on the way to 85%!',
    ]);
    expect(blocks.map(({ type }) => type)).toEqual(['section', 'section', 'section', 'actions']);
    const undone = celebrationMessage({ ...notice, undone: true, also: also.slice(0, 1) }, t).text;
    expect(undone).toContain(
      ":leaves: Taken back after a correction: *Retention* isn't at its target of 85% yet. It's at *82.5%* now.",
    );
    expect(undone).toContain('Well done, <@U2>.');
  });

  it('tell a lead whose channel takes no messages', () => {
    const text =
      "Goalpost can't post to <#C1>, the channel of *A &amp; B*. Invite Goalpost there, or choose another channel with `/goal team`.";
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
      `${title}\n2–8 March · 4 goals\nNothing was reached and nothing is off pace. A quiet week.`,
    );
    expect(noticeMessage({ ...week, activeGoals: 0 }, t).text).toBe(
      `${title}\n2–8 March · 0 goals\nNo goals are running. To set one, type \`/goal new\`.`,
    );
  });

  it('list no goals and nothing due with what to do next', () => {
    expect(goalList({ team: 'Success', filter: { words: [], search: [] }, typed: '', goals: [] }, t).text).toBe(
      'This team has no goals yet. To set the first one, type `/goal new`.',
    );
    expect(dueMessage([], t).text).toBe('Nothing is due. To record a new value anyway, type `/goal checkin`.');
  });

  it('show a goal with its plan and its last check-ins, the newest first', () => {
    const checkIns = history(80, 81, 82, 83, 84, 84.5, 85);
    const goal = aGoal({ checkIns, description: 'They <pay>', milestones: [{ id: 'm1', value: 82 }] });
    const card = goalCard(aGoalCard(goal, '2026-03-01'), t);
    expect(card.blocks[1]).toEqual({
      type: 'context',
      elements: [mrkdwn('Retention · Increase to a target · 80% → 85%\nMilestones: 82%\nThey &lt;pay&gt;')],
    });
    const rows = card.blocks.flatMap((block) =>
      block.type === 'section' && block.accessory ? [block.text?.text] : [],
    );
    expect(rows).toHaveLength(6);
    expect(rows[0]).toBe(':large_green_circle: 7 February · *85%*');
    expect(card.text).toContain('and 1 earlier value');
    const another = goalCard(aGoalCard({ ...goal, owner: 'U9' }, '2026-03-01'), t);
    expect(another.text).toContain('7 February · *85%* · <@U1>');
  });

  it('say one thing of a command that was nearly right, and list all where none is near', () => {
    expect(helpMessage(t, { commands: COMMANDS, unknown: { typed: 'lst', word: 'list' } }).text).toBe(
      "`/goal lst` isn't a command. Did you mean `/goal list`? To see all commands, type `/goal help`.",
    );
    const far = helpMessage(t, { commands: COMMANDS, unknown: { typed: 'chart', word: 'help' } }).text;
    expect(far).toContain("`/goal chart` isn't a command. You can type:");
    expect(far).toContain('`/goal blockers`');
  });
});
