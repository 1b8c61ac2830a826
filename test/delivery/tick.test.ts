import { describe, expect, it, vi } from 'vitest';
import { dutiesOf, type FollowUps } from '../../src/features/index.ts';
import { createLogger } from '../../src/logger.ts';
import { createBeat } from '../../src/schedule/beat.ts';

describe('a beat', () => {
  it('sends messages though everything before that fails, and says so', async () => {
    const lines: string[] = [];
    const logger = createLogger('error', { write: (line) => void lines.push(line) });
    const drained = vi.fn(async () => 0);
    const broken = async () => {
      throw new Error('a document that cannot be read');
    };
    // What follows has tests of their own.
    const followUps = new Proxy({}, { get: () => broken }) as FollowUps;
    const duties = dutiesOf(followUps);
    const parts = [{ name: 'schedules', run: broken }, ...duties, { name: 'messages', run: drained }];
    await createBeat(parts, logger)(new AbortController().signal);
    expect(drained).toHaveBeenCalledOnce();
    const failed = lines.map((line) => (JSON.parse(line) as { part: string }).part);
    expect(failed).toEqual(['schedules', ...duties.map(({ name }) => name)]);
    expect(failed).toEqual(expect.arrayContaining(['answers', 'absences', 'snoozes', 'reminders', 'rounds']));
    // Nobody is reminded, or missing, whose answer only was not applied yet.
    expect(failed.indexOf('answers')).toBeLessThan(failed.indexOf('reminders'));
    expect(failed.indexOf('reminders')).toBeLessThan(failed.indexOf('rounds'));
  });
});
