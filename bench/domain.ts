import { performance } from 'node:perf_hooks';
import type { Goal } from '../src/domain/goal.ts';
import { suggestStatus } from '../src/domain/pace.ts';
import { goalProgress } from '../src/domain/progress.ts';

const EVALUATIONS = 1_000_000;
const SMOKE_EVALUATIONS = 100_000;

const goal: Goal = {
  id: 'onboarding',
  workspace: 'T0',
  team: 'success',
  title: 'Onboarding time',
  category: 'efficiency',
  kpi: { direction: 'decrease', unit: { kind: 'duration', in: 'days' }, baseline: 14, target: 7 },
  milestones: [],
  owner: 'U0',
  start: '2026-07-01',
  due: '2026-12-31',
  state: 'active',
  checkIns: [
    { id: 'one', value: 10.5, status: 'on-track', by: 'U0', at: new Date('2026-09-01T09:00:00Z'), on: '2026-09-01' },
  ],
  createdBy: 'U0',
  createdAt: new Date('2026-07-01T09:00:00Z'),
  version: 1,
};

/** Progress and suggested status of a goal, many times, beside a loop that only divides. */
export function benchDomain({ smoke = false } = {}): void {
  const times = smoke ? SMOKE_EVALUATIONS : EVALUATIONS;
  let sum = 0;
  const perSecond = (run: (i: number) => number): number => {
    const started = performance.now();
    for (let i = 0; i < times; i += 1) sum += run(i);
    return Math.round((times * 1000) / (performance.now() - started));
  };
  const evaluate = (i: number) =>
    (goalProgress(goal) ?? 0) + suggestStatus(goal, 14 - (i % 70) / 10, '2026-10-01').length;
  const divide = (i: number) => (14 - (i % 70) / 10 - 14) / (7 - 14);
  for (const run of [evaluate, divide]) perSecond(run);
  const evaluations = perSecond(evaluate);
  const divisions = perSecond(divide);
  console.table({
    'progress and status': { 'per second': evaluations, 'share of a bare division': evaluations / divisions },
    'a bare division': { 'per second': divisions, 'share of a bare division': 1 },
  });
  if (!Number.isFinite(sum)) throw new Error('a progress is no number');
}
