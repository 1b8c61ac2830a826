import { describe, expect, it } from 'vitest';
import { createPace } from '../../src/delivery/pace.ts';

function paced() {
  let now = 0;
  const pace = createPace(() => now);
  return {
    post: (recipient: string, workspace = 'T1') => pace.take({ workspace, recipient, kind: 'post' }),
    edit: (workspace = 'T1') => pace.take({ workspace, recipient: 'C1', kind: 'edit' }),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('the pace', () => {
  it('lets a short burst into a channel and then one a second', () => {
    const { post, pass } = paced();
    expect([post('C1'), post('C1'), post('C1')]).toEqual([0, 0, 0]);
    expect(post('C1')).toBe(1000);
    expect(post('C2')).toBe(0);
    pass(400);
    expect(post('C1')).toBe(600);
    pass(600);
    expect(post('C1')).toBe(0);
    expect(post('C1')).toBe(1000);
  });

  it('lets four a second into a workspace, and leaves another alone', () => {
    const { post, pass } = paced();
    const first = Array.from({ length: 11 }, (_, index) => post(`C${index}`));
    expect(first).toEqual([...Array(10).fill(0), 250]);
    expect(post('C1', 'T2')).toBe(0);
    pass(250);
    expect(post('C20')).toBe(0);
  });

  it('takes nothing where it says to wait', () => {
    const { post, pass } = paced();
    for (let count = 0; count < 3; count += 1) post('C1');
    for (let count = 0; count < 50; count += 1) expect(post('C1')).toBeGreaterThan(0);
    pass(1000);
    expect(post('C1')).toBe(0);
  });

  it('keeps to fifty edits a minute, over any minute after the burst', () => {
    const { edit, pass } = paced();
    while (edit() === 0);
    let edits = 0;
    for (let second = 0; second < 600; second += 1) {
      pass(100);
      if (edit() === 0) edits += 1;
    }
    expect(edits).toBeGreaterThan(45);
    expect(edits).toBeLessThanOrEqual(50);
  });
});
