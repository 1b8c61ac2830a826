import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../src/domain/message/notice.ts';
import type { Standing } from '../../../src/domain/progress/standing.ts';
import { digestNotice } from '../../../src/domain/report/digest-report.ts';
import { FILTER_WORDS } from '../../../src/domain/report/goal-filter.ts';
import { byParent, objectiveOf } from '../../../src/domain/report/objective.ts';
import { promptNotice } from '../../../src/domain/round/prompt-report.ts';
import { detailsNotice, roundNotice, summaryNotice } from '../../../src/domain/round/round-report.ts';
import { dueMessage } from '../../../src/features/check-in/slack/views/due-message.ts';
import { valueModal } from '../../../src/features/check-in/slack/views/value-modal.ts';
import { goalCard } from '../../../src/features/goal/slack/views/goal-card.ts';
import { goalChoice } from '../../../src/features/goal/slack/views/goal-choice.ts';
import { goalList } from '../../../src/features/goal/slack/views/goal-list.ts';
import { COMMANDS } from '../../../src/features/index.ts';
import { helpMessage } from '../../../src/slack/views/help-message.ts';
import { textMessage } from '../../../src/slack/views/replies.ts';
import { ampersands, extremeGoals, extremeStandings, SPOKEN_EXTREMES } from '../../support/extremes.ts';
import { aGoalCard } from '../../support/goal-card.ts';
import { aRoundView, aTeam, REPORTING } from '../../support/samples.ts';
import { english, noticeMessage } from '../../support/texts.ts';
import { expectMessage, expectView } from './check.ts';

const t = english();
const week = { id: '2026-W53', first: '2026-01-01', last: '2026-12-31' };

/** Every message that is sent, made of so many goals. */
function messages(count: number, text: (length: number) => string) {
  const goals = extremeGoals(count, text);
  const ids = goals.map(({ id }) => id);
  const view = {
    ...aRoundView(goals, { asks: [{ person: 'U1', goals: ids }] }),
    team: { ...aTeam(), name: text(80) },
    nameOf: () => text(80),
  };
  const reporting = { ...REPORTING, team: view.team, period: week, nameOf: () => text(80) };
  const unanswered = { ...view, round: { ...view.round, id: 'success|monthly|2026-04' } };
  const people = goals.map(({ owner }) => ({ person: owner, name: text(80) }));
  const skips = ids.slice(0, 10).map((goal) => ({ goal, by: 'U1', at: new Date(0), reason: text(3000) }));
  const asks = ids.map((goal, index) => ({ person: `U${index}`, goals: [goal], insteadOf: 'U1' }));
  const crowded = { ...unanswered.round, asks, skips };
  const closed = (one: typeof view) => ({ ...one, round: { ...one.round, state: 'closed' as const } });
  return {
    'answered prompt': promptNotice(view, 'U1'),
    'waiting prompt': promptNotice(unanswered, 'U1'),
    'closed prompt': promptNotice(closed(unanswered), 'U1'),
    'answered round': roundNotice(view),
    'late round': roundNotice(closed({ ...view, round: { ...view.round, closesAt: new Date(0) } })),
    'waiting round': roundNotice(unanswered),
    'missed round': roundNotice(closed(unanswered)),
    summary: summaryNotice(view),
    details: detailsNotice(view) ?? summaryNotice(view),
    'crowded round': roundNotice({ ...unanswered, round: crowded }),
    'empty summary': summaryNotice(unanswered),
    digest: {
      ...digestNotice({ ...reporting, goals, today: '2026-12-31' }),
      message: 'a-team|digest|2026-W53|channel|digest',
    },
    'unchanged digest': digestNotice({
      ...reporting,
      goals,
      today: '2026-12-31',
      earlier: digestNotice({ ...reporting, goals, today: '2026-12-30' }),
      unanswered: Array.from({ length: count }, () => ({
        roundKind: 'weekly' as const,
        period: week,
        people,
        names: true as const,
      })),
    }),
    'stale digest': digestNotice({ ...reporting, goals, today: '2027-12-31' }),
    nudge: { kind: 'nudge', person: 'U1', teamName: text(80), goals: extremeStandings(count, text) },
    'not counted': {
      kind: 'not-counted',
      goal: { title: text(150), unit: { kind: 'percent' } },
      value: 1e15,
      on: '2026-12-31',
      texts: (['note', 'obstacles', 'adjust'] as const).map((field) => ({ field, text: text(3000) })),
    },
    undeliverable: { kind: 'undeliverable', channel: 'C1', teamName: text(80) },
  } satisfies Record<string, Notice>;
}

