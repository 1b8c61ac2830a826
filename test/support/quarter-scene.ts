import type { Scene } from '../../playground/start.ts';
import type { Cadence, Goal } from '../../src/domain/goal/goal.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/team/team.ts';
import { aGoal, aTeam } from './samples.ts';

const WORKSPACE = 'T0QUARTER';
const ZONE = 'Europe/Berlin';

/** How a person treats prompts, and what they are called in each of the two teams. */
export const ROLES = {
  answers: 'Answers at once; every third time only after the reminder',
  never: 'Never answers',
  owner: 'Answers at once; away for two weeks, with a delegate',
  delegate: 'Stands in for two weeks, and does not answer',
  leaves: 'Answers at once; leaves in the middle of the quarter',
  lead: 'Leads, and owns no goal',
} as const;
export type Role = keyof typeof ROLES;

export const RHYTHMS = ['weekly', 'monthly'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

const NAMES: Readonly<Record<Rhythm, Readonly<Record<Role, string>>>> = {
  weekly: { answers: 'Anna', never: 'Nils', owner: 'Owen', delegate: 'Dora', leaves: 'Lars', lead: 'Lena' },
  monthly: { answers: 'Ahmed', never: 'Nora', owner: 'Olga', delegate: 'Dan', leaves: 'Leo', lead: 'Maya' },
};

const roles = Object.keys(ROLES) as Role[];
export const nameOf = (rhythm: Rhythm, role: Role) => NAMES[rhythm][role];
export const idOf = (rhythm: Rhythm, role: Role) => `U0${nameOf(rhythm, role).toUpperCase()}`;
export const goalOf = (rhythm: Rhythm, role: Role) => `${rhythm}-${role}`;

/** Two teams with the settings that every new team has: one whose goals are weekly, one that is asked once a month. */
export function quarterScene(): Scene {
  return {
    workspace: {
      id: WORKSPACE,
      name: 'Quarter',
      users: RHYTHMS.flatMap((rhythm) =>
        roles.map((role) => {
          const name = nameOf(rhythm, role);
          return { id: idOf(rhythm, role), name: name.toLowerCase(), realName: name, tz: ZONE };
        }),
      ),
      channels: RHYTHMS.map((rhythm) => ({
        id: `C0${rhythm.toUpperCase()}`,
        name: rhythm,
        members: [...roles.map((role) => nameOf(rhythm, role).toLowerCase()), '@app'],
      })),
    },
    teams: RHYTHMS.map((rhythm) =>
      aTeam({
        id: rhythm,
        workspace: WORKSPACE,
        name: rhythm === 'weekly' ? 'Weekly team' : 'Monthly team',
        channel: `C0${rhythm.toUpperCase()}`,
        lead: idOf(rhythm, 'lead'),
        members: roles.map((role) => idOf(rhythm, role)),
        zone: ZONE,
        settings: DEFAULT_SETTINGS,
      }),
    ),
    goals: RHYTHMS.flatMap((rhythm) =>
      (['answers', 'never', 'owner', 'leaves'] as const).map((role) => goal(rhythm, role)),
    ),
  };
}

function goal(rhythm: Rhythm, role: Role): Goal {
  const owner = idOf(rhythm, role);
  const cadence: { readonly cadence?: Cadence } = rhythm === 'weekly' ? { cadence: 'weekly' } : {};
  return aGoal({
    id: goalOf(rhythm, role),
    workspace: WORKSPACE,
    team: rhythm,
    owner,
    createdBy: owner,
    title: `Goal of ${nameOf(rhythm, role)}`,
    kpi: { direction: 'increase', unit: { kind: 'number' }, baseline: 0, target: 100 },
    start: '2027-01-01',
    due: '2027-12-31',
    ...cadence,
  });
}
