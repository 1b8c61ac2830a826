import { describe, expect, it } from 'vitest';
import { coach } from '../../../src/domain/coach/coach.ts';
import { sketchOfGoal } from '../../../src/domain/coach/sketch.ts';
import type { CheckIn, Goal } from '../../../src/domain/goal/goal.ts';
import { seriesOf } from '../../../src/domain/history/series.ts';
import type { LocalDate } from '../../../src/domain/names.ts';
import { assessOn } from '../../../src/domain/progress/pace.ts';
import { standingOf } from '../../../src/domain/progress/standing.ts';
import { digestNotice } from '../../../src/domain/report/digest-report.ts';
import { storyOf } from '../../../src/domain/report/goal-story.ts';
import { agendaOf } from '../../../src/domain/review/agenda.ts';
import { goalCard } from '../../../src/features/goal/slack/views/goal-card.ts';
import { digestMessage } from '../../../src/features/report/slack/views/digest.ts';
import { overviewModal } from '../../../src/features/review/slack/views/overview.ts';
import { agendaView, aReviewShown } from '../../support/review-shown.ts';
import { aBlocker, aCheckIn, aGoal, aTeam, REPORTING } from '../../support/samples.ts';
import { english, german } from '../../support/texts.ts';
import { around } from '../coach/support.ts';

const number = { kind: 'number' } as const;
const nameOf = (person: string) => `Person ${person}`;
const on = (day: LocalDate, value: number, changes: Partial<CheckIn> = {}) =>
  aCheckIn(value, { id: day, on: day, at: new Date(`${day}T09:00:00Z`), byPace: true, ...changes });

/** 0 to 100 by the end of the year: 20, 36, 52, 68 and 84 at the ends of June to October. */
const missed = aGoal({
  id: 'missed',
  title: 'Missed',
  kpi: { direction: 'increase', unit: number, baseline: 0, target: 100 },
  checkIns: [
    on('2026-06-30', 20),
    on('2026-07-31', 36),
    on('2026-08-31', 52),
    on('2026-09-30', 68),
    on('2026-10-31', 84),
  ],
});
const reached = { ...missed, id: 'reached', title: 'Reached', checkIns: [...missed.checkIns, on('2026-12-20', 100)] };
const without = { ...missed, id: 'without', title: 'Without', checkIns: [] };
const week = (first: LocalDate, last: LocalDate) => ({ id: first, first, last });
const weekOfEnd = week('2026-12-28', '2027-01-03');
const weekAfter = week('2027-01-04', '2027-01-10');

function digest(goals: readonly Goal[], period = weekOfEnd, today = '2027-01-04') {
  return digestNotice({ team: aTeam(), goals, period, today, ...REPORTING });
}

function cardText(goal: Goal, today: LocalDate, t = english()): string {
  const story = storyOf(goal, { today, zoneOf: () => 'Europe/Berlin', rounds: new Map() });
  return goalCard({ goal, story, correctable: new Set() }, t).text;
}

