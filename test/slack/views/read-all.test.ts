import type { HomeView, ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { blockerLine } from '../../../src/domain/check-in/blockers.ts';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { digestNotice } from '../../../src/domain/report/digest-report.ts';
import { homePage } from '../../../src/domain/report/home-page.ts';
import { type ReadAbout, writtenAbout } from '../../../src/domain/report/written.ts';
import { detailsNotice, roundNotice, summaryNotice } from '../../../src/domain/round/round-report.ts';
import { blockerList } from '../../../src/features/check-in/slack/views/blocker-list.ts';
import { goalForm } from '../../../src/features/check-in/slack/views/check-in-goal.ts';
import { goalCard } from '../../../src/features/goal/slack/views/goal-card.ts';
import { goalFooter } from '../../../src/features/goal/slack/views/goal-coach.ts';
import { readAllButton, writtenModal } from '../../../src/features/goal/slack/views/written-modal.ts';
import { homeView } from '../../../src/features/report/slack/views/home.ts';
import { goalPageModal } from '../../../src/features/review/slack/views/goal-page.ts';
import { extremeGoals, SPOKEN_EXTREMES } from '../../support/extremes.ts';
import { aGoalCard } from '../../support/goal-card.ts';
import { aGoalOfReview, aReview } from '../../support/review-shown.ts';
import { aBlocker, aCheckIn, aGoal, aHomeState, aRoundView, aTeam, REPORTING } from '../../support/samples.ts';
import { english, noticeMessage } from '../../support/texts.ts';
import { expectView } from './check.ts';

const t = english();
const ROUND = 'success|monthly|2026-03';
const WEEK = { id: '2026-W10', first: '2026-03-02', last: '2026-03-08' };
const long = 'A long story. '.repeat(200);

/** A goal with a text in everything that people write, in a round and before it. */
function told(text: string): Goal {
  const cleared = aBlocker({
    id: 'gone',
    text,
    since: '2026-03-01',
    cleared: { by: 'U9', at: new Date('2026-03-05') },
  });
  return aGoal({
    description: text,
    checkIns: [
      aCheckIn(81, { note: text }),
      aCheckIn(82, { id: 'c82', round: ROUND, on: '2026-03-02', obstacles: text }),
    ],
    blockers: [aBlocker({ id: 'c82', text, owner: 'U1', since: '2026-03-02' }), cleared],
    feedback: [{ id: 'f', text, by: 'U1', at: new Date('2026-03-03T09:00:00Z') }],
  });
}

/** Every surface that quotes what people wrote, as JSON. */
function surfaces(text: string): Record<string, unknown> {
  const goal = told(text);
  const view = aRoundView([goal]);
  const details = detailsNotice(view);
  if (details === undefined) throw new Error('no details');
  const today = '2026-03-09';
  const line = { ...blockerLine(goal, aBlocker({ text }), { ...REPORTING, today }), mayClear: true };
  const card = aGoalCard(goal, today);
  const part = { goal, quarterly: false, annual: false, today, extent: 'all', typed: {}, fresh: 0 } as const;
  const state = aHomeState(goal);
  return {
    details: noticeMessage(details, t),
    summary: noticeMessage(summaryNotice(view), t),
    digest: noticeMessage(digestNotice({ ...REPORTING, team: aTeam(), goals: [goal], period: WEEK, today }), t),
    blockers: blockerList({ id: 'success', team: 'Success', person: 'U1', listed: [line] }, t),
    review: goalPageModal(aGoalOfReview(goal, today, aReview(today)), t),
    card: goalCard(
      card,
      t,
      goalFooter({ ...card, mayAdd: true, mayEdit: false, mayTransfer: false, mayPlan: true }, t),
    ),
    home: homeView(homePage(state, 'U1', { now: new Date(`${today}T12:00:00Z`), zone: 'UTC' }), t),
    form: goalForm(part, t),
  };
}

/** What the buttons of a view open. */
function openedBy(view: unknown): ReadAbout[] {
  if (Array.isArray(view)) return view.flatMap(openedBy);
  if (typeof view !== 'object' || view === null) return [];
  const isReading = 'action_id' in view && view.action_id === 'read_all' && 'value' in view;
  const own = isReading ? [readAllButton.decode(String(view.value)).about] : [];
  return [...own, ...Object.values(view).flatMap(openedBy)];
}

/** The texts of a modal's sections as they were typed, joined. */
function textOf({ blocks }: ModalView | HomeView): string {
  const texts = blocks.map((block) => ('text' in block && block.type === 'section' ? (block.text?.text ?? '') : ''));
  const plain = texts.join('').replaceAll(/<(https?:[^>]*)>/g, '$1');
  return plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

describe('whoever reads a cut text', () => {
  it.each(Object.keys(surfaces(long)))('can read all of it from: %s', (name) => {
    const surface = surfaces(long)[name];
    expect(JSON.stringify(surface)).toContain('…');
    const [about] = openedBy(surface);
    if (about === undefined) throw new Error(`no way to the whole from ${name}`);
    const whole = textOf(writtenModal(writtenAbout(about, [told(long)], 'U1'), { about, from: 0 }, t));
    expect(whole).toContain(long);
  });

  it('sees no button where nothing is cut', () => {
    const { card, review, ...others } = surfaces('Short.');
    expect(Object.entries(others).filter(([, surface]) => openedBy(surface).length > 0)).toEqual([]);
    // The card shows no blockers of check-ins: what was in the way is told where all is.
    expect(openedBy(card)).toEqual([{ goal: 'retention' }]);
    const plain = aGoal({ checkIns: [aCheckIn(82, { note: 'Short.' })] });
    expect(
      openedBy(
        goalFooter(
          { ...aGoalCard(plain, '2026-06-30'), mayAdd: true, mayEdit: false, mayTransfer: false, mayPlan: true },
          t,
        ),
      ),
    ).toEqual([]);
  });

  it('finds a long reason for a skip whole in the thread', () => {
    const reason = `Because ${'of this & that '.repeat(18)}`.slice(0, 300);
    const skips = [{ goal: 'retention', by: 'U1', at: new Date('2026-03-03T09:00:00Z'), reason }];
    const view = aRoundView([aGoal()], { skips });
    expect(noticeMessage(roundNotice(view), t).text).toContain('…');
    const details = detailsNotice(view);
    const { text = '' } = details === undefined ? {} : noticeMessage(details, t);
    expect(text).toContain(reason.replaceAll('&', '&amp;'));
    const short = aRoundView([aGoal()], { skips: skips.map((skip) => ({ ...skip, reason: 'Holidays' })) });
    expect(detailsNotice(short)).toBeUndefined();
  });
});

describe.each(SPOKEN_EXTREMES)('all that people wrote, made of %s', (_, text, t) => {
  it('is shown in pages within the limits of a view, nothing left out and in its order', () => {
    const about = { round: ROUND };
    const goals = extremeGoals(2, text);
    const written = writtenAbout(about, goals, 'U1');
    const seen: string[] = [];
    let from: number | undefined = 0;
    for (let page = 0; page < 50 && from !== undefined; page += 1) {
      const view = writtenModal(written, { about, from }, t);
      expectView(view);
      seen.push(textOf(view));
      const next = JSON.stringify(view.blocks).match(/"action_id":"read_on","value":"((?:[^"\\]|\\.)*)"/)?.[1];
      from = next === undefined ? undefined : readAllButton.decode(JSON.parse(`"${next}"`)).from;
    }
    const whole = seen.join('').replaceAll(/_[\p{L} ]+:_ /gu, '');
    const expected = written.map((one) =>
      one.what === 'check-in' ? [one.checkIn.note, one.checkIn.obstacles, one.checkIn.learned].join('') : '',
    );
    expect(whole).toBe(expected.join(''));
  });

  it('holds the limits for a goal with two hundred quotes', () => {
    const [goal] = extremeGoals(1, text);
    if (goal === undefined) throw new Error('no goal');
    const about = { goal: goal.id };
    for (const from of [0, 5, 100, 9999]) {
      expectView(writtenModal(writtenAbout(about, [goal], 'U1'), { about, from }, t));
    }
    expectView(writtenModal([], { about, from: 0 }, t));
  });
});
