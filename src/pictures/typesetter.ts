import bidiFactory from 'bidi-js';
import { Buffer, Direction, shape } from 'harfbuzzjs';
import type { LoadedFont, Weight } from './fonts.ts';
import { OUTLINE_UNITS, type Outline } from './outline.ts';

/** A line of text as outlines. */
export interface TextLine {
  readonly text: string;
  readonly width: number;
  /** Above and below the baseline. */
  readonly ascent: number;
  readonly descent: number;
  readonly isRightToLeft: boolean;
  /** Its glyphs, from where the line begins on its baseline. */
  readonly glyphs: readonly Glyph[];
}

interface Glyph {
  readonly x: number;
  readonly y: number;
  readonly outline: Outline;
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
/** Lines that are kept: the numbers and months of one picture stand in the next one, too. */
const MAX_LINES = 400;
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
  const lines = new Map<string, TextLine>();
  const line = (raw: string, size: number, weight: Weight = 'regular'): TextLine => {
    const text = tidied(raw);
    const key = `${size} ${weight} ${text}`;
    const kept = lines.get(key) ?? set(text, size, weight);
    if (lines.size >= MAX_LINES) lines.clear();
    lines.set(key, kept);
    return kept;
  };
  const set = (text: string, size: number, weight: Weight): TextLine => {
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
    const glyphs: Glyph[] = [];
    let width = 0;
    for (const run of inVisualOrder(runs)) width += writeRun(run, size, width, glyphs);
    const isRightToLeft = (paragraphs[0]?.level ?? 0) % 2 === 1;
    return { text, width, ascent: ASCENT * size, descent: DESCENT * size, isRightToLeft, glyphs };
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
function writeRun({ font, level, text }: Run, size: number, x: number, glyphs: Glyph[]) {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(level % 2 === 1 ? Direction.RTL : Direction.LTR);
  shape(font.font, buffer);
  const scale = size / font.unitsPerEm;
  let advance = 0;
  for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
    const outline = font.outline(codepoint, size);
    if (outline.path !== '') glyphs.push({ x: x + (advance + xOffset) * scale, y: -yOffset * scale, outline });
    advance += xAdvance;
  }
  return advance * scale;
}

/** The path of a line that begins here on its baseline, in the units of outlines. */
export function pathOf({ glyphs }: TextLine, x: number, y: number): string {
  return glyphs
    .map(({ outline, ...from }) => {
      const left = Math.round((x + from.x) * OUTLINE_UNITS) + outline.x;
      return `M${left} ${Math.round((y + from.y) * OUTLINE_UNITS) + outline.y}${outline.path}`;
    })
    .join('');
}
