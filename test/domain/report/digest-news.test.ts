import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import type { LocalDate } from '../../../src/domain/names.ts';
import { sortNews } from '../../../src/domain/report/digest-news.ts';
import { digestNotice, isQuiet } from '../../../src/domain/report/digest-report.ts';
import type { DigestNotice } from '../../../src/domain/report/notices.ts';
import { addDays } from '../../../src/domain/time/local-date.ts';
import { digestMessage } from '../../../src/features/report/slack/views/digest.ts';
import { aBlocker, aCheckIn, aGoal, aTeam, REPORTING } from '../../support/samples.ts';
import { english, german } from '../../support/texts.ts';

const on = (day: LocalDate, value: number) =>
  aCheckIn(value, { id: `${day}-${value}`, on: day, at: new Date(`${day}T09:00:00Z`), byPace: true });
/** Revenue from 0 to 100 in the year, far behind since June. */
const revenue = aGoal({
  id: 'revenue',
  title: 'Revenue',
  kpi: { direction: 'increase', unit: { kind: 'number' }, baseline: 0, target: 100 },
  checkIns: [on('2026-07-31', 10), on('2026-08-31', 12), on('2026-09-30', 14)],
});

/** The digests of Mondays, each after the one before, from what `goalsOn` says of the goals on that day. */
function digests(
  first: LocalDate,
  count: number,
  goalsOn: (today: LocalDate, index: number) => readonly Goal[],
): DigestNotice[] {
  const made: DigestNotice[] = [];
  for (let index = 0; index < count; index += 1) {
    const today = addDays(first, 7 * index);
    const period = { id: today, first: addDays(today, -7), last: addDays(today, -1) };
    const earlier = made.at(-1);
    const view = { team: aTeam(), goals: goalsOn(today, index), period, today, ...REPORTING };
    made.push(digestNotice({ ...view, staleAfter: 365, ...(earlier && { earlier }) }));
  }
  return made;
}
const textOf = (notice: DigestNotice | undefined, t = english()) => (notice ? digestMessage(notice, t).text : '');

