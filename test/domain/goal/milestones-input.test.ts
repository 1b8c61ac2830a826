import { describe, expect, it } from 'vitest';
import type { GoalChange, Milestone } from '../../../src/domain/goal/goal.ts';
import { parseKpi } from '../../../src/domain/goal/kpi-input.ts';
import {
  MAX_MILESTONE_TITLE,
  readMilestones,
  sharesOfMilestones,
  withStableIds,
} from '../../../src/domain/goal/milestones-input.ts';
import type { Unit } from '../../../src/domain/kpi/kpi.ts';
import { aGoal, aGoalDraft } from '../../support/samples.ts';

const percent: Unit = { kind: 'percent' };
const read = (text: string, unit: Unit = percent, locale?: string) => {
  const milestones = readMilestones(text, unit, locale);
  return milestones.ok ? milestones.value.map(({ value, title }) => [value, title]) : milestones.problem;
};

describe('milestones', () => {
  it.each<[string, Unit, string | undefined, unknown]>([
    [
      '82; 83.5',
      percent,
      undefined,
      [
        [82, undefined],
        [83.5, undefined],
      ],
    ],
    ['82 first pilot', percent, undefined, [[82, 'first pilot']]],
    ['82: first pilot', percent, undefined, [[82, 'first pilot']]],
    [
      '82% first pilot\n83,5: zweiter: Kunde\n84',
      percent,
      'de-DE',
      [
        [82, 'first pilot'],
        [83.5, 'zweiter: Kunde'],
        [84, undefined],
      ],
    ],
    [
      '82 first pilot; 84 all of them',
      percent,
      undefined,
      [
        [82, 'first pilot'],
        [84, 'all of them'],
      ],
    ],
    ['2 weeks 3 days kick-off', { kind: 'duration', in: 'days' }, undefined, [[17, 'kick-off']]],
    ['82 2027 launch', { kind: 'number' }, undefined, [[82, '2027 launch']]],
    ['82: 100 clients', { kind: 'number' }, undefined, [[82, '100 clients']]],
    ['€ 1200 first invoice', { kind: 'currency', currency: 'EUR' }, undefined, [[1200, 'first invoice']]],
  ])('%j has its values and what they are called', (text, unit, locale, expected) => {
    expect(read(text, unit, locale)).toEqual(expected);
  });

  it.each([
    ['first pilot', { code: 'not-a-number', unit: percent }],
    ['82 first\nsoon', { code: 'not-a-number', unit: percent }],
    [`82 ${'x'.repeat(MAX_MILESTONE_TITLE + 1)}`, { code: 'too-long', max: MAX_MILESTONE_TITLE }],
  ])('%j is refused', (text, problem) => {
    expect(read(text)).toEqual(problem);
  });

  it('go by the form of a goal with their titles, each value once', () => {
    const parsed = parseKpi(aGoalDraft({ milestones: '82 first pilot\n84\n82 again' }));
    expect(parsed).toMatchObject({
      ok: true,
      milestones: [
        { id: 'm1', value: 82, title: 'first pilot' },
        { id: 'm2', value: 84 },
      ],
    });
  });

  it('that nobody named lie at shares of the way, however often they moved', () => {
    const lying = (...ids: string[]) => sharesOfMilestones(ids.map((id, value): Milestone => ({ id, value })));
    expect(lying('q1', 'q2-2', 'q1.2-13')).toEqual([0.25, 0.5, 0.3]);
    expect(lying('q1', 'm1')).toBeUndefined();
    expect(lying()).toBeUndefined();
  });

  it('keep their id while they keep their value, and never get that of another', () => {
    const change = (milestones: readonly Milestone[]): GoalChange => {
      return { id: 'x', by: 'U1', at: new Date(0), was: { milestones }, now: { milestones: [] } };
    };
    const goal = aGoal({ milestones: [{ id: 'm1', value: 82 }], changes: [change([{ id: 'm2', value: 83 }])] });
    const typed = [
      { id: 'm1', value: 81 },
      { id: 'm2', value: 82, title: 'first pilot' },
      { id: 'm3', value: 83 },
    ];
    expect(withStableIds(typed, goal)).toEqual([
      { id: 'm1-2', value: 81 },
      { id: 'm1', value: 82, title: 'first pilot' },
      { id: 'm2', value: 83 },
    ]);
    const ofWay = aGoal({
      milestones: [
        { id: 'q1', value: 81 },
        { id: 'q2', value: 83 },
      ],
    });
    expect(
      withStableIds(
        [
          { id: 'q1', value: 83 },
          { id: 'q2', value: 86 },
        ],
        ofWay,
      ),
    ).toEqual([
      { id: 'q1-2', value: 83 },
      { id: 'q2-2', value: 86 },
    ]);
  });
});
