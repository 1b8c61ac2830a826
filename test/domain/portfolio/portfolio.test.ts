import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { firstDayOf, nextDigest } from '../../../src/domain/portfolio/digest-day.ts';
import { isQuietWeek, MAX_STATED, newsOf, type Stated, statedOf } from '../../../src/domain/portfolio/news.ts';
import {
  goalsOfGroup,
  groupsOf,
  type Names,
  type PortfolioGoal,
  seenTeam,
  sumOf,
  tallyOf,
} from '../../../src/domain/portfolio/portfolio.ts';
import { lineOf } from '../../../src/domain/portfolio/sheet.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/team/team.ts';
import { aBlocker, aCheckIn, aGoal, aTeam } from '../../support/samples.ts';

const TODAY = '2026-03-09';
const none: Names = { goals: new Map(), clients: new Map() };

function seen(changes: Partial<Goal> = {}, team = aTeam()): PortfolioGoal {
  const line = lineOf(aGoal({ team: team.id, ...changes }));
  if (line === undefined) throw new Error('A goal that runs has a line');
  return { line, of: seenTeam(team, TODAY) };
}
const being = (id: string, status: Goal['checkIns'][number]['status'], changes: Partial<Goal> = {}) =>
  seen({
    id,
    title: id,
    checkIns: [aCheckIn(82, { status, on: '2026-03-05', at: new Date('2026-03-05T09:00:00Z') })],
    ...changes,
  });

describe('groups of goals', () => {
  it('come with the worst first, and goals without a group last', () => {
    const goals = [
      being('one', 'on-track', { serves: 'Calm' }),
      being('two', 'at-risk', { serves: 'Growth' }),
      being('three', 'on-track', { serves: ' growth' }),
      being('four', 'off-track'),
    ];
    const groups = groupsOf(goals, 'objective', none);
    expect(groups.map(({ name, tally }) => [name, tally.goals])).toEqual([
      [{ text: 'Growth' }, 2],
      [{ text: 'Calm' }, 1],
      [{ none: true }, 1],
    ]);
    expect(sumOf(groups)).toEqual(tallyOf(goals));
    expect(goalsOfGroup(goals, 'objective', groups[0]?.key ?? '', none).map(({ line }) => line.goal)).toEqual([
      'two',
      'three',
    ]);
  });

  it('of a client hold the goals of all teams that call it so, also after it was merged', () => {
    const acme = { name: 'Acme', code: 'ACME' };
    const clients = new Map([
      ['a', acme],
      ['b', acme],
      ['old', acme],
      ['other', { name: 'Acme', code: 'ACME2' }],
    ]);
    const goals = ['a', 'b', 'old', 'other', 'unknown'].map((client) => being(client, 'on-track', { client }));
    const groups = groupsOf(goals, 'client', { ...none, clients });
    expect(groups.map(({ name, tally }) => [name, tally.goals])).toEqual([
      [{ text: 'Acme' }, 3],
      [{ text: 'Acme' }, 1],
      [{ none: true }, 1],
    ]);
  });

  it('of an objective that cannot be seen are those of goals that serve nothing', () => {
    const child = being('child', 'on-track', { parent: 'hidden' });
    expect(groupsOf([child], 'objective', none)).toMatchObject([{ key: '', name: { none: true } }]);
    const known = { ...none, goals: new Map([['hidden', 'Known now']]) };
    expect(groupsOf([child], 'objective', known)).toMatchObject([{ name: { text: 'Known now' } }]);
  });
});

describe('news of a week', () => {
  const kinds = (goal: PortfolioGoal, before: readonly Stated[]) =>
    Object.entries(newsOf([goal], before)).flatMap(([kind, { lines }]) => (lines.length > 0 ? [kind] : []));

  it('is what stands otherwise than it was stated, under one heading', () => {
    const off = being('g', 'off-track');
    expect(kinds(off, [])).toEqual(['offTrack']);
    expect(kinds(off, statedOf([off]))).toEqual([]);
    expect(kinds(being('g', 'at-risk'), statedOf([off]))).toEqual(['atRisk']);
    expect(kinds(being('g', 'on-track'), statedOf([off]))).toEqual(['back']);
    expect(kinds(being('g', 'on-track'), [])).toEqual([]);
    expect(kinds(being('g', 'off-track', { due: '2026-03-06' }), statedOf([off]))).toEqual(['ended']);
    expect(kinds(being('g', 'on-track', { checkIns: [aCheckIn(99)] }), [])).toEqual(['reached']);
    expect(kinds(being('g', 'off-track', { state: 'draft' }), [])).toEqual([]);
  });

  it('is a blocker that was not stated', () => {
    const blocked = being('g', 'on-track', { blockers: [aBlocker()] });
    expect(kinds(blocked, [])).toEqual(['blocked']);
    expect(kinds(blocked, statedOf([blocked]))).toEqual([]);
  });

  it('is quiet where nothing is, and remembers so many goals, those that need help first', () => {
    expect(isQuietWeek(newsOf([], []))).toBe(true);
    const many = Array.from({ length: MAX_STATED + 3 }, (_, index) => being(`g${index}`, 'at-risk'));
    const stated = statedOf([...many, being('worst', 'off-track')]);
    expect(stated).toHaveLength(MAX_STATED);
    expect(stated[0]).toEqual({ goal: 'worst', mark: 'off-track' });
    expect(newsOf(many, stated).atRisk).toMatchObject({ lines: { length: 4 }, more: 0 });
  });
});

describe('the day of a digest', () => {
  it('is the one on which the week of the first team begins', () => {
    const days = (workingDays: number[]) => firstDayOf({ settings: { ...DEFAULT_SETTINGS, workingDays } }, TODAY);
    expect([days([1, 2, 3, 4, 5]), days([1, 2, 3, 4, 7]), days([2, 3, 4])]).toEqual([1, 7, 2]);
  });

  it('comes once a week at the same time on the wall, also when clocks change', () => {
    const at = { time: '09:00', zone: 'Europe/Berlin' } as const;
    const first = nextDigest(1, at, new Date('2026-03-20T12:00:00Z'));
    expect(first).toEqual({ on: '2026-03-23', at: new Date('2026-03-23T08:00:00Z') });
    const second = nextDigest(1, at, first.at);
    expect(second).toEqual({ on: '2026-03-30', at: new Date('2026-03-30T07:00:00Z') });
    expect(nextDigest(1, at, new Date('2026-03-30T06:59:59Z')).on).toBe('2026-03-30');
  });
});
