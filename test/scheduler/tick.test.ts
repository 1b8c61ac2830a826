import { describe, expect, it, vi } from 'vitest';
import { createLogger } from '../../src/logger.ts';
import { createTick, type Ticking } from '../../src/scheduler/tick.ts';

describe('a beat', () => {
  it('sends messages though closing rounds and sweeping answers fail, and says so', async () => {
    const lines: string[] = [];
    const logger = createLogger('error', { write: (line) => void lines.push(line) });
    const drained = vi.fn(async () => 0);
    const broken = async () => {
      throw new Error('a document that cannot be read');
    };
    // Only what a beat asks of its parts; the parts have tests of their own.
    const parts = {
      schedules: { due: broken },
      useCases: {
        sweepAnswers: broken,
        beginAbsences: broken,
        wakeSnoozed: broken,
        remindPeople: broken,
        closeRounds: broken,
      },
      delivery: {
        monotonic: () => 0,
        outbox: { expireLeases: drained, unresolved: async () => [], due: async () => [] },
      },
      clock: { now: () => new Date('2026-12-01T09:00:00Z') },
      logger,
    } as unknown as Ticking;
    await createTick(parts)(new AbortController().signal);
    expect(drained).toHaveBeenCalledOnce();
    expect(lines.map((line) => (JSON.parse(line) as { part: string }).part)).toEqual([
      'schedules',
      'answers',
      'absences',
      'snoozes',
      'reminders',
      'rounds',
    ]);
  });
});
