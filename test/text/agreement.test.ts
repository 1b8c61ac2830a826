import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Goal, STATUSES } from '../../src/domain/goal/goal.ts';
import { latestCheckIn, seriesOf } from '../../src/domain/history/series.ts';
import { isJourney, marksOf } from '../../src/domain/kpi/kpi.ts';
import type { LocalDate } from '../../src/domain/names.ts';
import { isOver } from '../../src/domain/progress/ending.ts';
import { outlookOf } from '../../src/domain/progress/outlook.ts';
import { assessOn } from '../../src/domain/progress/pace.ts';
import { meetsTarget, reaches } from '../../src/domain/progress/progress.ts';
import { standingOf } from '../../src/domain/progress/standing.ts';
import { digestNotice } from '../../src/domain/report/digest-report.ts';
import { agendaOf } from '../../src/domain/review/agenda.ts';
import { summaryNotice } from '../../src/domain/round/round-report.ts';
import { addDays } from '../../src/domain/time/local-date.ts';
import { digestMessage } from '../../src/features/report/slack/views/digest.ts';
import { summaryMessage } from '../../src/features/round/slack/views/summary.ts';
import type { Texts } from '../../src/text/index.ts';
import { cases } from '../support/cases.ts';
import { drawnTeam } from '../support/drawn-goals.ts';
import { agendaView } from '../support/review-shown.ts';
import { aRoundView, aTeam, REPORTING } from '../support/samples.ts';
import { nameOf, surfacesOf } from '../support/surfaces.ts';
import { english, german } from '../support/texts.ts';

const LANGUAGES: readonly [name: string, t: Texts][] = [
  ['English', english()],
  ['German', german()],
];
const PACE = /at this pace|bei diesem tempo/i;
const EXPECTED = /expected|just started|erwartet|gerade begonnen/;
const OVER = /\bover\b|vorbei/;
const SIGNS = /:(?:large_green_circle|large_yellow_circle|red_circle|white_circle):/;
const ALL_CELLS = '▰'.repeat(10);
const WHOLE_WAY = /\b1\d\d\s?% (?:of the way|des Wegs)/;

/** Draws goals with a day, and checks each of them. */
function forEveryGoal(runs: number, check: (goal: Goal, today: LocalDate) => void): void {
  fc.assert(
    fc.property(drawnTeam, ({ goals, today }) => {
      for (const goal of goals) check(goal, today);
    }),
    cases(runs),
  );
}

/** The number that a text shows, as its language writes numbers. */
function numberIn(text: string, t: Texts): number {
  const separators = t.locale.startsWith('de') ? ['.', ','] : [',', '.'];
  const [group = '', decimal = ''] = separators;
  const plain = text.replaceAll('\u2212', '-').replaceAll(group, '').replace(decimal, '.');
  return Number(plain.replaceAll(/[^\d.-]/g, ''));
}

