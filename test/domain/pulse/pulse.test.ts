import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPulseDue } from '../../../src/domain/pulse/due.ts';
import { bandOf, byFactor, FACTORS, HOLDS_AT } from '../../../src/domain/pulse/factors.ts';
import { placeOf, STAGES } from '../../../src/domain/pulse/place.ts';
import { isGiven, lastGivenBy, standingPulses } from '../../../src/domain/pulse/pulse.ts';
import { MAX_EVIDENCE_LENGTH, parsePulse } from '../../../src/domain/pulse/pulse-input.ts';
import { factorOf, MIN_SPREAD, quarterPulse, quarterPulses } from '../../../src/domain/pulse/quarter-pulse.ts';
import { changeOf, pulseTrend } from '../../../src/domain/pulse/trend.ts';
import { aPulse, aSkip, Q1, Q4, somePulses } from './support.ts';

const given = (...pulses: Parameters<typeof quarterPulse>[0]) => {
  const found = quarterPulse(pulses);
  if (found === undefined) throw new Error('Nobody gave one');
  return found;
};
const meansOf = (levels: readonly number[]) => byFactor((factor) => levels[FACTORS.indexOf(factor)] ?? 0);

describe('several pulses of a quarter', () => {
  it('count once for each person: the later one, of which both are kept', () => {
    const [first, second] = [aPulse('U1', [1, 1, 1, 1, 1], 1), aPulse('U1', [4, 4, 4, 4, 4], 2)];
    expect(standingPulses([second, first])).toEqual([second]);
    expect(given(second, first).whole).toBe(4);
    expect(lastGivenBy([second, first], 'U1')).toBe(second);
  });

  it('have the mean of their scorers, and both ends where these are far apart', () => {
    const pulse = given(aPulse('U1', [4, 3, 5, 2, 4], 1), aPulse('U2', [4, 4, 2, 2, 5], 2));
    expect(pulse.factors.map(({ mean }) => mean)).toEqual([4, 3.5, 3.5, 2, 4.5]);
    expect(factorOf(pulse, 'personality').spread).toEqual({ low: 2, high: 5 });
    expect(pulse.factors.filter(({ spread }) => spread !== undefined)).toHaveLength(1);
    expect(pulse.whole).toBe(3.5);
    expect(pulse.weakest).toBe('care');
    expect(pulse.scorers).toEqual(['U1', 'U2']);
  });

  it('have the weakest factor that the others build on, where several are as low', () => {
    expect(given(aPulse('U1', [4, 2, 2, 2, 4])).weakest).toBe('communication');
    expect(given(aPulse('U1', [3, 3, 3, 3, 3])).weakest).toBe('purpose');
  });

  it('count no skip of somebody who scored, before or after it', () => {
    const scored = aPulse('U1', [3, 3, 3, 3, 3], 2);
    expect(standingPulses([aSkip('U1', 1), scored, aSkip('U1', 3)])).toEqual([scored]);
    expect(quarterPulse([aSkip('U1', 1)])).toBeUndefined();
    expect(quarterPulses([aSkip('U1', 1)])).toEqual([]);
  });

  it('come to the same in whichever order they are read', () => {
    fc.assert(
      fc.property(somePulses, fc.infiniteStream(fc.nat()), (pulses, random) => {
        const keys = new Map(pulses.map((pulse) => [pulse, random.next().value ?? 0]));
        const mixed = pulses.toSorted((one, other) => (keys.get(one) ?? 0) - (keys.get(other) ?? 0));
        expect(quarterPulses(mixed)).toEqual(quarterPulses(pulses));
      }),
    );
  });

  it('lie between their lowest and highest score, for everybody once, in every factor and as a whole', () => {
    fc.assert(
      fc.property(somePulses, (pulses) => {
        for (const quarter of quarterPulses(pulses)) {
          const ofQuarter = pulses.filter((pulse) => pulse.quarter.id === quarter.quarter.id);
          expect(new Set(quarter.scorers)).toEqual(new Set(ofQuarter.filter(isGiven).map(({ by }) => by)));
          expect(quarter.scorers).toHaveLength(new Set(quarter.scorers).size);
          for (const { factor, mean, spread, given: scores } of quarter.factors) {
            const values = scores.map(({ score }) => score);
            const [low, high] = [Math.min(...values), Math.max(...values)];
            expect(mean, factor).toBeGreaterThanOrEqual(low);
            expect(mean, factor).toBeLessThanOrEqual(high);
            expect(spread !== undefined, factor).toBe(high - low >= MIN_SPREAD);
            expect(factorOf(quarter, quarter.weakest).mean).toBeLessThanOrEqual(mean);
          }
          const means = quarter.factors.map(({ mean }) => mean);
          expect(quarter.whole).toBeGreaterThanOrEqual(Math.min(...means));
          expect(quarter.whole).toBeLessThanOrEqual(Math.max(...means));
        }
      }),
    );
  });

  it('change by what a person scored last alone: what they scored before makes no difference', () => {
    fc.assert(
      fc.property(somePulses, (pulses) => {
        const last = pulses.filter((pulse) => !isGiven(pulse) || lastIn(pulses, pulse.by, pulse.quarter.id) === pulse);
        expect(quarterPulses(last)).toEqual(quarterPulses(pulses));
      }),
    );
  });
});

function lastIn(pulses: Parameters<typeof lastGivenBy>[0], by: string, quarter: string) {
  return lastGivenBy(
    pulses.filter((pulse) => pulse.quarter.id === quarter),
    by,
  );
}

