import { describe, expect, it, vi } from 'vitest';
import { dutiesOf, type FollowUps } from '../../src/features/index.ts';
import { createLogger } from '../../src/logger.ts';
import { createBeat } from '../../src/schedule/beat.ts';

describe('a beat', () => {
  it('sends messages though closing rounds and sweeping answers fail, and says so', async () => {
    const lines: string[] = [];
    const logger = createLogger('error', { write: (line) => void lines.push(line) });
    const drained = vi.fn(async () => 0);
    const broken = async () => {
      throw new Error('a document that cannot be read');
    };
    // What follows has tests of their own.
    const followUps = {
      sweepAnswers: broken,
      sweepEndings: broken,
      beginAbsences: broken,
      wakeSnoozed: broken,
      remindPeople: broken,
      askForEndings: broken,
      closeRounds: broken,
    } as unknown as FollowUps;
    const parts = [{ name: 'schedules', run: broken }, ...dutiesOf(followUps), { name: 'messages', run: drained }];
    await createBeat(parts, logger)(new AbortController().signal);
    expect(drained).toHaveBeenCalledOnce();
    expect(lines.map((line) => (JSON.parse(line) as { part: string }).part)).toEqual([
      'schedules',
      'answers',
      'changed goals',
      'absences',
      'snoozes',
      'reminders',
      'ended goals',
      'rounds',
    ]);
  });
});
