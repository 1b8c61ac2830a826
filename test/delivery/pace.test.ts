import { describe, expect, it } from 'vitest';
import { createPace } from '../../src/delivery/pace.ts';

function paced() {
  let now = 0;
  const pace = createPace(() => now);
  return {
    post: (recipient: string, workspace = 'T1') => pace.take({ workspace, recipient, kind: 'post' })?.ms ?? 0,
    edit: (workspace = 'T1') => pace.take({ workspace, recipient: 'C1', kind: 'edit' })?.ms ?? 0,
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

  it('has no burst left where another may have used it up, and gains it back', () => {
    let now = 0;
    const pace = createPace(() => now);
    const post = (workspace: string, recipient: string) => pace.take({ workspace, recipient, kind: 'post' })?.ms ?? 0;
    pace.beCautious('T1');
    expect([post('T1', 'C1'), post('T1', 'C2'), post('T2', 'C9'), post('T2', 'C8')]).toEqual([0, 250, 0, 0]);
    now += 250;
    expect([post('T1', 'C1'), post('T1', 'C2')]).toEqual([750, 0]);
    now += 10_000;
    expect(Array.from({ length: 11 }, (_, index) => post('T1', `D${index}`))).toEqual([...Array(10).fill(0), 250]);
  });

  it('takes nothing where it says to wait', () => {
    const { post, pass } = paced();
    for (let count = 0; count < 3; count += 1) post('C1');
    for (let count = 0; count < 50; count += 1) expect(post('C1')).toBeGreaterThan(0);
    pass(1000);
    expect(post('C1')).toBe(0);
  });

  it('keeps to fifty openings of direct messages a minute, and leaves posts elsewhere alone', () => {
    let now = 0;
    const pace = createPace(() => now);
    const open = (index: number) => pace.take({ workspace: 'T1', recipient: `U${index}`, kind: 'post', opens: true });
    let opened = 0;
    // Four posts a second are let through: it is the openings that wait.
    for (let second = 0; second < 90; second += 1) {
      for (let turn = 0; turn < 4; turn += 1) if (open(second * 4 + turn) === undefined) opened += 1;
      now += 1000;
    }
    expect(opened).toBeGreaterThan(70);
    expect(opened).toBeLessThanOrEqual(10 + 90 * 0.8);
    now += 1000;
    while (open(now) === undefined) now += 1;
    expect(open(1)).toMatchObject({ of: 'openings', spacingMs: 1250 });
    expect(pace.take({ workspace: 'T1', recipient: 'U1', kind: 'post' })).toBeUndefined();
    expect(pace.take({ workspace: 'T2', recipient: 'U1', kind: 'post', opens: true })).toBeUndefined();
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
