import { describe, expect, it } from 'vitest';
import { tooFast } from '../../simulation/limits.ts';

const calls = (method: string, ats: readonly number[], channel = 'C1') => ats.map((at) => ({ method, channel, at }));
const every = (ms: number, count: number) => Array.from({ length: count }, (_, index) => index * ms);

describe('what the simulation counts as too fast', () => {
  it('is a sixth post into a channel at once, and none to another', () => {
    const burst = calls('chat.postMessage', [0, 0, 0, 0, 0, 0]);
    expect(tooFast(burst)).toEqual(['chat.postMessage to C1 at 1970-01-01T00:00:00.000Z is more than Slack takes']);
    expect(tooFast([...burst.slice(1), ...calls('chat.postMessage', [0], 'C2')])).toEqual([]);
  });

  it('is more than a post a second in the long run', () => {
    expect(tooFast(calls('chat.postMessage', every(1000, 60)))).toEqual([]);
    expect(tooFast(calls('chat.postMessage', every(700, 60))).length).toBeGreaterThan(5);
  });

  it('is more than fifty edits or openings a minute, in whatever channels', () => {
    for (const method of ['chat.update', 'conversations.open']) {
      const over = every(0, 51).flatMap((at, index) => calls(method, [at], `C${index}`));
      expect(tooFast(over)).toHaveLength(1);
      expect(tooFast(over.slice(1))).toEqual([]);
    }
  });
});
