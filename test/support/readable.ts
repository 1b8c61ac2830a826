import { expect } from 'vitest';
import type { PictureSvg } from '../../src/pictures/frame.ts';
import { crosses } from '../../src/pictures/geometry.ts';
import { contains, overlap } from '../../src/pictures/labels.ts';

/** What rounding may take of a label. */
const TOUCH = 0.02;

/**
 * Expects every label of a picture to stand whole within it, on no other label and on none of its lines; returns what they
 * say.
 */
export function expectReadable({ svg, labels, lines }: PictureSvg): string[] {
  const [, width = '', height = ''] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/u.exec(svg) ?? [];
  const picture = { x: 0, y: 0, width: Number(width), height: Number(height) };
  const touched = labels.flatMap(({ text, box }, index) => [
    ...(contains(picture, box) ? [] : [`${text} is cut`]),
    ...labels
      .slice(index + 1)
      .filter((other) => overlap(box, other.box, -TOUCH))
      .map((other) => `${text} on ${other.text}`),
    ...(lines.some((line) => crosses(line, box, -TOUCH)) ? [`${text} on a line`] : []),
  ]);
  expect(touched).toEqual([]);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  return labels.map(({ text }) => text);
}
