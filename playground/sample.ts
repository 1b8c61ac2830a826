import { readFileSync } from 'node:fs';
import { type AppSeed, appFromManifest, type WorkspaceSeed } from '@goalpost/slack-simulator';
import { parse } from 'yaml';
import { withCheckIn } from '../src/domain/check-in/check-in.ts';
import type { CheckIn, Goal } from '../src/domain/goal/goal.ts';
import { quarterMarks } from '../src/domain/goal/kpi-input.ts';
import { isJourney, type Kpi } from '../src/domain/kpi/kpi.ts';
import { suggestStatus } from '../src/domain/progress/pace.ts';
import { DEFAULT_SETTINGS, type Team, type TeamSettings } from '../src/domain/team/team.ts';
import { instantOf } from '../src/domain/time/instant.ts';

/** A Wednesday in the last quarter: the next first of the month is a working day, and a Monday comes before it. */
export const SAMPLE_START = new Date('2026-11-25T09:00:00Z');
export const SAMPLE_ZONE = 'Europe/Berlin';

/** The app as manifest.yml describes it. */
export function sampleApp(): AppSeed {
  return {
    ...appFromManifest(parse(readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8'))),
    id: 'A0GOALPOST',
  };
}

export const SAMPLE_WORKSPACE: WorkspaceSeed = {
  id: 'T0HARBOUR',
  name: 'Harbour & Pine',
  users: [
    { id: 'U0NOOR', name: 'noor', realName: 'Noor Haddad', title: 'Account manager', tz: 'Europe/Berlin' },
    { id: 'U0MARA', name: 'mara', realName: 'Mara Lindqvist', title: 'Head of client success', tz: 'Europe/Berlin' },
    { id: 'U0DIEGO', name: 'diego', realName: 'Diego Santos', title: 'Account manager', tz: 'America/New_York' },
    { id: 'U0PRIYA', name: 'priya', realName: 'Priya Raman', title: 'Head of support', tz: 'Asia/Kolkata' },
    { id: 'U0SAM', name: 'sam', realName: 'Sam Okafor', title: 'Support engineer', tz: 'America/New_York' },
    {
      id: 'U0JUNE',
      name: 'june',
      realName: 'June Weber',
      title: 'Operations, workspace admin',
      tz: 'Europe/Berlin',
      locale: 'de-DE',
      isAdmin: true,
    },
  ],
  channels: [
    {
      id: 'C0SUCCESS',
      name: 'client-success',
      topic: 'Clients who stay',
      members: ['mara', 'noor', 'diego', 'june', '@app'],
    },
    { id: 'C0SUPPORT', name: 'support', topic: 'Answers, quickly', members: ['priya', 'sam', 'june', '@app'] },
    { id: 'C0GENERAL', name: 'general', topic: 'Everything for everybody' },
  ],
};

type TeamSeed = Pick<Team, 'id' | 'name' | 'channel' | 'lead' | 'members' | 'zone'>;

function team({ members, lead, ...seed }: TeamSeed, settings: Partial<TeamSettings>): Team {
  return {
    ...seed,
    workspace: 'T0HARBOUR',
    lead,
    members: [lead, ...members],
    settings: { ...DEFAULT_SETTINGS, ...settings },
    createdAt: new Date('2026-01-02T09:00:00Z'),
    version: 1,
  };
}

export const SAMPLE_TEAMS: readonly Team[] = [
  team(
    {
      id: 'success',
      name: 'Client success',
      channel: 'C0SUCCESS',
      lead: 'U0MARA',
      members: ['U0NOOR', 'U0DIEGO'],
      zone: 'Europe/Berlin',
    },
    { holidays: { country: 'DE', region: 'BE' } },
  ),
  team(
    { id: 'support', name: 'Support', channel: 'C0SUPPORT', lead: 'U0PRIYA', members: ['U0SAM'], zone: 'Asia/Kolkata' },
    // New Year's Day is no public holiday in India.
    { holidays: { country: 'IN' }, daysOff: [{ first: '2027-01-01', last: '2027-01-01' }] },
  ),
];

interface SampleGoal {
  readonly id: string;
  readonly team: string;
  readonly owner: string;
  readonly title: string;
  readonly description: string;
  readonly category: Goal['category'];
  readonly kpi: Kpi;
  readonly start: string;
  readonly due: string;
  /** One value a month, the last one of November. */
  readonly history: readonly number[];
  readonly notes?: Readonly<Record<number, Pick<CheckIn, 'note' | 'obstacles'>>>;
}

const percent = { kind: 'percent' } as const;
const LAST_MONTH = 11;

const GOALS: readonly SampleGoal[] = [
  {
    id: 'retention',
    team: 'success',
    owner: 'U0NOOR',
    title: 'Client retention rate',
    description: 'Keeping a client costs a fifth of winning one.',
    category: 'retention',
    kpi: { direction: 'increase', unit: percent, baseline: 80, target: 85, stretch: 87 },
    start: '2026-01-01',
    due: '2026-12-31',
    history: [80.2, 80.6, 81.1, 81.4, 81.9, 82.4, 82.8, 83.2, 83.9, 84.3],
    notes: { 9: { note: 'Quarterly calls with every client are paying off.' } },
  },
  {
    id: 'nps',
    team: 'success',
    owner: 'U0NOOR',
    title: 'Net Promoter Score',
    description: 'Clients who recommend us bring the next ones.',
    category: 'satisfaction',
    kpi: { direction: 'increase', unit: { kind: 'score' }, baseline: 30, target: 50, stretch: 55 },
    start: '2026-01-01',
    due: '2026-12-31',
    history: [31, 32, 34, 36, 37, 39, 41, 42, 43, 44],
    notes: { 9: { obstacles: 'The survey reaches only half of the contacts.' } },
  },
  {
    id: 'revenue',
    team: 'success',
    owner: 'U0NOOR',
    title: 'Average revenue per client',
    description: 'Plus 15 % in the fiscal year, by selling what helps.',
    category: 'revenue',
    kpi: {
      direction: 'increase',
      unit: { kind: 'currency', currency: 'EUR' },
      baseline: 4000,
      target: 4600,
    },
    start: '2026-01-01',
    due: '2026-12-31',
    history: [4010, 4050, 4080, 4110, 4150, 4160, 4180, 4190, 4200, 4210],
    notes: { 9: { obstacles: 'Two upgrades wait for legal.', note: 'The pipeline looks better for December.' } },
  },
  {
    id: 'onboarding',
    team: 'success',
    owner: 'U0NOOR',
    title: 'Onboarding time',
    description: 'From two weeks to one: first value while the client is still curious.',
    category: 'efficiency',
    kpi: { direction: 'decrease', unit: { kind: 'duration', in: 'days' }, baseline: 14, target: 7, stretch: 5 },
    start: '2026-07-01',
    due: '2026-12-31',
    history: [13, 11.5, 10.5, 9.5, 9],
    notes: { 4: { note: 'The checklist in the portal saved a day.' } },
  },
  {
    id: 'response',
    team: 'support',
    owner: 'U0SAM',
    title: 'First response time',
    description: 'Nobody should wait for half a day to hear from us.',
    category: 'efficiency',
    kpi: { direction: 'decrease', unit: { kind: 'duration', in: 'hours' }, baseline: 8, target: 2 },
    start: '2026-04-01',
    due: '2027-03-31',
    history: [7.5, 7, 6.2, 5.6, 5.1, 4.6, 4.2, 3.9],
  },
  {
    id: 'csat',
    team: 'support',
    owner: 'U0PRIYA',
    title: 'Client satisfaction (CSAT)',
    description: 'Nine of ten answers are good ones.',
    category: 'satisfaction',
    kpi: { direction: 'at-least', unit: percent, target: 90 },
    start: '2026-01-01',
    due: '2026-12-31',
    history: [91, 90.5, 92, 89, 91, 93, 92, 91, 92, 92],
  },
];

/** The goals with their months of history, each month's value said on its first working day or soon after. */
export function sampleGoals(): Goal[] {
  return GOALS.map(({ history, notes = {}, ...goal }) => {
    const whole: Goal = {
      ...goal,
      workspace: 'T0HARBOUR',
      milestones: isJourney(goal.kpi) ? quarterMarks(goal.kpi) : [],
      state: 'active',
      checkIns: [],
      blockers: [],
      createdBy: goal.owner,
      createdAt: instantOf(goal.start, '10:00', SAMPLE_ZONE),
      version: 1,
    };
    return history.reduce(
      (so, value, index) => said(so, value, LAST_MONTH - history.length + 1 + index, notes[index]),
      whole,
    );
  });
}

function said(goal: Goal, value: number, month: number, notes: Pick<CheckIn, 'note' | 'obstacles'> | undefined): Goal {
  const on = `2026-${String(month).padStart(2, '0')}-03`;
  const checkIn: CheckIn = {
    id: `sample:${goal.id}:${on}`,
    value,
    status: suggestStatus(goal, value, on),
    confidence: 7,
    by: goal.owner,
    at: instantOf(on, '10:15', SAMPLE_ZONE),
    on,
    ...notes,
  };
  return { ...(withCheckIn(goal, checkIn) ?? goal), version: 1 };
}