describe.each(SPOKEN_EXTREMES)('messages made of %s', (_, text, t) => {
  it.each([0, 1, 12, 50])('hold the limits with %i goals', (count) => {
    for (const notice of Object.values(messages(count, text))) expectMessage(noticeMessage(notice, t));
  });

  it('hold the limits in the round of a team of a hundred goals, and in its thread', () => {
    const notices = messages(100, text);
    for (const name of [
      'answered round',
      'waiting round',
      'missed round',
      'crowded round',
      'summary',
      'details',
    ] as const) {
      const { text: words, blocks } = noticeMessage(notices[name], t);
      expectMessage({ text: words, blocks });
      expect(blocks.length).toBeLessThanOrEqual(50);
    }
  });

  it('hold the limits with 300 goals', () => {
    const notices = messages(300, text);
    for (const name of ['answered round', 'summary', 'digest', 'waiting prompt'] as const) {
      expectMessage(noticeMessage(notices[name], t));
    }
  });

  it('hold the limits in a digest that reached much', () => {
    const [goal] = extremeGoals(1, text);
    if (goal === undefined) throw new Error('no goal');
    const empty = digestNotice({
      team: { id: 's', name: text(80) },
      goals: [],
      period: week,
      today: '2026-12-31',
      ...REPORTING,
    });
    const { unit } = goal.kpi;
    const what = {
      what: 'stretch',
      key: 'stretch',
      value: 1e12,
      unit,
      title: goal.title,
      goal: goal.id,
      owner: 'U1',
    } as const;
    expectMessage(noticeMessage({ ...empty, activeGoals: 50, reached: Array.from({ length: 50 }, () => what) }, t));
    const [standing] = extremeStandings(1, text);
    if (standing === undefined) throw new Error('no standing');
    for (const kind of ['milestone', 'target', 'stretch', 'streak', 'recovery', 'best'] as const) {
      const reached = { ...what, what: kind };
      expectMessage(noticeMessage({ kind: 'celebration', teamName: text(80), reached, standing }, t));
      expectMessage(noticeMessage({ kind: 'retraction', reached, standing }, t));
      const also = extremeStandings(100, text).map((one, index) => ({
        reached,
        standing: one,
        undone: index % 3 === 0,
      }));
      expectMessage(noticeMessage({ kind: 'celebration', teamName: text(80), reached, standing, also }, t));
      expectMessage(noticeMessage({ kind: 'retraction', reached, standing, also }, t));
    }
  });

  it.each([0, 1, 50, 300])('hold the limits in answers about %i goals', (count) => {
    const standings = extremeStandings(count, text);
    for (const words of [[], FILTER_WORDS]) {
      const filter = { words, search: words.map(() => text(25)), team: { id: 't', name: text(80) } };
      const goals = standings.map((standing) => ({ ...standing, state: 'dropped' as const, parent: text(150) }));
      for (const from of [0, 20, 299]) {
        expectMessage(goalList({ team: text(80), filter, typed: text(200), goals, from }, t));
      }
    }
    if (count > 0) expectMessage(goalChoice(t.list.several(text(4000), count), extremeGoals(count, text), t));
    expectMessage(dueMessage(standings, t));
    for (const goal of extremeGoals(Math.min(count, 2), text)) {
      expectMessage(goalCard(aGoalCard(goal, '2026-12-31'), t));
      const parent = { parent: 'goal-of-sixteen-', weight: 33.3333 };
      const titles = new Map([[parent.parent, text(150)]]);
      const children = extremeGoals(Math.max(count, 1), text).map((one) => ({
        ...one,
        parent: goal.id,
        weight: 1.2345,
      }));
      const objective = objectiveOf({ id: goal.id }, byParent(children), '2026-12-31');
      const served = { ...aGoalCard({ ...goal, ...parent }, '2026-12-31'), titles, ...(objective && { objective }) };
      expectMessage(goalCard(served, t));
      expectView(valueModal({ goal, today: '2026-12-31' }, t));
      const [corrected] = goal.checkIns;
      if (corrected) expectView(valueModal({ goal, corrected, today: '2026-12-31' }, t));
    }
  });

  it('hold the limits where people are told what they typed', () => {
    expectMessage(helpMessage(t, { commands: COMMANDS }));
    expectMessage(
      helpMessage(t, {
        commands: COMMANDS,
        unknown: { typed: text(40), word: 'help' },
        next: { text: t.command.help.next({ do: 'check-in', goals: 1000 }), actions: undefined },
      }),
    );
    expectMessage(textMessage(t.command.showNone(text(4000))));
    expectMessage(textMessage(t.command.whichTeam(Array.from({ length: 500 }, () => text(80)))));
  });
});

describe('what a message leaves out', () => {
  const filter = { words: [], search: [] };
  const listOf = (goals: readonly Standing[], from = 0) =>
    goalList({ team: 'Team', filter, typed: '', goals, from }, t);

  it('is counted', () => {
    const listed = listOf(extremeStandings(50, ampersands));
    const shown = listed.blocks.length - 4;
    expect(shown).toBeGreaterThan(5);
    expect(listed.text).toContain(`*Team* · 50 goals`);
    expect(JSON.stringify(listed.blocks)).toContain(`1 to ${shown} of 50`);
    const next = JSON.stringify({ typed: '', from: shown });
    expect(listed.blocks.at(-2)).toMatchObject({ elements: [{ action_id: 'list_on', value: next }] });
    const last = listOf(extremeStandings(50, ampersands), 49);
    expect(JSON.stringify(last.blocks)).toContain('50 to 50 of 50');
    expect(last.blocks.at(-2)).toMatchObject({ elements: [{ action_id: 'list_back' }] });
  });

  it('is counted in a section of lines too', () => {
    const standings = extremeStandings(50, ampersands);
    expect(dueMessage(standings, t).text).toMatch(/\nand \d+ more$/);
    const { blocks } = noticeMessage(messages(50, ampersands)['waiting prompt'], t);
    expect(JSON.stringify(blocks)).toMatch(/and \d+ more\. To see all goals, select \*Check in\*/);
  });

  it('is nothing where goals have ordinary titles', () => {
    const ordinary = extremeStandings(20, () => 'Client retention rate');
    expect(listOf(ordinary).blocks).toHaveLength(22);
  });
});