describe.each(LANGUAGES)('every text about a goal, in %s', (_, t) => {
  it('shows values on the side of each mark on which they are', () => {
    forEveryGoal(100, ({ kpi, checkIns }) => {
      const sides = (value: number) => marksOf(kpi).map((mark) => Math.sign(value - mark));
      for (const { value } of checkIns) expect(sides(numberIn(t.format.of(value, kpi), t))).toEqual(sides(value));
      expect(marksOf(kpi).map((mark) => numberIn(t.format.mark(mark, kpi.unit), t))).toEqual(marksOf(kpi));
    });
  });

  it('has bars and shares that are full where the target is met, and there alone', () => {
    forEveryGoal(15, (goal, today) => {
      const latest = latestCheckIn(goal);
      if (latest === undefined || !isJourney(goal.kpi)) return;
      const met = meetsTarget(goal.kpi, latest.value);
      const barred = Object.entries(surfacesOf(goal, today, t)).filter(([, text]) => /[▰▱]/.test(text));
      for (const [name, text] of barred) {
        expect(text.includes(ALL_CELLS), `${name}: ${text}`).toBe(met);
        expect(!met && WHOLE_WAY.test(text), `${name}: ${text}`).toBe(false);
      }
    });
  });

  it('knows running from over', () => {
    forEveryGoal(15, (goal, today) => {
      const over = isOver(goal, today);
      // An open round holds no line of a goal without an answer.
      const { round: _round, ...surfaces } = surfacesOf(goal, today, t);
      for (const [name, text] of Object.entries(surfaces)) {
        expect(over && PACE.test(text), `${name}: ${text}`).toBe(false);
        // The field of a form says which value would be on pace.
        expect(over && name !== 'form' && EXPECTED.test(text), `${name}: ${text}`).toBe(false);
        expect(OVER.test(text), `${name}: ${text}`).toBe(over);
      }
    });
  });

  it('tells one forecast, none that the goal is beyond, and none that its status denies', () => {
    forEveryGoal(20, (goal, today) => {
      const { kpi } = goal;
      const outlook = outlookOf(goal, seriesOf(goal.checkIns), today);
      const { card = '', line = '' } = surfacesOf(goal, today, t);
      if (!outlook.known || !isJourney(kpi)) {
        expect(card + line).not.toMatch(PACE);
        return;
      }
      const told = t.format.of(outlook.value, kpi, outlook.decimals);
      for (const text of [card, line]) expect(PACE.test(text) && !text.includes(told), text).toBe(false);
      const arrives = reaches(kpi, outlook.value, kpi.target);
      expect(reaches(kpi, latestCheckIn(goal)?.value ?? kpi.baseline, kpi.target)).toBe(false);
      expect(arrives && assessOn(goal, today)?.reason.code === 'forecast-misses').toBe(false);
      expect(reaches(kpi, numberIn(told, t), kpi.target), told).toBe(arrives);
    });
  });

  it('has one sign and one word of status on every surface', () => {
    forEveryGoal(15, (goal, today) => {
      const { status } = standingOf(goal, today, nameOf);
      const sign = status === undefined ? ':white_circle:' : t.word.statusEmoji(status);
      const { line = '', list, card, form, review, home } = surfacesOf(goal, today, t);
      for (const text of [line, list, card, form, review, home]) expect(SIGNS.exec(text ?? '')?.[0], text).toBe(sign);
      if (status !== undefined && !isOver(goal, today)) expect(line).toContain(` · ${t.word.status(status)}`);
    });
  });

  it('counts in a review and in a digest what these list', () => {
    fc.assert(
      fc.property(drawnTeam, ({ goals, today }) => {
        const listed = Object.values(agendaOf(goals, [], agendaView(today))).flat();
        expect(listed.map(({ goal }) => goal).toSorted()).toEqual(goals.map(({ id }) => id).toSorted());
        const period = { id: 'w', first: addDays(today, -7), last: addDays(today, -1) };
        const notice = digestNotice({ team: aTeam(), goals, period, today, ...REPORTING });
        expect([...notice.offPace, ...notice.stale, ...notice.dueSoon].filter(({ ended }) => ended)).toEqual([]);
        const { text } = digestMessage(notice, t);
        for (const { title } of notice.offPace.slice(0, 5)) expect(text).toContain(title);
        const left = notice.offPace.length - 5;
        if (left > 0) expect(text).toContain(t.report.more(left).mrkdwn);
      }),
      cases(30),
    );
  });

  it('counts in a summary the statuses of what is answered alone', () => {
    fc.assert(
      fc.property(drawnTeam, ({ goals, today }) => {
        const asks = [{ person: 'U1', goals: goals.map(({ id }) => id) }];
        const summary = summaryNotice({ ...aRoundView(goals, { asks }), today, closesOn: today });
        const [lead = ''] = summaryMessage(summary, t).text.split('\n');
        expect(summary.lines.filter((line) => line.answered)).toEqual([]);
        expect(STATUSES.filter((status) => lead.includes(t.word.status(status)))).toEqual([]);
      }),
      cases(30),
    );
  });
});
