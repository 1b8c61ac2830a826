import assert from 'node:assert/strict';
import { schedule } from 'node-cron';
import { SCHEDULE_KINDS } from '../src/domain/schedule/occurrence.ts';
import { firstCursor, type PlanInput, plan } from '../src/domain/schedule/plan.ts';
import { DEFAULT_SETTINGS } from '../src/domain/team/team.ts';
import { openAgenda, POST } from './agenda.ts';
import type { Ground } from './ground.ts';
import { processorTimeOf } from './processor.ts';
import { median } from './reads.ts';

const EVALUATIONS = { full: 6_000, smoke: 300 };
const ROUNDS = 5;
const HOUR_MS = 60 * 60 * 1000;
const START = Date.parse('2026-01-05T08:00:00Z');
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];
/** The first of a month at nine, which is as near as a cron expression comes. */
const EXPRESSION = '0 9 1 * *';

/** Microseconds of the processor for one. Medians. */
export interface Occurrences {
  readonly ours: number;
  readonly 'node-cron': number;
  readonly agenda: number;
}

/**
 * What it takes to tell when a schedule falls due next: of each of the six rhythms of a team in three zones, with working
 * days and what covers what, at moments all over a year; beside the next time of a cron expression in one zone.
 */
export async function occurrencesOn(ground: Ground, { smoke = false } = {}): Promise<Occurrences> {
  const count = smoke ? EVALUATIONS.smoke : EVALUATIONS.full;
  const inputs = Array.from({ length: count }, (_, i) => inputAt(i));
  const task = schedule(EXPRESSION, () => undefined, { timezone: 'Europe/Berlin' });
  const agenda = await openAgenda(ground.beside('agenda'));
  const times: Readonly<Record<keyof Occurrences, (i: number) => Date | null | undefined>> = {
    ours: (i) => plan(inputs[i % inputs.length] ?? inputAt(i)).next.dueAt,
    'node-cron': () => task.getNextRun(),
    agenda: () => agenda.create(POST).repeatEvery(EXPRESSION, { timezone: 'Europe/Berlin' }).attrs.nextRunAt,
  };
  const of = async (one: keyof Occurrences): Promise<number> => {
    const rounds: number[] = [];
    for (let round = 0; round <= (smoke ? 1 : ROUNDS); round += 1) {
      const { cpu } = await processorTimeOf(async () => {
        for (let i = 0; i < count; i += 1) assert(times[one](i) instanceof Date);
      });
      // The first round compiles what the others run.
      if (round > 0) rounds.push((cpu * 1000) / count);
    }
    return median(rounds);
  };
  const result = { ours: await of('ours'), 'node-cron': await of('node-cron'), agenda: await of('agenda') };
  await task.destroy();
  return result;
}

function inputAt(i: number): PlanInput {
  const kind = SCHEDULE_KINDS[i % SCHEDULE_KINDS.length] ?? 'monthly';
  const rhythm = { team: 'TM1', kind, settings: DEFAULT_SETTINGS, teamZone: 'Europe/Berlin', zones: ZONES };
  const now = new Date(START + (i % (365 * 24)) * HOUR_MS);
  return { ...rhythm, now, cursor: firstCursor(rhythm, now) };
}
