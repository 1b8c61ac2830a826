import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFonts } from '../../src/pictures/fonts.ts';
import type { RadarPicture } from '../../src/pictures/picture.ts';
import { radarSvg } from '../../src/pictures/radar-svg.ts';
import { createTypesetter } from '../../src/pictures/typesetter.ts';
import { type Score, scoresStory } from '../../src/slack/views/scores-picture.ts';
import { radarOf, scoresOf } from '../support/radars.ts';
import { expectReadable } from '../support/readable.ts';
import { english, german } from '../support/texts.ts';

const type = createTypesetter(loadFonts());
const ARABIC = 'النية والغرض من العمل معا';
const texts = (picture: RadarPicture) => expectReadable(radarSvg(picture, type));

describe('the picture of scores', () => {
  it('says each score beside its name, with the one before where it differs', () => {
    const scores = scoresOf([4, 3, 5, 2.5, 4], [3, 3, 4, 3, 4]);
    expect(texts(radarOf(scores, english()))).toEqual(
      expect.arrayContaining(['Pulse: Northwind', 'Oct 2026', 'Purpose', '4, was 3', 'Care', '2.5, was 3', '5']),
    );
    expect(texts(radarOf(scores, german()))).toEqual(expect.arrayContaining(['2,5, zuvor 3']));
  });

  it.each<[string, Score[]]>([
    ['none', scoresOf([])],
    ['one value', scoresOf([undefined, 2])],
    ['all equal', scoresOf([5, 5, 5, 5, 5], [5, 5, 5, 5, 5])],
    ['the least', scoresOf([1, 1, 1, 1, 1])],
    ['10^15 and negative, which the use case refuses', scoresOf([1e15, -7, 0, 3, 4])],
    ['a name of 200 characters', scoresOf([1, 2, 3, 4, 5]).map((one) => ({ ...one, name: 'Purpose '.repeat(25) }))],
    ['emoji', scoresOf([1, 2, 3, 4, 5]).map((one) => ({ ...one, name: '🎯👩‍💻'.repeat(20) }))],
    ['Arabic', scoresOf([1, 2, 3, 4, 5]).map((one) => ({ ...one, name: ARABIC }))],
    ['a spread', scoresOf([1, 2, 3, 4, 5]).map((one) => ({ ...one, spread: { low: 1, high: 5 } }))],
  ])('is readable: %s', (_, scores) => {
    for (const t of [english(), german()]) {
      const written = texts(radarOf(scores, t));
      // Whatever else finds no room, every name does.
      expect(written.length).toBeGreaterThanOrEqual(2 * scores.length);
    }
  });

  it('never has a label on another one or on a line, over 500 random series', () => {
    const score = fc.option(
      fc.integer({ min: 2, max: 10 }).map((half) => half / 2),
      { nil: undefined },
    );
    const name = fc.oneof(fc.string({ maxLength: 60, unit: 'grapheme' }), fc.constantFrom(ARABIC, 'Care', '🎯'));
    const one = fc.record({ name, now: score, before: score, spread: fc.option(fc.tuple(score, score)) });
    const scores = fc.array(one, { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(scores, name, (drafts, title) => {
        const all = drafts.map(({ name, now, before, spread }): Score => {
          const [low, high] = [spread?.[0] ?? 1, spread?.[1] ?? 5];
          return {
            name,
            ...(now !== undefined && { now }),
            ...(before !== undefined && { before }),
            ...(spread && { spread: { low: Math.min(low, high), high: Math.max(low, high) } }),
          };
        });
        texts(radarOf(all, english(), title));
      }),
      { numRuns: 500 },
    );
  });

  it('is told in words: what changed, what did not, and which is the weakest', () => {
    const title = 'Pulse: Northwind';
    const story = (now: (number | undefined)[], before?: number[], t = english()) =>
      scoresStory({ title, scores: scoresOf(now, before) }, t);
    expect(story([4, 3, 5, 2.5, 4], [3, 3, 4, 3, 4])).toBe(
      'Pulse: Northwind. Purpose rose from 3 to 4. Personality rose from 4 to 5. Care fell from 3 to 2.5. Unchanged: Communication (3) and Promise (4). Weakest: Care.',
    );
    expect(story([2, undefined, 2, 2, 2])).toBe(
      'Pulse: Northwind. Scored: Purpose (2), Personality (2), Care (2) and Promise (2). Not scored: Communication.',
    );
    expect(story([4, 3, 3, 3, 3], [3, 3, 3, 3, 3], german())).toBe(
      'Pulse: Northwind. Purpose: von 3 auf 4 gestiegen. Unverändert: Communication (3), Personality (3), Care (3) und Promise (3). Am schwächsten: Communication, Personality, Care und Promise.',
    );
  });
});
