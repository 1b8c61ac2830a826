import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { agendaOf } from '../../../src/domain/review/agenda.ts';
import { boardOf } from '../../../src/domain/review/board.ts';
import { minutesOf, partsOf, piecesOf } from '../../../src/domain/review/minutes.ts';
import type { MinutesNotice, MinutesRow } from '../../../src/domain/review/notices.ts';
import type { Decision } from '../../../src/domain/review/review.ts';
import { minutesMessage } from '../../../src/features/review/slack/views/messages.ts';
import { expectMessage } from '../../slack/views/check.ts';
import { cases } from '../../support/cases.ts';
import { SPOKEN_EXTREMES } from '../../support/extremes.ts';
import { agendaView, aReview } from '../../support/review-shown.ts';
import { aCheckIn, aGoal, REPORTING } from '../../support/samples.ts';

const today = '2026-03-09';
const at = new Date('2026-03-09T09:00:00Z');

/** A goal that was closed in the review, with so long a reason, and one that was left. */
function minutes(goals: readonly Goal[], decisions: readonly Decision[]) {
  const board = boardOf(agendaOf(goals, [], agendaView(today)), goals, aReview(today, { decisions }));
  return minutesOf(board, { goals, nameOf: REPORTING.nameOf, today });
}

function closedGoal(id: string, text: string): Goal {
  const outcome = { score: 0.4, reason: text, learned: text };
  const change = {
    id: `close-${id}`,
    by: 'U9',
    at,
    was: { state: 'active' },
    now: { state: 'missed', outcome },
  } as const;
  return aGoal({ id, title: id, state: 'missed', outcome, checkIns: [aCheckIn(82)], changes: [change] });
}
const closing = (id: string): Decision => ({ id, goal: id, what: 'closed', by: 'U9', at, ref: `close-${id}` });

const notice = (rows: readonly MinutesRow[], part: number, parts: number, name = 'Team'): MinutesNotice => ({
  kind: 'minutes',
  team: 'success',
  teamName: name,
  name: {
    kind: 'month',
    period: { id: '2026-02', first: '2026-02-01', last: '2026-02-28' },
    next: { id: '2026-03', first: '2026-03-01', last: '2026-03-31' },
  },
  leaderName: name,
  decided: 1,
  left: 1,
  part,
  parts,
  rows,
});

describe('minutes', () => {
  it('hold what was decided and why, what was left open, and what goes well; nothing of a private goal', () => {
    const goals = [
      closedGoal('closed', 'Two clients left.'),
      aGoal({ id: 'left', title: 'left', checkIns: [aCheckIn(80, { status: 'off-track' })] }),
      aGoal({ id: 'well', title: 'well', checkIns: [aCheckIn(84)] }),
      { ...closedGoal('hush', 'Hush.'), visibility: 'private' as const },
      aGoal({ id: 'hush too', title: 'hush too', visibility: 'private' }),
    ];
    const { rows, decided, left } = minutes(goals, [closing('closed'), closing('hush')]);
    expect({ decided, left }).toEqual({ decided: 1, left: 1 });
    expect(JSON.stringify(rows)).not.toContain('ush');
    expect(rows.map((row) => ('title' in row ? row.title : 'part' in row ? row.part : row.row))).toEqual([
      'decided',
      'closed',
      'decision',
      0,
      0,
      'left',
      'left',
      'well',
      'well',
    ]);
  });

  it.each(SPOKEN_EXTREMES)(
    'are split before they are too long, in their order, and nothing is cut: %s',
    (_, text, t) => {
      const goals = Array.from({ length: 30 }, (_item, index) => closedGoal(`g${index}`, text(3000)));
      const { rows } = minutes(
        goals.map((goal) => ({ ...goal, title: text(150) })),
        goals.map(({ id }) => closing(id)),
      );
      const parts = partsOf(rows);
      expect(parts.flat()).toEqual(rows);
      expect(parts.length).toBeGreaterThan(10);
      for (const [index, part] of parts.entries()) {
        const message = minutesMessage(notice(part, index + 1, parts.length, text(80)), t);
        expectMessage(message);
        // A line that was left out, or a text that was cut, ends in an ellipsis.
        expect(message.text.endsWith('…')).toBe(false);
        expect(['heading', 'goal']).not.toContain(part.at(-1)?.row);
      }
    },
  );

  it.each(SPOKEN_EXTREMES)('with the longest story and objectives are split as well: %s', (_, text, t) => {
    const unit = { kind: 'currency', currency: 'EUR' } as const;
    const kpi = { direction: 'increase', unit, baseline: 1_000_000.25, target: 9_000_000.75 } as const;
    const title = text(150);
    const board = boardOf(agendaOf([], [], agendaView(today)), [], undefined);
    const { rows } = minutesOf(board, {
      ...{ goals: [], nameOf: () => text(80), today },
      story: [
        { of: 'ended', achieved: 111, missed: 222, dropped: 333, score: 0.7 },
        { of: 'achieved', titles: Array.from({ length: 5 }, () => title), more: 111 },
        ...Array.from({ length: 3 }, () => ({ of: 'move' as const, title, kpi, from: 1_000_000.25, to: 5_000_000.5 })),
        { of: 'next', carried: 111, running: 222 },
      ],
      objectives: Array.from({ length: 60 }, (_item, index) => ({
        ...{ id: String(index), by: 'U9', at, was: text(200), reason: text(300) },
        ...(index % 2 === 0 && { now: text(200) }),
      })),
    });
    const parts = partsOf(rows);
    expect(parts.flat()).toEqual(rows);
    for (const [index, part] of parts.entries()) {
      const message = minutesMessage(notice(part, index + 1, parts.length, text(80)), t);
      expectMessage(message);
      expect(message.text.endsWith('…')).toBe(false);
    }
  });

  it('are pieces of a text that make the whole of it, each short enough once it is escaped', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), fc.integer({ min: 20, max: 100 }), (text, max) => {
        const pieces = piecesOf(text, max);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) {
          const escaped = piece.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
          expect(escaped.length).toBeLessThanOrEqual(max);
        }
      }),
      cases(100),
    );
  });
});
