import type { Goal } from '../src/domain/goal/goal.ts';
import { DEFAULT_SETTINGS, type Team } from '../src/domain/team/team.ts';
import { aGoal, aTeam } from '../test/support/samples.ts';
import type { Person } from './slack.ts';

/** A Friday before a quarter ends. */
export const START = Date.parse('2026-03-20T08:00:00Z');
export const WORKSPACE = 'T1';

/** Two teams on two continents. */
export const PEOPLE: readonly Person[] = [
  { id: 'U1', name: 'Person 1', zone: 'Europe/Berlin' },
  { id: 'U2', name: 'Person 2', zone: 'America/New_York' },
  { id: 'U3', name: 'Person 3', zone: 'Asia/Kolkata' },
  { id: 'U9', name: 'Person 9', zone: 'Europe/Berlin' },
];

export const TEAMS: readonly Team[] = [
  aTeam({ settings: { ...DEFAULT_SETTINGS, reminders: [2, 3], answerWithin: 6 } }),
  aTeam({
    id: 'support',
    name: 'Support',
    channel: 'C2',
    lead: 'U2',
    members: ['U2', 'U3'],
    zone: 'America/New_York',
    settings: { ...DEFAULT_SETTINGS, holidays: { country: 'US' } },
  }),
];

export const GOALS: readonly Goal[] = [
  aGoal({ id: 'g1', owner: 'U1', cadence: 'weekly' }),
  aGoal({ id: 'g2', owner: 'U1' }),
  aGoal({ id: 'g3', owner: 'U9', cadence: 'fortnightly' }),
  aGoal({ id: 'g4', team: 'support', owner: 'U2', cadence: 'weekly' }),
  aGoal({ id: 'g5', team: 'support', owner: 'U3' }),
];
