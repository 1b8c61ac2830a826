import type { Client } from '../../src/domain/client/client.ts';
import type { ActionItem, Blocker, CheckIn, Goal, Resource } from '../../src/domain/goal/goal.ts';
import type { GoalInput } from '../../src/domain/goal/goal-input.ts';
import type { Indicator } from '../../src/domain/goal/indicator.ts';
import type { HomeState } from '../../src/domain/report/home-page.ts';
import { byId } from '../../src/domain/round/due-items.ts';
import type { Round } from '../../src/domain/round/round.ts';
import type { RoundView } from '../../src/domain/round/round-view.ts';
import { calendarOf } from '../../src/domain/schedule/hours.ts';
import type { Absence } from '../../src/domain/team/absence.ts';
import { DEFAULT_SETTINGS, type Team } from '../../src/domain/team/team.ts';
import type { SettingsInput } from '../../src/domain/team/team-input.ts';

/** An unremarkable goal: retention from 80 % to 85 % in the year 2026. */
export function aGoal(changes: Partial<Goal> = {}): Goal {
  return {
    id: 'retention',
    workspace: 'T1',
    team: 'success',
    title: 'Client retention',
    category: 'retention',
    kpi: { direction: 'increase', unit: { kind: 'percent' }, baseline: 80, target: 85 },
    milestones: [],
    owner: 'U1',
    start: '2026-01-01',
    due: '2026-12-31',
    state: 'active',
    checkIns: [],
    blockers: [],
    createdBy: 'U1',
    createdAt: new Date('2026-01-01T09:00:00Z'),
    version: 1,
    ...changes,
  };
}

/** A client that the owner of that goal looks after. */
export function aClient(changes: Partial<Client> = {}): Client {
  return {
    id: 'acme',
    workspace: 'T1',
    team: 'success',
    name: 'Acme',
    code: 'ACME',
    people: ['U1'],
    createdBy: 'U1',
    createdAt: new Date('2026-01-01T09:00:00Z'),
    version: 1,
    ...changes,
  };
}

/** The KPI of that goal, with no value of its own. */
export function anIndicator(changes: Partial<Indicator> = {}): Indicator {
  return {
    id: 'retention-kpi',
    workspace: 'T1',
    team: 'success',
    name: 'Client retention',
    unit: { kind: 'percent' },
    values: [],
    version: 1,
    ...changes,
  };
}

/** The form of that goal, as it is typed: what may be empty is. */
export function aGoalDraft(changes: Partial<GoalInput> = {}): GoalInput {
  return {
    title: 'Client retention',
    description: '',
    serves: '',
    calculator: '',
    benchmark: '',
    benchmarkSource: '',
    cadence: undefined,
    category: 'retention',
    team: 'success',
    owner: 'U1',
    due: '2026-12-31',
    direction: 'increase',
    unit: { kind: 'percent' },
    baseline: '80%',
    target: '85%',
    stretch: '',
    low: '',
    high: '',
    milestones: '',
    ...changes,
  };
}

/** A check-in of a value. Its id and day follow from the value where they are not given. */
export function aCheckIn(value: number, changes: Partial<CheckIn> = {}): CheckIn {
  return {
    id: `c${value}`,
    value,
    status: 'on-track',
    by: 'U1',
    at: new Date('2026-02-02T09:00:00Z'),
    on: '2026-02-02',
    ...changes,
  };
}

/** Check-ins of values, said one day after the other from 1 February 2026 on. */
export function history(...values: number[]): CheckIn[] {
  return values.map((value, index) => {
    const on = new Date(Date.UTC(2026, 1, 1 + index)).toISOString().slice(0, 10);
    return aCheckIn(value, { id: `c${index + 1}`, at: new Date(`${on}T09:00:00Z`), on });
  });
}

export function aTeam(changes: Partial<Team> = {}): Team {
  return {
    id: 'success',
    workspace: 'T1',
    name: 'Client success',
    channel: 'C1',
    lead: 'U9',
    members: ['U9', 'U1', 'U2'],
    zone: 'Europe/Berlin',
    settings: DEFAULT_SETTINGS,
    createdAt: new Date('2026-01-01T09:00:00Z'),
    version: 1,
    ...changes,
  };
}