describe('the place on the way', () => {
  it('is as far as the factors hold one after the other', () => {
    const stageOf = (...levels: number[]) => placeOf(meansOf(levels)).stage;
    expect(stageOf(2, 5, 5, 5, 5)).toBe('transactional');
    expect(stageOf(4, 3, 5, 5, 5)).toBe('transactional');
    expect(stageOf(4, 3.5, 3, 5, 5)).toBe('attentive');
    expect(stageOf(4, 4, 4, 3.49, 5)).toBe('personal');
    expect(stageOf(4, 4, 4, 4, 3)).toBe('committed');
    expect(placeOf(meansOf([4, 4, 4, 4, 4]))).toEqual({ stage: 'partnership', steps: 5 });
    expect(placeOf(meansOf([4, 4, 2, 4, 4])).next).toBe('personality');
  });

  it('is never further back where a factor is better', () => {
    const levels = fc.array(
      fc.integer({ min: 100, max: 500 }).map((mean) => mean / 100),
      { minLength: 5, maxLength: 5 },
    );
    fc.assert(
      fc.property(levels, fc.nat({ max: 4 }), fc.nat({ max: 100 }), (means, index, more) => {
        const better = means.map((mean, at) => (at === index ? Math.min(5, mean + more / 100) : mean));
        const [before, after] = [placeOf(meansOf(means)), placeOf(meansOf(better))];
        expect(after.steps).toBeGreaterThanOrEqual(before.steps);
        expect(STAGES.indexOf(after.stage)).toBeGreaterThanOrEqual(STAGES.indexOf(before.stage));
        expect(before.next === undefined).toBe(means.every((mean) => mean >= HOLDS_AT));
      }),
    );
  });

  it('has a next step of its own for each third of the scale', () => {
    expect([1, 2.49, 2.5, 3.49, 3.5, 5].map(bandOf)).toEqual(['low', 'low', 'middle', 'middle', 'holding', 'holding']);
  });
});

describe('the trend', () => {
  const wholes = (...values: number[]) => pulseTrend(values.map((whole) => ({ whole })));

  it('is none with one quarter', () => {
    expect(wholes(3)).toBeUndefined();
    expect(wholes()).toBeUndefined();
  });

  it('rises and falls from a third of a point on, and counts the quarters in a row', () => {
    expect(wholes(3, 3.29)).toEqual({ direction: 'steady', change: 0.29, quarters: 1 });
    expect(wholes(3.1, 3.4)).toEqual({ direction: 'rising', change: 0.3, quarters: 1 });
    expect(wholes(4, 3.5, 3.2, 2.9)).toEqual({ direction: 'falling', change: -0.3, quarters: 3 });
    expect(wholes(4, 3, 3.5, 4)).toMatchObject({ direction: 'rising', quarters: 2 });
  });

  it('turns round where the quarters do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 500 }), fc.integer({ min: 100, max: 500 }), (one, other) => {
        const [there, back] = [wholes(one / 100, other / 100), wholes(other / 100, one / 100)];
        expect(there?.change).toBe(-(back?.change ?? 0) + 0);
        expect(there?.direction === 'steady').toBe(back?.direction === 'steady');
      }),
    );
  });

  it('is known of each factor', () => {
    const [before, now] = [given(aPulse('U1', [2, 3, 3, 3, 3])), given(aPulse('U1', [4, 3, 3, 3, 1], 60_000))];
    expect(FACTORS.map((factor) => changeOf(factor, now, before))).toEqual([2, 0, 0, 0, -2]);
  });
});

describe('the form of a pulse', () => {
  const typed = (score: string | undefined, evidence: string) => parsePulse(byFactor(() => ({ score, evidence })));
  const codes = (result: ReturnType<typeof parsePulse>) =>
    result.ok ? [] : result.problems.map(({ field, problem }) => `${field} ${problem.code}`);

  it('is read with its evidence on one line', () => {
    const read = typed('4', '  They renewed\n without a question. ');
    expect(read.ok && read.scores.care).toEqual({ score: 4, evidence: 'They renewed without a question.' });
  });

  it('names each factor without a score, without evidence, or with too much of it', () => {
    expect(codes(typed(undefined, 'x')).slice(0, 2)).toEqual([
      'score.purpose choose-one',
      'score.communication choose-one',
    ]);
    expect(codes(typed('3', ' \n '))).toEqual(FACTORS.map((factor) => `evidence.${factor} required`));
    expect(codes(typed('3', 'x'.repeat(3000)))).toEqual(FACTORS.map((factor) => `evidence.${factor} too-long`));
    expect(codes(typed('3', 'x'.repeat(MAX_EVIDENCE_LENGTH)))).toEqual([]);
    for (const score of ['0', '6', '2.5', 'five', '']) expect(codes(typed(score, 'x'))).toHaveLength(5);
  });
});

describe('a pulse is due', () => {
  const now = aPulse('U1', [3, 3, 3, 3, 3], 60_000);

  it('from each person once a quarter, and not from who skipped it', () => {
    expect(isPulseDue([], 'U1', Q1, '2027-01-04')).toBe(true);
    expect(isPulseDue([now], 'U1', Q1, '2027-03-31')).toBe(false);
    expect(isPulseDue([now], 'U2', Q1, '2027-03-31')).toBe(true);
    expect(isPulseDue([aSkip('U1', 60_000)], 'U1', Q1, '2027-03-31')).toBe(false);
  });

  it('and not soon after they scored it in the quarter before', () => {
    const before = { ...aPulse('U1', [3, 3, 3, 3, 3]), quarter: Q4, on: '2026-12-10' };
    expect(isPulseDue([before], 'U1', Q1, '2027-01-04')).toBe(false);
    expect(isPulseDue([before], 'U1', Q1, '2027-01-09')).toBe(true);
  });
});
