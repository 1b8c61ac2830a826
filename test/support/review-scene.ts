import type { Scene } from '../../playground/start.ts';
import type { Feedback, Sentiment } from '../../src/domain/goal/feedback.ts';
import type { Goal } from '../../src/domain/goal/goal.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/team/team.ts';
import { aCheckIn, aGoal, anAction } from './samples.ts';
import { storyScene } from './story-scene.ts';

const DAYS = ['2026-10-05', '2026-11-05', '2026-12-04', '2027-01-05'];

/** One team at the turn of the quarter: eight goals, of which six are over, one is behind, and one stands still. */
export function reviewScene(): Scene {
  const { workspace, teams } = storyScene();
  const [team] = teams;
  if (team === undefined) throw new Error('The story has no team');
  const settings = { ...DEFAULT_SETTINGS, digest: false, quarterly: false, annual: false };
  const ada = { id: 'U0ADA', name: 'ada', realName: 'Ada Nowak', tz: 'Europe/Berlin', isAdmin: true };
  const [success, ...channels] = workspace.channels ?? [];
  return {
    workspace: {
      ...workspace,
      users: [...(workspace.users ?? []), ada],
      channels: success ? [{ ...success, members: [...(success.members ?? []), 'ada'] }, ...channels] : [],
    },
    teams: [{ ...team, settings: { ...settings, holidays: { country: 'DE', region: 'BW' } } }],
    goals: GOALS,
  };
}

const number = { kind: 'number' } as const;
const percent = { kind: 'percent' } as const;
const YEAR_END = '2026-12-31';
const LIST = { id: 'churn-2', text: 'The list of contacts is out of date.' };

const GOALS: readonly Goal[] = [
  goal('retention', 'U0NOOR', 'Client retention rate', [82, 83, 84, 84.5], {
    kpi: { direction: 'increase', unit: percent, baseline: 80, target: 86, stretch: 90 },
    benchmark: { value: 86, source: 'Industry survey 2026' },
    milestones: [{ id: 'm1', value: 85, title: 'as in the best year' }],
    serves: 'Clients who stay',
    due: YEAR_END,
  }),
  goal('nps', 'U0DIEGO', 'Net Promoter Score', [38, 42, 46, 51], {
    category: 'satisfaction',
    kpi: { direction: 'increase', unit: { kind: 'score' }, baseline: 30, target: 50 },
    due: YEAR_END,
  }),
  goal('upsells', 'U0NOOR', 'Upsells', [4, 5, 6, 6.5], {
    category: 'revenue',
    kpi: { direction: 'increase', unit: number, baseline: 0, target: 40 },
    due: '2027-03-31',
    feedback: [client('We would buy the second product if it spoke to the first.', 'mixed')],
  }),
  goal('churn', 'U0MARA', 'Churn', [7.6, 7.4, 7.3, 7.1], {
    kpi: { direction: 'decrease', unit: percent, baseline: 8, target: 4 },
    due: YEAR_END,
    serves: 'Clients who stay',
    actions: [anAction({ id: 'exits', text: 'Call the clients who left', owner: 'U0NOOR', due: '2027-01-29' })],
    blockers: [{ ...LIST, openedBy: 'U0MARA', owner: 'U0MARA', since: '2026-12-04' }],
    feedback: [client('Nobody told us that our contact had changed.', 'negative')],
  }),
  goal('response', 'U0DIEGO', 'First response', [9, 8, 8, 8], {
    category: 'efficiency',
    kpi: { direction: 'decrease', unit: { kind: 'duration', in: 'hours' }, baseline: 10, target: 4 },
    serves: 'Help within the hour',
  }),
  goal('onboarding', 'U0NOOR', 'Onboarding time', [20, 18, 17, 16], {
    category: 'efficiency',
    kpi: { direction: 'decrease', unit: { kind: 'duration', in: 'days' }, baseline: 21, target: 14 },
    due: YEAR_END,
  }),
  goal('referrals', 'U0DIEGO', 'Referrals', [2, 5, 8, 9], {
    category: 'revenue',
    kpi: { direction: 'increase', unit: number, baseline: 0, target: 10 },
    due: YEAR_END,
  }),
  goal('csat', 'U0MARA', 'Client satisfaction', [94, 93.5, 94, 94], {
    category: 'satisfaction',
    kpi: { direction: 'increase', unit: percent, baseline: 88, target: 93 },
    due: YEAR_END,
    serves: 'Clients who stay',
  }),
];

function client(text: string, sentiment: Sentiment): Feedback {
  return { id: text, text, by: 'U0NOOR', at: new Date('2026-12-10T09:00:00Z'), sentiment };
}

function goal(
  id: string,
  owner: string,
  title: string,
  values: readonly number[],
  more: Pick<Goal, 'kpi'> & Partial<Goal>,
): Goal {
  return aGoal({
    id,
    workspace: 'T0STORY',
    team: 'success',
    owner,
    createdBy: owner,
    title,
    start: '2026-10-01',
    due: '2027-06-30',
    checkIns: values.map((value, index) => {
      const on = DAYS[index] ?? '2027-01-05';
      const at = new Date(`${on}T10:00:00Z`);
      return aCheckIn(value, { id: `${id}-${index}`, by: owner, on, at, byPace: true });
    }),
    ...more,
  });
}
