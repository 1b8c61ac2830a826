import bidiFactory from 'bidi-js';
import { Buffer, Direction, shape } from 'harfbuzzjs';
import type { LoadedFont, Weight } from './fonts.ts';

/** A line of text as outlines: its SVG begins at x 0 on the baseline at y 0. */
export interface TextLine {
  readonly text: string;
  readonly width: number;
  /** Above and below the baseline. */
  readonly ascent: number;
  readonly descent: number;
  readonly isRightToLeft: boolean;
  readonly svg: string;
}

export interface Typesetter {
  /** Whether there is a glyph for every character. */
  canWrite(text: string): boolean;
  /** Characters without a glyph are left out. */
  line(text: string, size: number, weight?: Weight): TextLine;
  /** As `line`, with an ellipsis at its end where it is wider than `maxWidth`. */
  fitting(text: string, size: number, maxWidth: number, weight?: Weight): TextLine;
}

/** Of the font's size: as far as Inter's letters go, and those of Arabic with their marks. */
const ASCENT = 0.96;
const DESCENT = 0.32;
/** Characters whose font is kept in mind. */
const MAX_KNOWN = 5000;
/** Longer texts are cut before they are measured. */
const MAX_TEXT_LENGTH = 400;
/** What has no glyph of its own: joiners, variation selectors, marks of direction, and what breaks no line here. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const SPACES = /[\s\u00a0\u2000-\u200a\u202f]+/gu;
/** Those that have no shape, and halves of pairs. */
const CONTROLS = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

interface Run {
  readonly font: LoadedFont;
  readonly level: number;
  text: string;
}

/** Sets text with these fonts, shaped by HarfBuzz and ordered by Unicode's bidirectional algorithm (UAX 9). */
export function createTypesetter(fonts: Readonly<Record<Weight, readonly LoadedFont[]>>): Typesetter {
  const bidi = bidiFactory();
  const known = new Map<string, LoadedFont | undefined>();
  const fontOf = (cluster: string, weight: Weight) => {
    const key = `${weight} ${cluster}`;
    if (known.size >= MAX_KNOWN) known.clear();
    if (!known.has(key)) known.set(key, findFont(cluster, weight));
    return known.get(key);
  };
  const findFont = (cluster: string, weight: Weight) => {
    const visible = [...cluster].filter((character) => !INVISIBLE.test(character));
    return fonts[weight].find(({ font }) =>
      visible.every((character) => (font.glyph(character.codePointAt(0) ?? 0) ?? 0) > 0),
    );
  };
  const line = (raw: string, size: number, weight: Weight = 'regular'): TextLine => {
    const text = tidied(raw);
    const { levels, paragraphs } = bidi.getEmbeddingLevels(text);
    const runs: Run[] = [];
    for (const { segment, index } of graphemes.segment(text)) {
      const font = fontOf(segment, weight);
      const level = levels[index] ?? 0;
      const last = runs.at(-1);
      if (font === undefined) continue;
      if (last?.font === font && last.level === level) last.text += segment;
      else runs.push({ font, level, text: segment });
    }
    const parts: string[] = [];
    let width = 0;
    for (const run of inVisualOrder(runs)) width += writeRun(run, size, width, parts);
    const isRightToLeft = (paragraphs[0]?.level ?? 0) % 2 === 1;
    return { text, width, ascent: ASCENT * size, descent: DESCENT * size, isRightToLeft, svg: parts.join('') };
  };
  return {
    canWrite: (text) => [...graphemes.segment(tidied(text))].every(({ segment }) => fontOf(segment, 'regular')),
    line,
    fitting: (text, size, maxWidth, weight) => shortened((one) => line(one, size, weight), tidied(text), maxWidth),
  };
}

function tidied(text: string): string {
  return text.slice(0, MAX_TEXT_LENGTH).replaceAll(SPACES, ' ').replaceAll(CONTROLS, '').trim();
}

function shortened(line: (text: string) => TextLine, text: string, maxWidth: number): TextLine {
  const whole = line(text);
  if (whole.width <= maxWidth) return whole;
  const clusters = [...graphemes.segment(text)].map(({ segment }) => segment);
  let [fits, tooMany] = [0, clusters.length];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (line(`${clusters.slice(0, middle).join('')}…`).width <= maxWidth) fits = middle;
    else tooMany = middle;
  }
  return line(`${clusters.slice(0, fits).join('').trimEnd()}…`);
}

/** Rule L2 of UAX 9, for runs: from the highest level down, what has it or more is turned around. */
function inVisualOrder(runs: readonly Run[]): Run[] {
  const order = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    let from = 0;
    while (from < order.length) {
      let to = from;
      while ((order[to]?.level ?? -1) >= level) to += 1;
      order.splice(from, to - from, ...order.slice(from, to).toReversed());
      from = Math.max(to, from + 1);
    }
  }
  return order;
}

/** Adds the glyphs of a run from `x` on, and returns how far they go. */
function writeRun({ font: { font, unitsPerEm, outline }, level, text }: Run, size: number, x: number, parts: string[]) {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(level % 2 === 1 ? Direction.RTL : Direction.LTR);
  shape(font, buffer);
  const scale = size / unitsPerEm;
  let advance = 0;
  for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
    const path = outline(codepoint);
    const [left, up] = [x + (advance + xOffset) * scale, -yOffset * scale];
    if (path !== '') parts.push(glyphAt(path, left, up, scale));
    advance += xAdvance;
  }
  return advance * scale;
}

const glyphAt = (path: string, x: number, y: number, scale: number) =>
  `<path transform="matrix(${scale.toFixed(6)} 0 0 ${(-scale).toFixed(6)} ${x.toFixed(2)} ${y.toFixed(2)})" d="${path}"/>`;
