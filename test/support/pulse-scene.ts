import type { Scene } from '../../playground/start.ts';
import type { Client } from '../../src/domain/client/client.ts';
import type { Goal } from '../../src/domain/goal/goal.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/team/team.ts';
import { aClient, aGoal } from './samples.ts';
import { storyScene } from './story-scene.ts';

const WORKSPACE = 'T0STORY';

/** One team before its fourth quarter, with a goal on the pulse of a client, and one on the care for another. */
export function pulseScene(): Scene {
  const { workspace, teams } = storyScene();
  const [team] = teams;
  if (team === undefined) throw new Error('The story has no team');
  const settings = { ...DEFAULT_SETTINGS, digest: false, monthly: false, annual: false };
  return {
    workspace,
    teams: [{ ...team, settings: { ...settings, holidays: { country: 'DE', region: 'BW' } } }],
    goals: [
      goal('acme-pulse', 'Partnership with Acme', { client: 'acme', calculator: 'pulse', owner: 'U0NOOR' }),
      goal('birch-care', 'Birch feels looked after', { client: 'birch', calculator: 'pulse-care', owner: 'U0DIEGO' }),
    ],
  };
}

/** Three clients that Noor and Diego look after. */
export const PULSE_CLIENTS: readonly Client[] = [
  client('acme', 'Acme Foods'),
  client('birch', 'Birch Partners'),
  client('cedar', 'Cedar Clinic'),
];

function client(id: string, name: string): Client {
  return aClient({
    id,
    name,
    workspace: WORKSPACE,
    code: id.toUpperCase(),
    people: ['U0NOOR', 'U0DIEGO'],
    createdBy: 'U0MARA',
    createdAt: new Date('2026-08-03T09:00:00Z'),
  });
}

function goal(id: string, title: string, more: Partial<Goal>): Goal {
  return aGoal({
    id,
    workspace: WORKSPACE,
    team: 'success',
    title,
    createdBy: 'U0MARA',
    category: 'satisfaction',
    cadence: 'quarterly',
    kpi: { direction: 'increase', unit: { kind: 'score' }, baseline: 3, target: 4.2 },
    start: '2026-09-01',
    due: '2027-06-30',
    ...more,
  });
}
