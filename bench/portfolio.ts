import assert from 'node:assert/strict';
import type { Goal } from '../src/domain/goal/goal.ts';
import { isPrivate } from '../src/domain/goal/people.ts';
import { standingOf } from '../src/domain/progress/standing.ts';
import { openWorld } from '../test/features/support.ts';
import { aBlocker, aCheckIn, aGoal, aTeam } from '../test/support/samples.ts';
import { memoryOf, processorTimeOf } from './processor.ts';
import { median } from './reads.ts';

const TEAMS = 100;
const GOALS_OF_A_TEAM = 100;
const CHECK_INS = 24;
const TIMES = 9;
/** What a look at 10,000 goals may take: milliseconds of the processor, and megabytes. */
const BUDGET_MS = 150;
const BUDGET_MB = 50;
const MIN_RATIO = 10;
const TODAY = '2026-12-10';
/** An administrator of the workspace of the tests. */
const PERSON = 'UADMIN';

type World = Awaited<ReturnType<typeof openWorld>>;

interface Cost {
  readonly cpu: number;
  readonly wall: number;
  readonly mb: number;
}

/**
 * All teams at a glance, of 10,000 goals in 100 teams with two years of monthly values each, beside the plain way: reading
 * every goal. Both ways count the same, on the embedded store in this process, so that the work of the store is in it; the
 * goals were saved an hour ago. Medians of processor time; of memory the largest of what a look leaves on the heap.
 */
export async function benchPortfolio({ smoke = false } = {}): Promise<void> {
  const world = await openWorld();
  try {
    world.moveTo(`${TODAY}T08:00:00Z`);
    const teams = Array.from({ length: smoke ? 3 : TEAMS }, (_, index) => `team${index}`);
    for (const id of teams) await fill(world, id);
    await world.db.collection('goals').updateMany({}, { $set: { savedAt: new Date(Date.now() - 3_600_000) } });
    const look = () => world.useCases.seePortfolio({ workspace: 'T1', person: PERSON, by: 'team' });
    const first = await processorTimeOf(look);
    const { total } = (await look()) ?? {};
    const { onTrack, atRisk, offTrack, blocked } = total ?? {};
    assert.deepEqual({ onTrack, atRisk, offTrack, blocked }, await plainly(world, teams));
    const stored = await costsOf(look, smoke ? 2 : TIMES);
    const plain = await costsOf(() => plainly(world, teams), smoke ? 1 : 3);
    const goals = teams.length * GOALS_OF_A_TEAM;
    console.log(
      `  ${goals} goals in ${teams.length} teams: ${line(stored)}, of ${BUDGET_MS} ms and ${BUDGET_MB} MB at the most`,
    );
    console.log(
      `  reading every goal: ${line(plain)}; ${(plain.cpu / stored.cpu).toFixed(1)} times as much, ${MIN_RATIO} at the least`,
    );
    console.log(
      `  the first look, which makes the sheets: ${first.cpu.toFixed(0)} ms of the processor (${first.wall.toFixed(0)} ms)`,
    );
  } finally {
    await world.close();
  }
}

const line = ({ cpu, wall, mb }: Cost) =>
  `${cpu.toFixed(0)} ms of the processor (${wall.toFixed(0)} ms), ${mb.toFixed(0)} MB`;

/** Every fourth goal is far behind, a little behind, blocked, or private. */
async function fill({ ports: { teams, goals } }: World, team: string): Promise<void> {
  await teams.save(aTeam({ id: team, name: team, channel: `C-${team}`, lead: 'U9', members: ['U1', 'U9'] }));
  const all = Array.from({ length: GOALS_OF_A_TEAM }, (_, index) => {
    const kind = index % 4;
    const checkIns = Array.from({ length: CHECK_INS }, (__, month) => {
      const on = `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-05`;
      const value = 80 + month * ([0.05, 0.3, 0.4, 0.4][kind] ?? 0) + (index % 7) / 10;
      return aCheckIn(value, {
        id: `${index}-${month}`,
        on,
        at: new Date(`${on}T09:00:00Z`),
        byPace: true,
        note: 'Calm.',
      });
    });
    return aGoal({
      id: `${team}-${index}`,
      team,
      title: `Goal ${index} of ${team}`,
      start: '2025-01-01',
      due: '2027-03-31',
      checkIns,
      ...(kind === 2 && { blockers: [aBlocker({ since: '2026-11-02' })] }),
      ...(kind === 3 && { visibility: 'private' as const }),
    });
  });
  await Promise.all(all.map((goal) => goals.save(goal)));
}

/** The same numbers from every goal with all its values. An administrator does not see private goals. */
async function plainly({ ports }: World, teams: readonly string[]) {
  const count = { onTrack: 0, atRisk: 0, offTrack: 0, blocked: 0 };
  for (const team of teams) {
    const goals: Goal[] = await ports.goals.forTeams('T1', [team]);
    for (const goal of goals.filter((one) => !isPrivate(one) && one.state === 'active')) {
      const { status } = standingOf(goal, TODAY, (id) => id);
      if (status !== undefined)
        count[({ 'on-track': 'onTrack', 'at-risk': 'atRisk', 'off-track': 'offTrack' } as const)[status]] += 1;
      if (goal.blockers.some(({ cleared }) => cleared === undefined)) count.blocked += 1;
    }
  }
  return count;
}

/** Time first, as it is in a process that runs; then memory, for which the heap is emptied before each time. */
async function costsOf(work: () => Promise<unknown>, times: number): Promise<Cost> {
  await work();
  const costs: Omit<Cost, 'mb'>[] = [];
  for (let time = 0; time < times; time += 1) costs.push(await processorTimeOf(work));
  return {
    cpu: median(costs.map(({ cpu }) => cpu)),
    wall: median(costs.map(({ wall }) => wall)),
    mb: Math.max(await memoryOf(work), await memoryOf(work)),
  };
}

if (process.argv[1]?.endsWith('portfolio.ts')) await benchPortfolio({ smoke: process.argv.includes('--smoke') });
