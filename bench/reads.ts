import { performance } from 'node:perf_hooks';
import { openWorld } from '../test/features/support.ts';
import { aCheckIn, aGoal, aTeam } from '../test/support/samples.ts';
import { english } from '../test/support/texts.ts';

const TEAMS = 100;
const GOALS_OF_A_TEAM = 100;
const CHECK_INS = 12;
const PERSON = 'U1';

/**
 * What a person waits for who looks: `/goal list`, `/goal show`, App Home and a digest, on the embedded store with so many
 * teams of a hundred goals. Times are of the use case with its store, medians in milliseconds. Run it in two checkouts in
 * turn to compare them.
 */
export async function benchReads({ smoke = false } = {}): Promise<void> {
  const world = await openWorld();
  try {
    const teams = smoke ? 2 : TEAMS;
    for (let index = 0; index < teams; index += 1) await fill(world, index);
    const { useCases } = world;
    const { list, word } = english();
    const request = { workspace: 'T1', person: PERSON } as const;
    const listing = { channel: 'C0', typed: '', vocabulary: list.vocabulary, categoryName: word.category };
    const reads: Readonly<Record<string, () => Promise<unknown>>> = {
      list: () => useCases.listGoals({ ...request, ...listing }),
      show: () => useCases.showGoal('T1', PERSON, 'g0-50'),
      home: () => useCases.showHome('T1', PERSON),
      digest: () => useCases.previewDigest({ ...request, team: 'team0' }),
    };
    for (const [name, read] of Object.entries(reads))
      console.log(`  ${name}: ${await medianOf(read, smoke ? 3 : 25)} ms`);
  } finally {
    await world.close();
  }
}

async function fill({ ports }: Awaited<ReturnType<typeof openWorld>>, index: number): Promise<void> {
  const id = `team${index}`;
  const members = index === 0 ? [PERSON, 'U9'] : [`U-${index}`];
  await ports.teams.save(aTeam({ id, name: id, channel: `C${index}`, lead: members.at(-1) ?? '', members }));
  const goals = Array.from({ length: GOALS_OF_A_TEAM }, (_, number) =>
    aGoal({
      id: `g${index}-${number}`,
      team: id,
      title: `Goal ${number} of ${id}`,
      owner: members[number % members.length] ?? '',
      checkIns: Array.from({ length: CHECK_INS }, (__, month) => {
        const on = `2025-${String(month + 1).padStart(2, '0')}-05`;
        return aCheckIn(80 + month / 4, { id: `${number}-${month}`, on, at: new Date(`${on}T09:00:00Z`) });
      }),
    }),
  );
  await Promise.all(goals.map((goal) => ports.goals.save(goal)));
}

async function medianOf(read: () => Promise<unknown>, times: number): Promise<string> {
  await read();
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const began = performance.now();
    await read();
    taken.push(performance.now() - began);
  }
  return (taken.toSorted((one, other) => one - other)[Math.floor(times / 2)] ?? Number.NaN).toFixed(1);
}
