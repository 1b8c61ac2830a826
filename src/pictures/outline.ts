/**
 * Outlines of letters are written in whole numbers, so many to a unit of the picture: an eighth of a pixel each. A long
 * number takes longer to read than the letter takes to fill.
 */
export const OUTLINE_UNITS = 20;

/** The outline of a glyph at a size, the y axis pointing down. */
export interface Outline {
  /** Where it begins, from where the glyph stands. */
  readonly x: number;
  readonly y: number;
  /** All that follows, from there on, in whole numbers; empty for a space. */
  readonly path: string;
}

const NUMBERS: Readonly<Record<string, number>> = { M: 2, L: 2, Q: 4, C: 6, Z: 0 };

/**
 * Takes the outline of a font, in its own units and with the y axis pointing up, to a size. Every point is rounded where it
 * stands, so that no error adds up. Throws an Error for a command that fonts do not use.
 */
export function outlineOf(path: string, scale: number): Outline {
  let [x, y] = [0, 0];
  let start: readonly [number, number] | undefined;
  let first: readonly [number, number] = [0, 0];
  const parts: string[] = [];
  for (const [, command = '', rest = ''] of path.matchAll(/([A-Z])([^A-Z]*)/gu)) {
    const numbers = rest.match(/-?[\d.]+/gu)?.map((one, index) => at(Number(one), index, scale)) ?? [];
    if (numbers.length !== NUMBERS[command]) throw new Error(`a glyph has the command ${command}${rest}`);
    if (command === 'Z') {
      parts.push('z');
      [x, y] = start ?? [0, 0];
      continue;
    }
    const moves = numbers.map((one, index) => one - (index % 2 === 0 ? x : y));
    if (start === undefined) first = [numbers[0] ?? 0, numbers[1] ?? 0];
    else parts.push(`${command.toLowerCase()}${moves.join(' ')}`);
    [x, y] = [numbers.at(-2) ?? 0, numbers.at(-1) ?? 0];
    if (command === 'M') start = [x, y];
  }
  return { x: first[0], y: first[1], path: parts.join('') };
}

const at = (value: number, index: number, scale: number) =>
  Math.round(value * scale * OUTLINE_UNITS) * (index % 2 === 0 ? 1 : -1) || 0;