describe('a digest after a digest', () => {
  it('states a goal off pace in full once in 13 Mondays on which only the expected number moves', () => {
    const all = digests('2026-10-05', 13, () => [revenue]);
    const inFull = all.filter(({ offPace }) => offPace.length > 0);
    expect(inFull).toHaveLength(1);
    const texts = all.map((notice) => textOf(notice));
    expect(texts[0]).toContain('*Revenue* · Person U1 · 14');
    for (const [index, text] of texts.slice(1).entries()) {
      expect(text).not.toContain('expected');
      expect(text).not.toContain('at this pace');
      // It is due on 31 December: from the 28th on that is news, and it is stated as due.
      if (index < 11)
        expect(text.split('\n').slice(2)).toEqual(['Nothing new. A quiet week.', 'Still off pace: Revenue']);
    }
    expect(texts[12]).toContain('Due within a week');
    expect(textOf(all[1], german())).toContain('Weiterhin im Rückstand: Revenue');
    expect(all.map(isQuiet).filter(Boolean)).toHaveLength(11);
  });

  it('states it in full again with a new value, an answer of no change, a correction, or a crossed status', () => {
    const answers = [
      revenue,
      { ...revenue, checkIns: [...revenue.checkIns, on('2026-10-08', 20)] },
      { ...revenue, checkIns: [...revenue.checkIns, on('2026-10-08', 20)] },
      { ...revenue, checkIns: [...revenue.checkIns, on('2026-10-08', 20), on('2026-10-20', 20)] },
    ];
    const corrected = on('2026-10-20', 21);
    const last = answers[3] ?? revenue;
    answers.push({ ...last, checkIns: [...last.checkIns, { ...corrected, corrects: '2026-10-20-20' }] });
    const news = digests('2026-10-05', 5, (_, index) => [answers[index] ?? revenue]).map(
      ({ offPace }) => offPace.length,
    );
    expect(news).toEqual([1, 1, 0, 1, 1]);
    const [first] = digests('2026-10-05', 1, () => [revenue]);
    const [line] = first?.offPace ?? [];
    if (first === undefined || line === undefined) throw new Error('not off pace');
    const earlier = { ...first, offPace: [{ ...line, status: 'at-risk' as const }] };
    const view = { team: aTeam(), goals: [revenue], period: first.period, today: '2026-10-12', ...REPORTING };
    expect(digestNotice({ ...view, earlier }).offPace).toHaveLength(1);
    expect(digestNotice({ ...view, earlier: first }).offPace).toHaveLength(0);
  });

  it('says once that a goal is back on track', () => {
    const better = { ...revenue, checkIns: [...revenue.checkIns, on('2026-10-08', 90)] };
    const [, second, third] = digests('2026-10-05', 3, (_, index) => [index === 0 ? revenue : better]);
    const isTold = (notice: DigestNotice | undefined) =>
      (notice?.backOnPace?.length ?? 0) + (notice?.reached.length ?? 0) > 0;
    expect([second, third].map(isTold)).toEqual([true, false]);
    expect(textOf(third)).not.toContain('Revenue');
  });

  it('names a blocker in full when it is new and when it has become old, in between in one line, and once when it is cleared', () => {
    const blocked = { ...revenue, due: '2027-12-31', blockers: [aBlocker({ since: '2026-10-01' })] };
    const cleared = { by: 'U9', at: new Date('2026-10-22T09:00:00Z') };
    const free = { ...blocked, blockers: [aBlocker({ since: '2026-10-01', cleared })] };
    const all = digests('2026-10-05', 5, (_, index) => [index < 3 ? blocked : free]);
    expect(all.map(({ blockers }) => blockers.length)).toEqual([1, 0, 1, 0, 0]);
    expect(textOf(all[1])).toContain('blocked: Revenue (11 days)');
    expect(textOf(all[2])).toContain(':hourglass: *Revenue* · Person U1, *for 18 days*');
    expect(all.map(({ cleared: done = [] }) => done.length)).toEqual([0, 0, 0, 1, 0]);
    expect(textOf(all[3])).toContain('Cleared blockers*\n:white_check_mark: Revenue: Rain (Person U9)');
  });

  it('tells a miss once, in the week in which the day passed, and never a forecast after it', () => {
    const all = digests('2026-12-14', 5, () => [revenue]);
    const texts = all.map((notice) => textOf(notice));
    expect(texts.map((text) => text.includes('was due'))).toEqual([false, false, false, true, false]);
    for (const text of texts.slice(3)) expect(text).not.toMatch(/pace|expected|Still/);
    expect(all[4]?.activeGoals).toBe(0);
  });

  it('names a goal that stands there in full not once more among the unchanged, and no goal of two kinds twice', () => {
    const due = { ...revenue, due: '2026-10-18' };
    const [, second] = digests('2026-10-05', 2, () => [due]);
    expect(second?.dueSoon).toHaveLength(1);
    expect(textOf(second).match(/Revenue/g)).toHaveLength(1);
    const both = digests('2026-10-12', 2, () => [{ ...revenue, due: '2026-10-19' }]);
    expect(textOf(both[1]).match(/Revenue/g)).toHaveLength(1);
  });

  it('cuts the line of what is unchanged and counts the rest', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ ...revenue, id: `g${index}`, title: `Goal ${index}` }));
    const [, second] = digests('2026-10-05', 2, () => many);
    const line = textOf(second).split('\n').at(-1) ?? '';
    expect(line).toMatch(/^Still off pace: Goal \d+, Goal \d+, Goal \d+,? and 57 more$/);
  });

  it('looks each of thousands of lines up, and does not compare it with all of them', () => {
    let reads = 0;
    const overdue = Array.from({ length: 3000 }, (_, index) => ({
      get goal() {
        reads += 1;
        return `g${index}`;
      },
      ...{ title: 'Revenue', action: 'a1', text: 'Call', owner: 'U1', ownerName: 'Noor', due: '2026-10-01', days: 4 },
    }));
    const lists = { offPace: [], blockers: [], dueSoon: [], stale: [], overdue };
    expect(sortNews(lists, lists)).toMatchObject({ unchanged: { overdue } });
    expect(reads).toBeLessThan(20 * overdue.length);
  });

  it('reads the digest of an older release as what was stated', () => {
    const [first] = digests('2026-10-05', 1, () => [revenue]);
    if (first === undefined) throw new Error('no digest');
    const { kind, team, teamName, period, reached, offPace, blockers, dueSoon, stale, activeGoals } = first;
    const older = { kind, team, teamName, period, reached, offPace, blockers, dueSoon, stale, activeGoals };
    const earlier: DigestNotice = JSON.parse(JSON.stringify(older));
    const view = { team: aTeam(), goals: [revenue], period, today: '2026-10-12', ...REPORTING };
    expect(digestNotice({ ...view, staleAfter: 365, earlier })).toMatchObject({
      offPace: [],
      unchanged: { offPace: [{}] },
    });
    expect(textOf(earlier)).toContain('Off pace');
  });
});
