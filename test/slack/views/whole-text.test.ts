import { describe, expect, it } from 'vitest';
import { blockerLine } from '../../../src/domain/check-in/blockers.ts';
import type { Advice } from '../../../src/domain/coach/coach.ts';
import { blockerList } from '../../../src/features/check-in/slack/views/blocker-list.ts';
import { goalCard } from '../../../src/features/goal/slack/views/goal-card.ts';
import { coachLines, goalFooter } from '../../../src/features/goal/slack/views/goal-coach.ts';
import { header, section } from '../../../src/slack/views/blocks.ts';
import { messageOf } from '../../../src/slack/views/message.ts';
import { md } from '../../../src/text/mrkdwn.ts';
import { aGoalCard } from '../../support/goal-card.ts';
import { aBlocker, aCheckIn, aGoal, REPORTING } from '../../support/samples.ts';
import { english, german } from '../../support/texts.ts';
import { unsaidLines } from '../../support/whole-text.ts';

const line = (title: string, owner: string) => ({
  ...blockerLine(aGoal({ title }), aBlocker({ owner, text: 'Waits for <legal> & tax' }), {
    ...REPORTING,
    today: '2026-06-30',
  }),
  mayClear: true,
});

describe.each([english(), german()])('the text of a message, in $locale', (t) => {
  it('escapes a team named `R&D <EU>` and has the headings of its blockers', () => {
    const listed = [line('Mine', 'U1'), line('Yours', 'U2')];
    const message = blockerList({ id: 'team', team: 'R&D <EU>', person: 'U1', listed }, t);
    expect(message.text).toContain('R&amp;D &lt;EU&gt;');
    expect(message.text).toContain('Waits for &lt;legal&gt; &amp; tax');
    expect(message.text).not.toMatch(/R&D|<EU>|<legal>/);
    expect(message.text).toContain(t.blocker.mine(1).mrkdwn);
    expect(message.text).toContain(t.blocker.others(1).mrkdwn);
    expect(unsaidLines(message)).toEqual([]);
  });

  it('calls nobody by the name of a team', () => {
    const { text } = blockerList({ id: 'team', team: '<!subteam^S1>', person: 'U1', listed: [line('Mine', 'U1')] }, t);
    expect(text).toContain('&lt;!subteam^S1&gt;');
    expect(text).not.toContain('<!');
  });

  it('has the lines of the coach below a goal that is shown', () => {
    const goal = aGoal({ checkIns: [aCheckIn(82)] });
    const advice: Advice = {
      findings: [{ code: 'same-title', title: 'A & B', letter: 'S', severity: 'warn' }],
      met: [],
    };
    const card = aGoalCard(goal, '2026-06-30');
    const { text } = goalCard(
      card,
      t,
      goalFooter({ ...card, advice, mayAdd: true, mayEdit: false, mayTransfer: false, mayPlan: true }, t),
    );
    expect(text).toContain(t.coach.lead);
    expect(text).toContain(coachLines(advice, t)?.mrkdwn);
    expect(text).toContain('A &amp; B');
  });
});

describe('a text that is too long', () => {
  const words = (count: number) =>
    Array.from({ length: count }, (_, index) => section(md`Line ${index}: ${'x'.repeat(380)}`));

  it('leaves out whole lines from the end, and says so, at the 4,000 characters that Slack lets an edit have', () => {
    const { text, blocks } = messageOf([header('A & B'), ...words(30)]);
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(text.split('\n').slice(0, 2)).toEqual(['A &amp; B', `Line 0: ${'x'.repeat(380)}`]);
    expect(text.split('\n').slice(-2)).toEqual([`Line 9: ${'x'.repeat(380)}`, '…']);
    expect(unsaidLines({ text, blocks })).toEqual([]);
  });

  it('is not called whole where it leaves out more than it must', () => {
    const { blocks } = messageOf(words(20));
    expect(unsaidLines({ text: 'Line 0\n…', blocks })).toHaveLength(20);
    expect(unsaidLines({ text: '', blocks: [header('A')] })).toEqual(['A']);
    expect(unsaidLines({ text: 'R&D', blocks: [header('R&D')] })).toEqual(['R&amp;D']);
  });
});
