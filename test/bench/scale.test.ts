import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MILLION, scaleTables, withTables } from '../../bench/scale-page.ts';
import { type Assumed, measuredIn, scalePlan, storedOf } from '../../bench/scale-plan.ts';
import { keptOfTeam } from '../../bench/scale-sizes.ts';

/** Small enough for a head. */
const SMALL: Assumed = {
  teams: 100,
  teamsInWorkspace: 10,
  peopleInTeam: 5,
  shareAtOnce: 0.5,
  messagesBesidesPrompts: 3,
  drainSeconds: 20,
  slackSeconds: 0.5,
  answerHours: 1,
  requestsOfAnswer: 2,
  requestCpuMs: 100,
  eventsOfPersonAnHour: 3,
  teamsInCell: 40,
};

describe('the plan for many teams', () => {
  it('is what one reckons by hand', () => {
    expect(scalePlan(SMALL, { claimsPerSecond: 8 })).toEqual({
      workspaces: 10,
      messagesOfWorkspace: 80,
      workspaceSeconds: 17.5,
      messagesAtOnce: 400,
      messagesPerSecond: 20,
      instances: 3,
      lanesOfInstance: 4,
      requestsPerSecond: 500 / 3600,
      cores: 1,
      eventsOfWorkspaceAnHour: 150,
      peopleAtEventLimit: 10_000,
      editMinutes: 3,
      openMinutes: 1,
      profileMinutes: 0.5,
      socketInstances: 5,
      socketTeams: 200,
      cells: 3,
    });
  });

  it('lets a workspace whose messages go out at once wait for nothing', () => {
    expect(scalePlan({ ...SMALL, teamsInWorkspace: 1 }, { claimsPerSecond: 8 }).workspaceSeconds).toBe(0);
  });

  it('needs half the instances where each claims twice as much', () => {
    const of = (claimsPerSecond: number) => scalePlan(MILLION, { claimsPerSecond }).instances;
    expect(of(100)).toBe(34);
    expect(of(200)).toBe(17);
  });

  it('counts what is stored', () => {
    const kept = { kind: 'goals', ofTeam: 10, bytes: 2000, keyBytes: 300 };
    expect(storedOf(1_000_000, kept)).toEqual({ documents: 10_000_000, gb: 20, indexGb: 3 });
  });
});

describe('docs/scale.md', () => {
  it('has the tables that follow from docs/performance.md (npm run docs:scale)', async () => {
    const page = readFileSync('docs/scale.md', 'utf8');
    const measured = measuredIn(readFileSync('docs/performance.md', 'utf8'));
    expect(page).toBe(withTables(page, scaleTables(measured, await keptOfTeam(MILLION))));
  });

  it('goes by the rate of the embedded store', () => {
    const row = (rate: string) => `| messages claimed and recorded a second | ${rate} | 30 | 40 | 10 times Agenda |`;
    const page = `### On the embedded store\n\n${row('1,234')}\n\n### On the server\n\n${row('99')}`;
    expect(measuredIn(page)).toEqual({ claimsPerSecond: 1234 });
  });
});
