import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES, type Goal, type Status } from '../../../src/domain/goal/goal.ts';
import { heatOf, shareOf } from '../../../src/domain/portfolio/heat.ts';
import { type PortfolioGoal, seenTeam, tallyOf } from '../../../src/domain/portfolio/portfolio.ts';
import { lineOf } from '../../../src/domain/portfolio/sheet.ts';
import { aCheckIn, aGoal, aTeam } from '../../support/samples.ts';

const TODAY = '2026-03-09';
const NAMES = { goals: new Map(), clients: new Map() };
const ALL = { rows: 100, columns: 100 };

function seen(team: string, changes: Partial<Goal>): PortfolioGoal {
  const line = lineOf(aGoal({ team, ...changes }));
  if (line === undefined) throw new Error('A goal that runs has a line');
  return { line, of: seenTeam(aTeam({ id: team, name: team }), TODAY) };
}
const withStatus = (status: Status) => ({
  checkIns: [aCheckIn(82, { status, on: '2026-03-05', at: new Date('2026-03-05T09:00:00Z') })],
});

const someGoals = fc.array(
  fc
    .record({
      team: fc.constantFrom('one', 'two', 'three'),
      category: fc.constantFrom(...CATEGORIES),
      status: fc.option(fc.constantFrom<Status>('on-track', 'at-risk', 'off-track'), { nil: undefined }),
    })
    .map(({ team, category, status }) => seen(team, { category, ...(status ? withStatus(status) : { checkIns: [] }) })),
  { maxLength: 40 },
);

describe('a heat map of many teams', () => {
  it('counts every goal with a value once, whatever it is grouped by', () => {
    fc.assert(
      fc.property(someGoals, fc.constantFrom('team' as const, 'category' as const), (goals, by) => {
        const heat = heatOf(goals, by, NAMES, ALL);
        const { onTrack, atRisk, offTrack } = tallyOf(goals);
        const cells = heat?.rows.flatMap((row) => row.cells) ?? [];
        const sum = (of: (cell: (typeof cells)[number]) => number) => cells.reduce((all, cell) => all + of(cell), 0);
        if (heat === undefined) return;
        expect([sum((cell) => cell.onTrack), sum((cell) => cell.atRisk)]).toEqual([onTrack, atRisk]);
        expect(sum((cell) => cell.known)).toBe(onTrack + atRisk + offTrack);
        for (const row of heat.rows) expect(row.cells).toHaveLength(heat.columns.length);
      }),
    );
  });

  it('has the worst first, says what is left out, and is none for one group', () => {
    const goals = [
      seen('good', { category: 'retention', ...withStatus('on-track') }),
      seen('bad', { category: 'revenue', ...withStatus('off-track') }),
      seen('silent', { category: 'revenue', checkIns: [] }),
    ];
    const heat = heatOf(goals, 'team', NAMES, { rows: 1, columns: 1 });
    expect(heat?.rows.map(({ name }) => name)).toEqual([{ text: 'bad' }]);
    expect(heat?.more).toEqual({ rows: 1, columns: 1 });
    expect(heatOf(goals.slice(0, 1), 'team', NAMES, ALL)).toBeUndefined();
  });

  it('goes from all off track to all on track, with half for what is at risk', () => {
    const share = (onTrack: number, atRisk: number, known: number) => shareOf({ onTrack, atRisk, known });
    expect([share(0, 0, 4), share(1, 2, 4), share(4, 0, 4), share(0, 0, 0)]).toEqual([0, 0.5, 1, undefined]);
  });
});
