import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground, Scene } from '../../playground/start.ts';
import { addDays } from '../../src/domain/time/local-date.ts';
import { startTestPlayground } from '../support/playground.ts';
import { aCheckIn, aGoal } from '../support/samples.ts';
import { createStillClock } from '../support/still-clock.ts';
import { storyScene } from '../support/story-scene.ts';

const FIRST_MONDAY = '2026-10-05';
const on = (day: string, value: number) =>
  aCheckIn(value, { id: day, by: 'U0NOOR', on: day, at: new Date(`${day}T09:00:00Z`), byPace: true });

/** A team whose one goal is far behind, and is asked about nothing all quarter. */
function scene(): Scene {
  const { workspace, teams } = storyScene();
  const [team] = teams;
  if (team === undefined) throw new Error('no team');
  const settings = { ...team.settings, monthly: false, quarterly: false, annual: false, staleAfter: 365 };
  const revenue = aGoal({
    id: 'revenue',
    workspace: team.workspace,
    team: team.id,
    owner: 'U0NOOR',
    createdBy: 'U0NOOR',
    title: 'Revenue',
    kpi: { direction: 'increase', unit: { kind: 'number' }, baseline: 0, target: 100 },
    checkIns: [on('2026-07-31', 10), on('2026-08-31', 12), on('2026-09-30', 14)],
  });
  return { workspace, teams: [{ ...team, settings }], goals: [revenue] };
}

/** Sixteen Mondays, on which only the expected number moves until the goal is due. */
describe('the digest of a quarter without an answer', () => {
  let playground: Playground;
  let digests: string[] = [];

  beforeAll(async () => {
    const clock = createStillClock(new Date('2026-10-02T08:00:00Z'));
    playground = await startTestPlayground({ clock, scene: scene() });
    for (let week = 0; week < 16; week += 1) {
      await playground.time.moveTo(new Date(`${addDays(FIRST_MONDAY, 7 * week)}T12:00:00Z`));
    }
    digests = playground.simulator
      .messages('client-success')
      .map(({ text }) => text.replaceAll('\u00a0', ' '))
      .filter((text) => text.includes('Weekly digest'));
  });
  afterAll(() => playground.stop());

  it('states what is off pace in full once, and then in one line that is unchanged', () => {
    expect(digests[0]).toContain('*Revenue* · Noor Haddad · 14');
    expect(digests.filter((text) => text.includes('expected'))).toHaveLength(1);
    for (const text of digests.slice(1, 12)) {
      expect(text.split('\n').slice(2)).toEqual(['Nothing new. A quiet week.', 'Still off pace: Revenue']);
    }
  });

  it('says once that the goal is due, once that it was missed, and never names it again', () => {
    expect(digests.filter((text) => text.includes('Due within a week'))).toHaveLength(1);
    expect(digests[12]).toContain('Due within a week');
    expect(digests[13]).toContain('was due 31 December 2026');
    expect(digests).toHaveLength(14);
  });

  it('forecasts nothing after the last day', () => {
    expect(digests[13]).not.toMatch(/pace|expected|trend/);
  });

  it('is not posted any more where no goal runs', async () => {
    await playground.time.moveTo(new Date('2027-02-15T12:00:00Z'));
    const all = playground.simulator.messages('client-success').filter(({ text }) => text.includes('Weekly digest'));
    expect(all).toHaveLength(14);
  });
});
