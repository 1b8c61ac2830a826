import { describe, expect, it } from 'vitest';
import type { Goal, Status } from '../../../src/domain/goal/goal.ts';
import { type Agenda, agendaOf } from '../../../src/domain/report/agenda.ts';
import { aBlocker, aCheckIn, aGoal, aRound, history, REPORTING } from '../../support/samples.ts';

const today = '2026-03-09';
const round = aRound();

/** The sections in which a goal stands. */
function sectionsOf(goal: Goal, open = [round]): string[] {
  const agenda: Agenda = agendaOf([goal], open, { ...REPORTING, today });
  return Object.entries(agenda).flatMap(([section, goals]) => (goals.length > 0 ? [section] : []));
}
const goal = (status: Status, changes: Partial<Goal['checkIns'][number]> = {}) =>
  aGoal({ checkIns: [aCheckIn(82, { status, round: round.id, on: '2026-03-05', ...changes })] });

describe('the agenda', () => {
  it('has a place for each goal, by what the lead is to do', () => {
    expect(sectionsOf(goal('off-track'))).toEqual(['needsDecision']);
    expect(sectionsOf(goal('at-risk'))).toEqual(['atRisk']);
    expect(sectionsOf(goal('on-track', { on: '2026-01-05' }))).toEqual(['stale']);
    expect(sectionsOf(goal('on-track', { round: 'another' }))).toEqual(['missing']);
    expect(sectionsOf(goal('on-track'))).toEqual(['rest']);
    expect(sectionsOf(goal('on-track', { round: 'another' }), [])).toEqual(['rest']);
    expect(sectionsOf(aGoal({ start: '2026-03-01' }))).toEqual(['missing']);
    expect(sectionsOf(aGoal({ start: '2026-03-01' }), [])).toEqual(['missing']);
    expect(sectionsOf(aGoal({ start: '2026-01-01' }))).toEqual(['stale']);
    expect(sectionsOf({ ...goal('off-track'), state: 'achieved' })).toEqual([]);
  });

  it('does not miss what was left out of the round with a reason', () => {
    const [
      {
        person,
        goals: [asked = ''],
      } = { person: '', goals: [] },
    ] = round.asks;
    const skips = [{ goal: asked, by: person, reason: 'The survey runs until Friday.', at: new Date(0) }];
    const left = { ...goal('on-track', { round: 'another' }), id: asked };
    expect(sectionsOf(left, [{ ...round, skips }])).toEqual(['rest']);
  });

  it('puts what is off track before what is also stale or missing', () => {
    expect(
      sectionsOf(goal('off-track', { on: '2026-01-01', round: 'another', at: new Date(`${today}T09:00:00Z`) })),
    ).toEqual(['needsDecision']);
    expect(
      sectionsOf(goal('at-risk', { on: '2026-01-01', round: 'another', at: new Date(`${today}T09:00:00Z`) })),
    ).toEqual(['atRisk']);
  });

  it('lists what stands in the way apart', () => {
    const blocked = { ...goal('on-track'), blockers: [aBlocker()] };
    expect(sectionsOf(blocked)).toEqual(['rest', 'blockers']);
    expect(agendaOf([blocked], [], { ...REPORTING, today }).blockers).toMatchObject([{ text: 'Rain' }]);
  });

  it('calls flat what stands still three times on the way to its target', () => {
    const flat = (...values: number[]) => sectionsOf(aGoal({ checkIns: history(...values) }), []);
    expect(flat(81, 82, 82, 82)).toEqual(['flat']);
    expect(flat(82, 82)).toEqual(['rest']);
    expect(flat(82, 82, 82, 82.1)).toEqual(['rest']);
    // There is nowhere left to go, and a bound is to be kept.
    expect(flat(85, 85, 85)).toEqual(['rest']);
    const kpi = { direction: 'at-least', unit: { kind: 'percent' }, target: 80 } as const;
    expect(sectionsOf(aGoal({ kpi, checkIns: history(82, 82, 82) }), [])).toEqual(['rest']);
  });
});
