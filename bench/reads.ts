import { performance } from 'node:perf_hooks';
import type { Indicator } from '../src/domain/goal/indicator.ts';
import { openWorld } from '../test/features/support.ts';
import { aCheckIn, aGoal, aTeam } from '../test/support/samples.ts';
import { english } from '../test/support/texts.ts';

const TEAMS = 100;
const GOALS_OF_A_TEAM = 100;
const CHECK_INS = 12;
/** One goal and those that serve it. */
const GOALS_OF_AN_OBJECTIVE = 8;
const PERSON = 'U1';

type World = Awaited<ReturnType<typeof openWorld>>;
/** A build from before there were KPIs by themselves has no store of them. */
type Stores = Omit<World['ports'], 'indicators'> & Partial<Pick<World['ports'], 'indicators'>>;

export interface Reads {
  readonly reads: Readonly<Record<string, () => Promise<unknown>>>;
  close(): Promise<void>;
}

/**
 * What a person waits for who looks: `/goal list`, `/goal show` of a goal and of one that others serve, App Home and a
 * digest, on the embedded store with so many teams of a hundred goals. Of each eight goals one has the other seven serve
 * it, and two of these share a KPI; a build from before there was such a thing has the same goals without. Times are of
 * the use case with its store, medians in milliseconds.
 */
export async function benchReads({ smoke = false } = {}): Promise<void> {
  const { reads, close } = await openReads({ smoke });
  try {
    for (const [name, read] of Object.entries(reads)) {
      console.log(`  ${name}: ${(await medianOf(read, smoke ? 3 : 25)).toFixed(1)} ms`);
    }
  } finally {
    await close();
  }
}

/** The reads, on a store that is filled for them. */
export async function openReads({ smoke = false } = {}): Promise<Reads> {
  const world = await openWorld();
  for (let index = 0; index < (smoke ? 2 : TEAMS); index += 1) await fill(world.ports, index);
  const { useCases } = world;
  const { list, word } = english();
  const request = { workspace: 'T1', person: PERSON } as const;
  const listing = { channel: 'C0', typed: '', vocabulary: list.vocabulary, categoryName: word.category };
  return {
    reads: {
      list: () => useCases.listGoals({ ...request, ...listing }),
      show: () => useCases.showGoal('T1', PERSON, 'g0-50'),
      'show an objective': () => useCases.showGoal('T1', PERSON, 'g0-48'),
      home: () => useCases.showHome('T1', PERSON),
      digest: () => useCases.previewDigest({ ...request, team: 'team0' }),
    },
    close: world.close,
  };
}

async function fill({ teams, goals, indicators }: Stores, index: number): Promise<void> {
  const id = `team${index}`;
  const members = index === 0 ? [PERSON, 'U9'] : [`U-${index}`];
  await teams.save(aTeam({ id, name: id, channel: `C${index}`, lead: members.at(-1) ?? '', members }));
  const all = Array.from({ length: GOALS_OF_A_TEAM }, (_, number) => {
    const parent = number - (number % GOALS_OF_AN_OBJECTIVE);
    // The first two that serve a goal share their KPI.
    const kpiId = `k${index}-${number % GOALS_OF_AN_OBJECTIVE === 2 ? number - 1 : number}`;
    return aGoal({
      id: `g${index}-${number}`,
      team: id,
      title: `Goal ${number} of ${id}`,
      owner: members[number % members.length] ?? '',
      kpiId,
      ...(number !== parent && { parent: `g${index}-${parent}` }),
      checkIns: Array.from({ length: CHECK_INS }, (__, month) => {
        const on = `2025-${String(month + 1).padStart(2, '0')}-05`;
        return aCheckIn(80 + month / 4, { id: `${number}-${month}`, on, at: new Date(`${on}T09:00:00Z`) });
      }),
    });
  });
  await Promise.all(all.map((goal) => goals.save(goal)));
  const kpis = new Map(all.map(({ kpiId = '', title: name, kpi: { unit } }) => [kpiId, { name, unit }]));
  await Promise.all(
    [...kpis].map(([kpi, named]): Promise<boolean> | undefined => {
      const indicator: Indicator = { id: kpi, workspace: 'T1', team: id, ...named, values: [], version: 1 };
      return indicators?.save(indicator);
    }),
  );
}

async function medianOf(read: () => Promise<unknown>, times: number): Promise<number> {
  await read();
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) taken.push(await timeOf(read));
  return median(taken);
}

/** In milliseconds. */
export async function timeOf(read: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await read();
  return performance.now() - began;
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
