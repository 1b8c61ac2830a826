import type { RadarPicture } from '../../pictures/picture.ts';
import type { Texts } from '../../text/index.ts';

/** What is scored, with the score before, and the span of several scorers where they do not agree. */
export interface Score {
  readonly name: string;
  readonly now?: number;
  readonly before?: number;
  readonly spread?: { readonly low: number; readonly high: number };
}

export interface Scores {
  readonly title: string;
  /** The least and the greatest that can be scored, in whole numbers. */
  readonly least: number;
  readonly greatest: number;
  /** Three to eight. */
  readonly scores: readonly Score[];
  /** What the scores are called, and the ones before, such as the months that they are of. */
  readonly now: string;
  readonly before: string;
}

const DIGITS = 1;

/** Scores around a middle, beside the ones before, in the words and numbers of their reader. */
export function scoresPicture({ title, least, greatest, scores, now, before }: Scores, t: Texts): RadarPicture {
  const write = (score: number | undefined) => (score === undefined ? undefined : t.format.number(score, DIGITS));
  const count = greatest - least + 1;
  return {
    kind: 'radar',
    title,
    low: least - 1,
    high: greatest,
    rings: Array.from({ length: count }, (_, index) => ({ at: least + index, text: t.format.number(least + index) })),
    axes: scores.map((score) => ({
      name: score.name,
      text: t.picture.score(write(score.now), write(score.before)),
      ...(score.now !== undefined && { value: score.now }),
      ...(score.before !== undefined && { before: score.before }),
      ...(score.spread && { spread: score.spread }),
    })),
    legend: { now, before, spread: t.picture.spread },
  };
}

/** The same in words: the text of the picture for who does not see it. */
export function scoresStory({ title, scores }: Pick<Scores, 'title' | 'scores'>, t: Texts): string {
  const written = (value: number) => ({ value, text: t.format.number(value, DIGITS) });
  return t.picture.scoresStory({
    title,
    scores: scores.map(({ name, now, before }) => ({
      name,
      ...(now !== undefined && { now: written(now) }),
      ...(before !== undefined && { before: written(before) }),
    })),
  });
}