/** The round of March 2026, that asks U1 for one goal and is open until the 9th. */
export function aRound(changes: Partial<Round> = {}): Round {
  return {
    id: 'success|monthly|2026-03',
    workspace: 'T1',
    team: 'success',
    kind: 'monthly',
    period: { id: '2026-03', first: '2026-03-01', last: '2026-03-31' },
    asks: [{ person: 'U1', goals: ['retention'] }],
    skips: [],
    snoozes: [],
    openedAt: new Date('2026-03-02T08:00:00Z'),
    closesAt: new Date('2026-03-09T17:00:00Z'),
    state: 'open',
    version: 1,
    ...changes,
  };
}

/** What a round's reports are made from, with names that begin with `Person`. */
export function aRoundView(goals: readonly Goal[], changes: Partial<Round> = {}): RoundView {
  return {
    round: aRound(changes),
    team: aTeam(),
    goals: byId(goals),
    closesOn: '2026-03-09',
    today: '2026-03-03',
    calendar: calendarOf(DEFAULT_SETTINGS),
    dayOf: (at) => at.toISOString().slice(0, 10),
    nameOf: (person) => `Person ${person}`,
  };
}

/** Rain, since 2 February 2026, that U1 is to clear. */
export function aBlocker(changes: Partial<Blocker> = {}): Blocker {
  return { id: 'c1', text: 'Rain', owner: 'U1', openedBy: 'U1', since: '2026-02-02', ...changes };
}

/** U1 is to call the clients by 15 February 2026. */
export function anAction(changes: Partial<ActionItem> = {}): ActionItem {
  return {
    id: 'a1',
    text: 'Call the clients',
    owner: 'U1',
    due: '2026-02-15',
    createdBy: 'U1',
    createdAt: new Date('2026-02-02T09:00:00Z'),
    ...changes,
  };
}

/** A survey tool, of which nobody has decided. */
export function aResource(changes: Partial<Resource> = {}): Resource {
  const createdAt = new Date('2026-02-02T09:00:00Z');
  return { id: 'r1', kind: 'tools', text: 'A survey tool', createdBy: 'U1', createdAt, ...changes };
}

/** By what reports are made that tell the age of things: Monday to Friday, stale after 45 days, and plain names. */
export const REPORTING = {
  calendar: calendarOf(DEFAULT_SETTINGS),
  staleAfter: DEFAULT_SETTINGS.staleAfter,
  nameOf: (person: string) => `Person ${person}`,
};

/** What the form of a team shows besides the team: no countries to choose from, and nobody who will be asked. */
export const EMPTY_FORM = {
  choices: {
    countries: [],
    regions: [],
    places: [],
    usual: [],
    known: [],
    byMoon: [],
    added: [],
    movesWorkingDays: false,
  },
  preview: { rounds: [] },
};

/** The default settings as they come from the form. */
export const SETTINGS_DRAFT: SettingsInput = {
  ...DEFAULT_SETTINGS,
  rhythm: { monthly: true, quarterly: true, annual: true, digest: true },
  holidays: undefined,
  fiscalYearName: 'both',
  worked: '',
  daysOff: '',
  usual: [],
};

/** U1 is away in the first week of March 2026, and U2 answers. */
export function anAbsence(changes: Partial<Absence> = {}): Absence {
  return {
    id: 'away',
    workspace: 'T1',
    person: 'U1',
    from: '2026-03-02',
    until: '2026-03-06',
    delegate: 'U2',
    startsAt: new Date('2026-03-01T23:00:00Z'),
    endsAt: new Date('2026-03-06T23:00:00Z'),
    begun: false,
    createdAt: new Date('2026-02-20T09:00:00Z'),
    ...changes,
  };
}

/** What App Home is made from, with one goal of one team. */
export function aHomeState(goal: Goal): HomeState {
  return {
    teams: [aTeam()],
    goals: [goal],
    rounds: [],
    asked: [],
    workspaceHasTeams: true,
    held: false,
    absences: [],
    serving: [],
    clients: [],
    pulses: [],
  };
}
