import type { Scene } from '../../playground/start.ts';
import type { Goal } from '../../src/domain/goal/goal.ts';
import { quarterMarks } from '../../src/domain/goal/kpi-input.ts';
import { isJourney } from '../../src/domain/kpi/kpi.ts';
import { DEFAULT_SETTINGS, type Team, type TeamSettings } from '../../src/domain/team/team.ts';
import { aCheckIn, aGoal } from './samples.ts';

const WORKSPACE = 'T0STORY';

/** Two teams in four zones: Berlin and New York, Kolkata and Los Angeles. */
export function storyScene(): Scene {
  return {
    workspace: {
      id: WORKSPACE,
      name: 'Harbour & Pine',
      users: [
        { id: 'U0MARA', name: 'mara', realName: 'Mara Lindqvist', tz: 'Europe/Berlin' },
        { id: 'U0NOOR', name: 'noor', realName: 'Noor Haddad', tz: 'Europe/Berlin' },
        { id: 'U0DIEGO', name: 'diego', realName: 'Diego Santos', tz: 'America/New_York' },
        { id: 'U0PRIYA', name: 'priya', realName: 'Priya Raman', tz: 'Asia/Kolkata' },
        { id: 'U0SAM', name: 'sam', realName: 'Sam Okafor', tz: 'America/Los_Angeles' },
      ],
      channels: [
        { id: 'C0SUCCESS', name: 'client-success', members: ['mara', 'noor', 'diego', '@app'] },
        { id: 'C0SUPPORT', name: 'support', members: ['priya', 'sam', '@app'] },
      ],
    },
    teams: [
      team('success', 'Client success', 'C0SUCCESS', ['U0MARA', 'U0NOOR', 'U0DIEGO'], 'Europe/Berlin', {
        holidays: { country: 'DE', region: 'BW' },
      }),
      team('support', 'Support', 'C0SUPPORT', ['U0PRIYA', 'U0SAM'], 'Asia/Kolkata', { holidays: { country: 'IN' } }),
    ],
    goals: [
      goal('retention', 'success', 'U0NOOR', 'Client retention rate', [81, 81.5, 82], {
        kpi: { direction: 'increase', unit: { kind: 'percent' }, baseline: 80, target: 85, stretch: 87 },
      }),
      goal('nps', 'success', 'U0DIEGO', 'Net Promoter Score', [36, 38, 41], {
        category: 'satisfaction',
        kpi: { direction: 'increase', unit: { kind: 'score' }, baseline: 30, target: 50 },
        calculator: 'nps',
      }),
      goal('response', 'support', 'U0SAM', 'First response', [9, 8.5, 8], {
        category: 'efficiency',
        kpi: { direction: 'decrease', unit: { kind: 'duration', in: 'hours' }, baseline: 10, target: 4 },
      }),
      goal('csat', 'support', 'U0PRIYA', 'Client satisfaction', [91, 92, 90], {
        category: 'satisfaction',
        kpi: { direction: 'at-least', unit: { kind: 'percent' }, target: 90 },
      }),
    ],
  };
}

function team(
  id: string,
  name: string,
  channel: string,
  members: readonly string[],
  zone: string,
  settings: Partial<TeamSettings>,
): Team {
  return {
    id,
    workspace: WORKSPACE,
    name,
    channel,
    lead: members[0] ?? '',
    members,
    zone,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    createdAt: new Date('2026-01-02T09:00:00Z'),
    version: 1,
  };
}

/** A goal of the half year to June 2027, with the values of October to December. */
function goal(
  id: string,
  teamId: string,
  owner: string,
  title: string,
  values: readonly number[],
  more: Pick<Goal, 'kpi'> & Partial<Goal>,
): Goal {
  return aGoal({
    id,
    workspace: WORKSPACE,
    team: teamId,
    owner,
    createdBy: owner,
    title,
    start: '2026-10-01',
    due: '2027-06-30',
    milestones: isJourney(more.kpi) ? quarterMarks(more.kpi) : [],
    checkIns: values.map((value, index) => {
      const on = `2026-${10 + index}-05`;
      return aCheckIn(value, { id: `${id}-${index}`, by: owner, on, at: new Date(`${on}T10:00:00Z`) });
    }),
    ...more,
  });
}
