import type { WorkspaceSeed } from '@goalpost/slack-simulator';
import type { CheckIn, Goal } from '../src/domain/goal/goal.ts';
import { DEFAULT_SETTINGS, type Team } from '../src/domain/team/team.ts';
import type { Stores } from '../src/stores/index.ts';
import { aGoal } from '../test/support/samples.ts';

/** A company: teams of five people, each person the owner of ten goals with a year of values. */
export const CROWD = { teams: 200, peopleInTeam: 5, goalsOfPerson: 10, valuesOfGoal: 12 } as const;
export const CROWD_WORKSPACE = 'T0CROWD';
const AT_ONCE = 8;

export const personId = (person: number): string => `U0P${String(person).padStart(5, '0')}`;
export const goalId = (person: number, goal: number): string => `goal-${personId(person)}-${goal}`;
const channelId = (team: number): string => `C0TEAM${String(team).padStart(3, '0')}`;
/** People in the crowd. */
export const PEOPLE = CROWD.teams * CROWD.peopleInTeam;

/** The workspace as the simulated Slack takes it. */
export function crowdWorkspace(): WorkspaceSeed {
  return {
    id: CROWD_WORKSPACE,
    name: 'Crowd',
    users: Array.from({ length: PEOPLE }, (_, i) => ({ id: personId(i), name: `person-${i}`, tz: 'Europe/Berlin' })),
    channels: Array.from({ length: CROWD.teams }, (_, i) => ({
      id: channelId(i),
      name: `team-${i}`,
      members: [`person-${i * CROWD.peopleInTeam}`, '@app'],
    })),
  };
}

/** Puts teams, people and their goals into a store: all 10,000, or those of the first people. Says how many. */
export async function fillCrowd(
  { teams, goals, people: known }: Stores,
  now: Date,
  { people = PEOPLE }: { readonly people?: number } = {},
): Promise<number> {
  const todo: (() => Promise<unknown>)[] = [];
  for (let team = 0; team < people / CROWD.peopleInTeam; team += 1) {
    todo.push(() => teams.save(teamOf(team)));
  }
  for (let person = 0; person < people; person += 1) {
    const id = personId(person);
    const described = { id, name: `person-${person}`, zone: 'Europe/Berlin', admin: false };
    todo.push(() => known.put(CROWD_WORKSPACE, { person: described, refreshedAt: now }));
    for (let goal = 0; goal < CROWD.goalsOfPerson; goal += 1) todo.push(() => goals.save(goalOf(person, goal)));
  }
  const worker = async () => {
    for (let one = todo.pop(); one !== undefined; one = todo.pop()) await one();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return people * CROWD.goalsOfPerson;
}

export function teamOf(team: number): Team {
  const first = team * CROWD.peopleInTeam;
  const members = Array.from({ length: CROWD.peopleInTeam }, (_, i) => personId(first + i));
  return {
    id: `team-${team}`,
    workspace: CROWD_WORKSPACE,
    name: `Team ${team}`,
    channel: channelId(team),
    lead: personId(first),
    members,
    zone: 'Europe/Berlin',
    settings: DEFAULT_SETTINGS,
    createdAt: new Date('2026-01-02T09:00:00Z'),
    version: 1,
  };
}

export function goalOf(person: number, goal: number): Goal {
  return aGoal({
    id: goalId(person, goal),
    workspace: CROWD_WORKSPACE,
    team: `team-${Math.floor(person / CROWD.peopleInTeam)}`,
    title: `Goal ${goal} of person ${person}`,
    owner: personId(person),
    createdBy: personId(person),
    due: '2027-12-31',
    checkIns: Array.from({ length: CROWD.valuesOfGoal }, (_, month) => checkInOf(person, goal, month)),
  });
}

function checkInOf(person: number, goal: number, month: number): CheckIn {
  const on = `2026-${String(month + 1).padStart(2, '0')}-01`;
  return {
    id: `${goalId(person, goal)}-${month}`,
    value: 80 + month / 4,
    status: 'on-track',
    note: 'Calls with every client are paying off.',
    by: personId(person),
    at: new Date(`${on}T09:00:00Z`),
    on,
  };
}
