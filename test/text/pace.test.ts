import { describe, expect, it } from 'vitest';
import type { Kpi } from '../../src/domain/kpi/kpi.ts';
import { standingOf } from '../../src/domain/progress/standing.ts';
import { aGoal } from '../support/samples.ts';
import { english } from '../support/texts.ts';

const { pace, format } = english();
/** With plain spaces, to be read. */
const plain = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ');
const percent = { kind: 'percent' } as const;
const retention: Kpi = { direction: 'increase', unit: percent, baseline: 80, target: 85 };
const csat: Kpi = { direction: 'at-least', unit: percent, target: 90 };
const due = { on: '2026-12-31', today: '2026-11-30' };
const forecast = { known: true, value: 84.1, low: 83.8, high: 84.6, perDay: 0.01, values: 10, decimals: 1 } as const;

describe('the forecast in words', () => {
  it('tells where the trend leads, and between what', () => {
    expect(plain(pace.forecast(forecast, retention, due))).toBe(
      'At this pace, 84.1% (between 83.8% and 84.6%) by 31 December; the target is 85%.',
    );
    expect(plain(pace.forecast({ ...forecast, low: 84.1, high: 84.1 }, csat, due))).toBe(
      'At this pace, 84.1% by 31 December; the bound is ≥ 90%.',
    );
  });

  it('says nothing where nothing is known', () => {
    expect(pace.forecast({ known: false, why: 'early' }, retention, due)).toBeUndefined();
  });
});

describe('the reason of a status in words', () => {
  it.each([
    [{ code: 'target-met' }, retention, 'The target is reached.'],
    [{ code: 'on-pace', progress: 0.86, expected: 0.84 }, retention, '86% of the way, 84% expected by now.'],
    [{ code: 'behind-pace', progress: -0.2, expected: 0.5 }, retention, '−20% of the way, 50% expected by now.'],
    [
      { code: 'forecast-misses', progress: 0.86, expected: 0.84, forecast },
      retention,
      '86% of the way, 84% expected by now. At this pace, 84.1% (between 83.8% and 84.6%) by 31 December; the target is 85%.',
    ],
    [{ code: 'bound-kept', value: 92 }, csat, 'Within the bound: ≥ 90%.'],
    [{ code: 'bound-broken', value: 89 }, csat, 'Outside the bound: 89%; the bound is ≥ 90%.'],
    [
      { code: 'bound-broken-again', value: 89, before: 88.5 },
      csat,
      'Outside the bound again: 88.5% the month before, 89% now; the bound is ≥ 90%.',
    ],
  ] as const)('%o', (reason, kpi, sentence) => {
    expect(plain(pace.reason(reason, kpi, due))).toBe(sentence);
  });
});

describe('how far a goal has come', () => {
  const standing = (progress: number, expected: number) => {
    const goal = { ...standingOf(aGoal(), '2026-01-01', () => 'Noor'), value: 80, progress, expected };
    return plain(english().round.progress(goal).mrkdwn);
  };

  it('is told in words where it lies far outside, as with a value in doubt', () => {
    expect(standing(-9.43, 0.5)).toBe('80% · ▱▱▱▱▱▱▱▱▱▱ far behind the baseline, 50% expected');
    expect(standing(9.43, 0.5)).toBe('80% · ▰▰▰▰▰▰▰▰▰▰ more than twice the way to the target, 50% expected');
    expect(standing(-1, 0.5)).toContain('−100% of the way');
    expect(standing(2, 0.5)).toContain('200% of the way');
  });

  it('is not held against anything on the first days', () => {
    expect(standing(0, 0)).toBe('80% · ▱▱▱▱▱▱▱▱▱▱ 0% of the way, just started');
    expect(standing(0.1, 0.004)).toContain('10% of the way, just started');
    expect(standing(0.1, 0.006)).toContain('1% expected');
    expect(plain(pace.reason({ code: 'on-pace', progress: 0, expected: 0 }, retention, due))).toBe(
      '0% of the way, just started.',
    );
  });
});

describe('progress', () => {
  it('is never shown as the whole before it is', () => {
    const shown = [0.994, 0.996, 0.999999999999, 1, 1.004, 0.425, -0.2, 0].map(format.progress).map(plain);
    expect(shown).toEqual(['99%', '99%', '99%', '100%', '100%', '43%', '−20%', '0%']);
  });
});
