import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { goalsOfRound } from '../../../src/domain/round/select-respondents.ts';
import { calendarOf } from '../../../src/domain/schedule/hours.ts';
import type { RoundKind } from '../../../src/domain/schedule/occurrence.ts';
import { aGoal, aTeam } from '../../support/samples.ts';

function isAsked(kind: RoundKind, changes: Partial<Goal>, quarterly = true): boolean {
  const { settings, ...team } = aTeam();
  const asked = { ...team, settings: { ...settings, monthly: true, quarterly } };
  const calendar = calendarOf({ workingDays: [1, 2, 3, 4, 5] });
  const goals = [aGoal(changes)];
  return goalsOfRound({ kind, nominal: '2026-03-02', goals, team: asked, calendar }).length === 1;
}

describe('a goal on the pulse of a client', () => {
  it('has its value from the pulse, so that no monthly round asks for it', () => {
    expect(isAsked('monthly', { calculator: 'pulse', client: 'acme' })).toBe(false);
    expect(isAsked('monthly', { calculator: 'pulse-care', client: 'acme' })).toBe(false);
    expect(isAsked('quarterly', { calculator: 'pulse', client: 'acme' })).toBe(true);
  });

  it('is asked about where a pulse gives it nothing, or its own rhythm says so', () => {
    expect(isAsked('monthly', { calculator: 'pulse' })).toBe(true);
    expect(isAsked('monthly', { calculator: 'pulse', client: 'acme' }, false)).toBe(true);
    expect(isAsked('monthly', { calculator: 'pulse', client: 'acme', cadence: 'monthly' })).toBe(true);
    expect(isAsked('monthly', { calculator: 'nps', client: 'acme' })).toBe(true);
  });
});
