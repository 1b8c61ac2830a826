import type { RadarPicture } from '../../src/pictures/picture.ts';
import { type Score, scoresPicture } from '../../src/slack/views/scores-picture.ts';
import type { Texts } from '../../src/text/index.ts';

const NAMES = ['Purpose', 'Communication', 'Personality', 'Care', 'Promise'];

/** Scores of five factors, each with the one before; what is undefined was not scored. */
export function scoresOf(now: readonly (number | undefined)[], before: readonly (number | undefined)[] = []): Score[] {
  return NAMES.map((name, index) => {
    const [score, last] = [now[index], before[index]];
    return { name, ...(score !== undefined && { now: score }), ...(last !== undefined && { before: last }) };
  });
}

/** The picture of such scores, from 1 to 5. */
export function radarOf(scores: readonly Score[], t: Texts, title = 'Pulse: Northwind'): RadarPicture {
  const all = { title, least: 1, greatest: 5, scores, now: 'Oct 2026', before: 'Jul 2026' };
  return scoresPicture(all, t);
}
