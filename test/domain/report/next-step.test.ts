import { describe, expect, it } from 'vitest';
import { type HomePage, type HomeState, homePage } from '../../../src/domain/report/home-page.ts';
import { nextStep } from '../../../src/domain/report/next-step.ts';
import { aCheckIn, aGoal, aTeam } from '../../support/samples.ts';

const team = aTeam({ id: 'success', lead: 'ULEAD', members: ['ULEAD', 'UMEMBER'] });
const goal = aGoal({ team: 'success', owner: 'UMEMBER', checkIns: [] });
const EMPTY: HomeState = {
  teams: [],
  goals: [],
  rounds: [],
  asked: [],
  workspaceHasTeams: true,
  held: false,
  absences: [],
  serving: [],
  clients: [],
  pulses: [],
};
const page = (person: string, state: Partial<HomeState>): HomePage =>
  homePage({ ...EMPTY, ...state }, person, { now: new Date('2026-03-02T12:00:00Z'), zone: 'UTC' });
const step = (person: string, state: Partial<HomeState>) => nextStep(page(person, state)).do;

describe('what a person had best do now', () => {
  it.each<[string, string, Partial<HomeState>, string]>([
    ['make a team where there is none', 'ULEAD', { workspaceHasTeams: false }, 'make-team'],
    ['join one where there are others', 'ULEAD', {}, 'join-team'],
    ['set the first goal of a team', 'ULEAD', { teams: [team] }, 'first-goal'],
    ['do so as a member too', 'UMEMBER', { teams: [team] }, 'first-goal'],
    ['ask, as the lead of a team that was never asked', 'ULEAD', { teams: [team], goals: [goal] }, 'ask'],
    ['nothing, as a member of it who owns the goal', 'UMEMBER', { teams: [team], goals: [goal] }, 'nothing'],
    ['set an own goal once it was asked', 'ULEAD', { teams: [team], goals: [goal], asked: ['success'] }, 'own-goal'],
    [
      'set an own goal where somebody checked in unasked',
      'ULEAD',
      { teams: [team], goals: [{ ...goal, checkIns: [aCheckIn(40)] }] },
      'own-goal',
    ],
  ])('%s', (_, person, state, expected) => {
    expect(step(person, state)).toBe(expected);
  });

  it('answer what is due before everything else', () => {
    const [due] = page('UMEMBER', { teams: [team], goals: [goal] }).mine;
    const asked = { ...page('UMEMBER', { workspaceHasTeams: false }), due: due ? [due, due] : [] };
    expect(nextStep(asked)).toEqual({ do: 'check-in', goals: 2 });
  });
});
