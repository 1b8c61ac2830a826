import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commitOf, machine, table, writeMeasured } from './page.ts';
import { median, openReads, type Reads, timeOf } from './reads.ts';

const ROUNDS = 5;
const TIMES = 40;

/**
 * `npm run bench:compare -- FOLDER`: the reads of this build beside those of another checkout, in one process and in
 * turn, so that what else the machine does falls on both. Says how many times as long each takes here: the median over
 * rounds, and their least and greatest. With `--write` it goes into `docs/performance.md`. Copy `bench/reads.ts` into a
 * checkout that has none.
 */
const [folder] = process.argv.slice(2).filter((given) => !given.startsWith('--'));
if (folder === undefined) throw new Error('Name the folder of another checkout: npm run bench:compare -- ../before');
const file = pathToFileURL(resolve(folder, 'bench/reads.ts')).href;
const { openReads: openOthers }: { openReads: typeof openReads } = await import(file);
const [here, there] = [await openReads(), await openOthers()];
const rows: string[][] = [];
try {
  for (const name of Object.keys(here.reads)) {
    const row = await compare(name, here.reads[name], there.reads[name]);
    if (row === undefined) continue;
    rows.push(row);
    console.log(`  ${row.join(' | ')}`);
  }
} finally {
  await Promise.all([here.close(), there.close()]);
}
if (process.argv.includes('--write')) {
  const head = ['', 'here, ms', 'there, ms', 'ratio', 'least to greatest'];
  writeMeasured('reads', [`Beside ${commitOf(folder)}. ${machine()}.`, '', ...table(head, rows)]);
}

type Read = Reads['reads'][string] | undefined;

async function compare(name: string, mine: Read, other: Read): Promise<string[] | undefined> {
  if (mine === undefined || other === undefined) return undefined;
  await inTurn(mine, other);
  const rounds: Awaited<ReturnType<typeof inTurn>>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await inTurn(mine, other));
  const ratios = rounds.map(({ ratio }) => ratio);
  const at = (which: 'mine' | 'others') => median(rounds.map((round) => round[which])).toFixed(1);
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  return [name, at('mine'), at('others'), median(ratios).toFixed(2), range];
}

/** Which is first alternates. The ratio is the median over pairs, which are close in time. */
async function inTurn(mine: NonNullable<Read>, other: NonNullable<Read>) {
  const pairs: { readonly mine: number; readonly others: number }[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const first = time % 2 === 0 ? await timeOf(mine) : undefined;
    const others = await timeOf(other);
    pairs.push({ mine: first ?? (await timeOf(mine)), others });
  }
  return {
    mine: median(pairs.map((pair) => pair.mine)),
    others: median(pairs.map((pair) => pair.others)),
    ratio: median(pairs.map((pair) => pair.mine / pair.others)),
  };
}