describe('a goal whose due date has passed', () => {
  it('runs on its due date, and is missed the day after, whatever its pace was', () => {
    expect(standingOf(missed, '2026-12-31', nameOf).ended).toBeUndefined();
    expect(standingOf(missed, '2027-02-01', nameOf)).toMatchObject({ ended: 'missed', status: 'off-track' });
    expect(assessOn(missed, '2027-02-01')?.reason).toEqual({ code: 'missed', progress: 0.84 });
  });

  it('is missed at 9 of 10, two months overdue, also where a person had said that it is on track', () => {
    const goal = aGoal({
      due: '2026-03-31',
      kpi: { direction: 'increase', unit: number, baseline: 0, target: 10 },
      checkIns: [on('2026-03-20', 9)],
    });
    expect(standingOf(goal, '2026-06-01', nameOf).ended).toBe('missed');
    const said = { ...goal, checkIns: [aCheckIn(9, { on: '2026-03-20', status: 'on-track' })] };
    expect(standingOf(said, '2026-06-01', nameOf)).toMatchObject({ ended: 'missed', status: 'off-track' });
  });

  it('is reached by a last value that meets the target, or keeps the bound, and without a value it is neither', () => {
    expect(standingOf(reached, '2027-02-01', nameOf)).toMatchObject({ ended: 'reached', status: 'on-track' });
    expect(standingOf(without, '2027-02-01', nameOf).ended).toBe('no-value');
    const bound = (value: number) =>
      aGoal({ kpi: { direction: 'at-least', unit: number, target: 90 }, checkIns: [on('2026-12-20', value)] });
    expect(standingOf(bound(90), '2027-02-01', nameOf)).toMatchObject({ ended: 'reached', status: 'on-track' });
    expect(standingOf(bound(89), '2027-02-01', nameOf)).toMatchObject({ ended: 'missed', status: 'off-track' });
  });

  it('has no forecast and no pace on its card any more', () => {
    for (const t of [english(), german()]) {
      const text = cardText(missed, '2027-02-01', t);
      expect(text).not.toMatch(/pace|Tempo|expected|erwartet|115|on track|im Plan/i);
      expect(text).toMatch(/over: target missed|vorbei: Ziel verfehlt/);
    }
    expect(cardText(missed, '2026-11-30')).toContain('At this pace');
  });

  it('needs a decision in a review, as over, after what is off track', () => {
    const late = { ...missed, id: 'late', title: 'Late', due: '2027-12-31' };
    const off = { ...late, checkIns: [on('2027-01-20', -50)] };
    const agenda = agendaOf([reached, without, missed, off], [], agendaView('2027-02-01'));
    expect(agenda.needsDecision.map(({ goal }) => goal)).toEqual(['late', 'without', 'missed', 'reached']);
    expect(agenda.wentWell).toEqual([]);
    const shown = aReviewShown([reached, without, missed, off], '2027-02-01');
    const modal = JSON.stringify(overviewModal(shown, {}, english()));
    expect(modal).toContain('was due 31 December 2026');
    expect(modal).not.toMatch(/close it/i);
  });

  it('is told by the digest of the week of its end, and never again', () => {
    const goals = [missed, reached, without].map((goal) => ({ ...goal, blockers: [aBlocker()] }));
    const first = digest(goals);
    expect(first.ended?.map(({ goal }) => goal)).toEqual(['without', 'missed', 'reached']);
    expect(first).toMatchObject({ offPace: [], stale: [], blockers: [], dueSoon: [], activeGoals: 3 });
    expect(digestMessage(first, english()).text).toContain('Over, without an outcome yet');
    const next = digest(goals, weekAfter, '2027-01-11');
    expect(next).toMatchObject({ ended: [], offPace: [], stale: [], blockers: [], dueSoon: [], activeGoals: 0 });
  });

  it('does not hide what runs: six of last year, and one that is off pace', () => {
    const old = Array.from({ length: 6 }, (_, index) => ({ ...missed, id: `old${index}`, title: `Old ${index}` }));
    const running = { ...missed, id: 'runs', title: 'Runs', due: '2027-06-30', start: '2026-07-01' };
    const text = digestMessage(
      digest([...old, running], week('2027-03-01', '2027-03-07'), '2027-03-08'),
      english(),
    ).text;
    expect(text).toContain('Runs');
    expect(text).not.toContain('Old');
  });

  it('is told by the coach that its day has passed, and nothing else', () => {
    const surroundings = around({ today: '2027-02-01', series: seriesOf(missed.checkIns) });
    const { findings } = coach(sketchOfGoal(missed), surroundings);
    expect(findings.map(({ code }) => code)).toEqual(['overdue']);
    expect(findings.map((finding) => english().coach.finding(finding))).toEqual(['Its due date has passed.']);
  });
});

describe('a list that is cut', () => {
  const behind = (id: string, value: number) => ({ ...missed, id, title: id, checkIns: [on('2026-10-31', value)] });

  it('begins with what is worst: six a little behind and one far behind', () => {
    const goals = [...Array.from({ length: 6 }, (_, index) => behind(`little ${index}`, 65)), behind('far', 20)];
    const text = digestMessage(digest(goals, week('2026-10-26', '2026-11-01'), '2026-11-02'), english()).text;
    const off = text.slice(text.indexOf('Off pace'));
    expect(off.indexOf('far')).toBeGreaterThan(0);
    expect(off.indexOf('far')).toBeLessThan(off.indexOf('little'));
    expect(off).toContain('and 2 more');
  });

  it('is in the same order whatever the order of the store', () => {
    const goals = [65, 20, 70, 90, 66].map((value) => behind(`at ${value}`, value));
    const order = (of: readonly Goal[]) =>
      agendaOf(of, [], agendaView('2026-11-02')).needsDecision.map(({ goal }) => goal);
    expect(order(goals)).toEqual(order(goals.toReversed()));
    expect(order(goals)).toEqual(['at 20', 'at 65', 'at 66', 'at 70']);
  });

  it('tells of who was silent for longest first', () => {
    const silent = (id: string, day: LocalDate) => ({
      ...missed,
      id,
      checkIns: [on(day, 100, { status: 'on-track' })],
    });
    const goals = [silent('june', '2026-06-01'), silent('may', '2026-05-01'), silent('april', '2026-04-01')];
    const notice = digest(goals, week('2026-10-26', '2026-11-01'), '2026-11-02');
    expect(notice.stale.map(({ goal }) => goal)).toEqual(['april', 'may', 'june']);
  });
});
