import { afterAll, beforeAll, expect, it } from 'vitest';
import { readArguments } from '../../playground/arguments.ts';
import { SAMPLE_START } from '../../playground/sample.ts';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';
import { createStillClock } from '../support/still-clock.ts';

let playground: Playground;
beforeAll(async () => {
  playground = await startTestPlayground({ clock: createStillClock(SAMPLE_START) });
});
afterAll(() => playground.stop());

it('the sample teams hold their annual reviews on the first Monday of the year, and not on New Year’s Day', async () => {
  const planned = await playground.goalpost.stores.schedules.due(new Date('2028-01-01T00:00:00Z'), 100);
  const reviews = planned.filter(({ kind }) => kind === 'annual');
  const days = reviews.map(({ team, nextDueAt }) => [team, nextDueAt.toISOString().slice(0, 10)]);
  expect(Object.fromEntries(days)).toEqual({ success: '2027-01-04', support: '2027-01-04' });
});

it('--empty is for a workspace without teams, and only where it is given', () => {
  expect(readArguments(['--empty', '--port', '0'])).toMatchObject({ isEmpty: true, port: 0, transport: 'socket' });
  expect(readArguments([])).toMatchObject({ isEmpty: false, port: 4100, opens: true });
  expect(readArguments(['--help'])).toBe('help');
  expect(() => readArguments(['--port', '70000'])).toThrow('--port must be a number from 0 to 65535');
  expect(() => readArguments(['--emtpy'])).toThrow('--emtpy');
});
