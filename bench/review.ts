import { openWorld } from '../test/features/support.ts';
import { aBlocker, aCheckIn, aGoal, anAction, aTeam } from '../test/support/samples.ts';
import { processorTimeOf } from './processor.ts';
import { median } from './reads.ts';

const GOALS = 200;
const CHECK_INS = 24;
const TIMES = 25;
/** What the agenda of two hundred goals may take, with the reading of them, in milliseconds. */
const BUDGET_MS = 100;

/**
 * The agenda of a review of a team of 200 goals with two years of monthly values each, from stored data on the embedded
 * store: the median of the whole use case in processor time, beside reading these goals alone.
 */
export async function benchReview({ smoke = false } = {}): Promise<void> {
  const world = await openWorld();
  try {
    world.moveTo('2026-12-10T08:00:00Z');
    const { teams, goals } = world.ports;
    await teams.save(aTeam());
    await Promise.all(Array.from({ length: smoke ? 5 : GOALS }, (_, index) => goals.save(stored(index))));
    const request = { workspace: 'T1', person: 'U9', about: { team: 'success', kind: 'quarter' } } as const;
    const look = () => world.useCases.showReview(request);
    await look();
    // Which reads every goal, too: with 200 of them, and the values that a forecast needs, that is the way.
    const read = () => world.db.collection('goals').find({ workspace: 'T1', team: 'success' }).toArray();
    const [taken, reading]: [number[], number[]] = [[], []];
    for (let time = 0; time < (smoke ? 3 : TIMES); time += 1) {
      taken.push((await processorTimeOf(look)).cpu);
      reading.push((await processorTimeOf(read)).cpu);
    }
    const [whole, alone] = [median(taken), median(reading)];
    console.log(`  agenda: ${whole.toFixed(1)} ms of the processor, of ${BUDGET_MS} ms at the most`);
    console.log(
      `  reading every goal alone: ${alone.toFixed(1)} ms; the agenda takes ${(whole / alone).toFixed(1)} times as long`,
    );
  } finally {
    await world.close();
  }
}

/** Every fourth is behind, blocked, with an overdue action, or goes well. */
function stored(index: number) {
  const checkIns = Array.from({ length: CHECK_INS }, (_, month) => {
    const on = `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-05`;
    const value = index % 4 === 0 ? 80 + month / 100 : 80 + month / 4;
    return aCheckIn(value, {
      id: `${index}-${month}`,
      on,
      at: new Date(`${on}T09:00:00Z`),
      byPace: true,
      note: 'Calm.',
    });
  });
  return aGoal({
    id: `g${index}`,
    title: `Goal ${index}`,
    start: '2025-01-01',
    due: '2027-06-30',
    checkIns,
    ...(index % 4 === 1 && { blockers: [aBlocker({ since: '2026-10-01' })] }),
    ...(index % 4 === 2 && { actions: [anAction({ due: '2026-11-01' })] }),
  });
}

if (process.argv[1]?.endsWith('review.ts')) await benchReview({ smoke: process.argv.includes('--smoke') });
