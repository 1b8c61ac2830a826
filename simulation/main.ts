/**
 * `npm run simulate -- --seed N --days 120 --runs M`: lives through so many days with each of M seeds from N on, and says
 * what was promised and not kept. `--only 3,17` runs one seed with these of its faults alone. `--minutes M` begins no run
 * after so long. `--resume FILE` keeps each run there, and leaves out the seeds that it has, so that many runs can be made
 * in pieces. `--report` writes docs/reliability.md.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { commitOf } from '../bench/page.ts';
import { sectionOf, withSection } from '../scripts/page-section.ts';
import { postByDefault } from './default-poster.ts';
import { createTally, reportOf } from './report.ts';
import { openResults, type Results, ResultsProblem } from './results.ts';
import { explain, type SimulatedSeed } from './simulate.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '120' },
    runs: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    minutes: { type: 'string' },
    only: { type: 'string' },
    resume: { type: 'string' },
    report: { type: 'boolean', default: false },
  },
});

const number = (name: 'seed' | 'days' | 'runs' | 'workers' | 'minutes', least: number): number => {
  const read = Number(values[name]);
  if (Number.isSafeInteger(read) && read >= least) return read;
  console.error(`--${name} must be a whole number, ${least} or more.`);
  return process.exit(2);
};
const first = number('seed', 0);
const days = number('days', 3);
const runs = number('runs', 1);
const workers = Math.min(number('workers', 1), runs);
const until = values.minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + number('minutes', 1) * 60_000;
const only = values.only === undefined ? undefined : values.only.split(',').map(Number).filter(Number.isSafeInteger);

/** Of the sources that run. */
const commit = commitOf('.');

const tally = createTally();
const failures: SimulatedSeed[] = [];
const results = resumed();
const known = new Set(results?.known.map(({ seed }) => seed));
for (const result of results?.known ?? []) count(result);
if (known.size > 0) console.log(`${known.size} of ${runs} runs are there already`);
let next = 0;

function resumed(): Results | undefined {
  try {
    return values.resume === undefined ? undefined : openResults(values.resume, { first, runs, days });
  } catch (error) {
    if (!(error instanceof ResultsProblem)) throw error;
    console.error(error.message);
    return process.exit(2);
  }
}

function count(result: Parameters<typeof tally.add>[0]): void {
  tally.add(result);
  if (result.broken.length > 0) failures.push(result);
}

/** The next seed that hasn't run, if there is time for one. */
function nextSeed(): number | undefined {
  while (known.has(first + next)) next += 1;
  if (next >= runs || Date.now() >= until) return undefined;
  next += 1;
  return first + next - 1;
}

/** Gives one process after the other a seed, until none is left, or the time is over. */
async function work(): Promise<void> {
  const child = fork(join(import.meta.dirname, 'worker.ts'), { execArgv: process.execArgv });
  await once(child, 'message');
  for (let seed = nextSeed(); seed !== undefined; seed = nextSeed()) {
    child.send({ seed, days, ...(only && { only }) });
    const [found] = (await once(child, 'message')) as [SimulatedSeed];
    const result = { ...found, commit };
    results?.add(result);
    count(result);
    if (result.broken.length > 0) console.error(explain(result));
    else if (runs <= 20 || tally.runs() % 20 === 0) {
      console.log(`seed ${seed}: all promises kept (trace ${result.trace}); ${tally.line()}`);
    }
  }
  child.disconnect();
  await once(child, 'exit');
}

await Promise.all(Array.from({ length: workers }, work));
results?.close();
console.log(`${tally.runs()} runs of ${days} days, seeds ${first} to ${first + next - 1}: ${tally.line()}`);
if (values.report) {
  const resume = values.resume === undefined ? '' : ' --resume FILE';
  const command = `npm run simulate -- --seed ${first} --days ${days} --runs ${tally.runs()}${resume} --report`;
  const byDefault = await postByDefault(tally.struck());
  const file = join(import.meta.dirname, '../docs/reliability.md');
  const before = await readFile(file, 'utf8').catch(() => '');
  let page = reportOf({ tally, days, first, command, byDefault, failures: failures.length });
  // What other commands wrote stays.
  for (const heading of ['Real processes', 'Socket Mode']) {
    const section = sectionOf(before, heading);
    if (section !== '') page = withSection(page, heading, section.slice(section.indexOf('\n') + 1));
  }
  await writeFile(file, page);
}
process.exitCode = failures.length > 0 ? 1 : 0;
