import { DECIDED, type DecidedField, type Goal, type GoalChange } from '../../src/domain/goal/goal.ts';

/** A change of every field, and one of a single field. */
export function changesTo(title: string, kpi: Goal['kpi'], reason: string, at: Date): GoalChange[] {
  const none = Object.fromEntries(DECIDED.map((field) => [field, null])) as { readonly [Field in DecidedField]: null };
  const before = {
    title: 'Before',
    category: 'other',
    kpi,
    milestones: [],
    owner: 'U1',
    due: '2026-06-30',
    state: 'draft',
  } as const;
  const after = {
    title,
    description: reason,
    category: 'retention',
    serves: title,
    parent: 'p1',
    weight: 33.25,
    client: 'c1',
    kpi: { direction: 'within-range', unit: { kind: 'percent' }, low: -1.5, high: 1234.5 },
    calculator: 'churn-rate',
    benchmark: { value: 0.5, source: reason },
    cadence: 'weekly',
    milestones: [{ id: 'm1', value: 12.5, title: reason }],
    plan: [{ by: '2026-03-31', value: 1.25 }],
    owner: 'U2',
    reporter: 'U3',
    contributors: ['U4', 'W77'],
    visibility: 'private',
    due: '2026-12-31',
    state: 'missed',
    outcome: { score: 0.4, proposed: 0.7, reason, closing: title },
  } as const satisfies { readonly [Field in DecidedField]: unknown };
  const later = new Date('2026-03-01T10:00:00.456Z');
  return [
    { id: 'd1', by: 'U9', at, reason, was: { ...none, ...before }, now: after },
    { id: 'd2', by: 'U1', at: later, was: { title }, now: { title: `${title}.` } },
  ];
}
