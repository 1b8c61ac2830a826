import { describe, expect, it } from 'vitest';
import { newsOf } from '../../../src/domain/portfolio/news.ts';
import type { PortfolioDigest } from '../../../src/domain/portfolio/notices.ts';
import type { Group, Tally } from '../../../src/domain/portfolio/portfolio.ts';
import { GOALS_ON_PAGE, type ShownGroup, type ShownPortfolio } from '../../../src/domain/portfolio/shown.ts';
import { standingOf } from '../../../src/domain/progress/standing.ts';
import { groupModal } from '../../../src/features/portfolio/slack/views/group.ts';
import { portfolioModal } from '../../../src/features/portfolio/slack/views/overview.ts';
import { SPOKEN_EXTREMES } from '../../support/extremes.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';
import { english, german, noticeMessage } from '../../support/texts.ts';
import { expectMessage, expectView } from './check.ts';

const TALLY: Tally = {
  ...{ goals: 10_000, offTrack: 1234, atRisk: 1, onTrack: 8000, noValue: 2 },
  ...{ ended: 3, blocked: 4, stale: 5, overdue: 6, drafts: 1 },
};
const NONE: Tally = {
  ...{ goals: 0, offTrack: 0, atRisk: 0, onTrack: 0, noValue: 0 },
  ...{ ended: 0, blocked: 0, stale: 0, overdue: 0, drafts: 0 },
};
const groups = (count: number, text: string): Group[] =>
  Array.from({ length: count }, (_, index) => ({ key: `${index}`, name: { text: `${text}${index}` }, tally: TALLY }));
const portfolio = (changes: Partial<ShownPortfolio> = {}): ShownPortfolio => ({
  by: 'team',
  total: TALLY,
  groups: groups(3, 'Team '),
  teamCount: 3,
  person: 'U1',
  leads: 3,
  digest: 1,
  ...changes,
});
const wordsOf = (view: unknown) => JSON.stringify(view).replaceAll(/[\u00a0\u202f]/g, ' ');

describe('all teams', () => {
  it('say what they come to, and no zeros', () => {
    const view = wordsOf(portfolioModal(portfolio(), {}, english()));
    expect(view).toContain('*3 teams* · 10,000 goals');
    expect(view).toContain(':red_circle: 1,234 off track · :large_yellow_circle: 1 at risk');
    expect(view).toContain('4 blocked · 5 without a recent value · 6 with overdue actions · 1 draft');
    expect(wordsOf(portfolioModal(portfolio(), {}, german()))).toContain('1.234 nicht im Plan');
    const empty = wordsOf(portfolioModal(portfolio({ total: NONE, groups: [], teamCount: 1 }), {}, english()));
    expect(empty).toContain('*1 team* · 0 goals');
    expect(empty).toContain('Your teams have no goals yet.');
    expect(empty).not.toContain('off track');
  });

  it('have pages, and say where a list of teams was cut', () => {
    const all = portfolio({ groups: groups(60, 'Team '), teamCount: 500 });
    const first = wordsOf(portfolioModal(all, {}, english()));
    expect(first).toContain('1 to 25 of 60');
    expect(first).toContain('Only the first 500 teams, by name, are counted.');
    expect(wordsOf(portfolioModal(all, { from: 50 }, english()))).toContain('51 to 60 of 60');
    expect(wordsOf(portfolioModal(all, { from: 75 }, english()))).toContain('1 to 25 of 60');
  });

  it('offer a review of all together to who leads several', () => {
    expect(wordsOf(portfolioModal(portfolio(), {}, english()))).toContain('Review all together');
    expect(wordsOf(portfolioModal(portfolio({ leads: 1 }), {}, english()))).not.toContain('Review all together');
  });

  it('say that goals of a page are gone', () => {
    const [group] = groups(1, 'Team ');
    if (group === undefined) throw new Error('no group');
    const shown: ShownGroup = { by: 'team', group, goals: [], from: 0, count: 2, team: 'a' };
    expect(wordsOf(groupModal(shown, english()))).toContain('closed or deleted in the meantime');
  });

  it.each(SPOKEN_EXTREMES)("keep to Slack's limits with %s", (_, text, t) => {
    const many = groups(100, text(78));
    expectView(portfolioModal(portfolio({ groups: many, teamCount: 500 }), { from: 25 }, t));
    const [group] = many;
    if (group === undefined) throw new Error('no group');
    const goal = aGoal({ title: text(150), checkIns: [aCheckIn(82)] });
    const row = {
      standing: standingOf(goal, '2026-03-09', () => text(80)),
      teamName: text(80),
      ...{ isDraft: true, isBlocked: true, isStale: true, hasOverdue: true },
    };
    const goals = Array.from({ length: GOALS_ON_PAGE }, () => row);
    expectView(groupModal({ by: 'client', group, goals, from: 20, count: 60 }, t));
    const line = { goal: 'g', title: text(150), teamName: text(80) };
    const section = { lines: Array.from({ length: 5 }, () => line), more: 9000 };
    const full = {
      reached: section,
      offTrack: section,
      atRisk: section,
      ended: section,
      blocked: section,
      back: section,
    };
    const digest: PortfolioDigest = {
      kind: 'portfolio-digest',
      person: 'U1',
      teamCount: 500,
      total: TALLY,
      news: full,
      teams: Array.from({ length: 8 }, (__, index) => ({ id: `${index}`, name: text(80), tally: TALLY })),
    };
    expectMessage(noticeMessage(digest, t));
    expectMessage(noticeMessage({ ...digest, news: newsOf([], []), teams: [] }, t));
  });
});
