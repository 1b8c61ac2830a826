import type { Scene } from '../../playground/start.ts';
import type { Category, Goal } from '../../src/domain/goal/goal.ts';
import { DEFAULT_SETTINGS, type Team } from '../../src/domain/team/team.ts';
import { aBlocker, aCheckIn, aGoal } from './samples.ts';
import { storyScene } from './story-scene.ts';

const DAYS = ['2026-08-03', '2026-09-01', '2026-10-01', '2026-11-02'];
const CHANNELS = ['success', 'support', 'sales', 'onboarding', 'renewals'];
const NAMES = ['Client success', 'Support', 'Sales', 'Onboarding', 'Renewals'];

/** Five teams of one lead, in November: two are behind, one is blocked, two go well. Nobody is asked for anything. */
export function portfolioScene(): Scene {
  const { workspace } = storyScene();
  const ada = { id: 'U0ADA', name: 'ada', realName: 'Ada Nowak', tz: 'Europe/Berlin', isAdmin: true };
  const members = ['mara', 'noor', 'diego', 'ada', '@app'];
  return {
    workspace: {
      ...workspace,
      users: [...(workspace.users ?? []), ada],
      channels: CHANNELS.map((name) => ({ id: `C0${name.toUpperCase()}`, name, members })),
    },
    teams: CHANNELS.map((id, index) => team(id, NAMES[index] ?? id)),
    goals: GOALS,
  };
}

function team(id: string, name: string): Team {
  const silent = { monthly: false, quarterly: false, annual: false, digest: false };
  return {
    id,
    workspace: 'T0STORY',
    name,
    channel: `C0${id.toUpperCase()}`,
    lead: 'U0MARA',
    members: ['U0MARA', 'U0NOOR', 'U0DIEGO'],
    zone: 'Europe/Berlin',
    settings: { ...DEFAULT_SETTINGS, ...silent, holidays: { country: 'DE', region: 'BW' } },
    createdAt: new Date('2026-01-01T09:00:00Z'),
    version: 1,
  };
}

const GOALS: readonly Goal[] = [
  goal('retention', 'success', 'Client retention rate', 'retention', [82, 83, 84, 84.5]),
  goal('nps', 'success', 'Net Promoter Score', 'satisfaction', [81, 82.5, 83.5, 84.5]),
  goal('first-response', 'support', 'First response in time', 'efficiency', [80.5, 80.5, 81, 81], {
    blockers: [aBlocker({ id: 'b1', text: 'Two people are missing.', owner: 'U0NOOR', since: '2026-10-01' })],
  }),
  goal('reopened', 'support', 'Tickets solved at once', 'satisfaction', [82, 83, 83.5, 84.5]),
  goal('upsells', 'sales', 'Upsells', 'revenue', [80.2, 80.4, 80.5, 80.6], { serves: 'Grow with the clients we have' }),
  goal('cross-sell', 'sales', 'Cross-sell rate', 'revenue', [82, 83, 84, 85], {
    serves: 'Grow with the clients we have',
  }),
  goal('live', 'onboarding', 'Clients live within a month', 'efficiency', [82, 83, 84, 84.6]),
  goal('early', 'renewals', 'Renewals signed early', 'revenue', [82, 83, 84, 84.6], {
    serves: 'Grow with the clients we have',
  }),
  goal('escalations', 'renewals', 'Fewer escalations to the board', 'other', [80.1, 80.1, 80.2, 80.2], {
    visibility: 'private',
  }),
];

function goal(
  id: string,
  of: string,
  title: string,
  category: Category,
  values: readonly number[],
  changes: Partial<Goal> = {},
): Goal {
  const owner = 'U0NOOR';
  const checkIns = values.map((value, index) => {
    const on = DAYS[index] ?? '2026-11-02';
    return aCheckIn(value, { id: `${id}-${index}`, on, by: owner, at: new Date(`${on}T09:00:00Z`), byPace: true });
  });
  return aGoal({
    ...{ id, title, category, owner, checkIns },
    workspace: 'T0STORY',
    team: of,
    createdBy: owner,
    kpi: { direction: 'increase', unit: { kind: 'percent' }, baseline: 80, target: 85 },
    start: '2026-07-01',
    due: '2026-12-31',
    ...changes,
  });
}
