import { constants, crc32, deflateSync } from 'node:zlib';

/** Pixels, four bytes each: red, green, blue, by which the opacity is multiplied already, and the opacity. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A palette of a PNG has as many colours (PNG, third edition, 11.2.2). */
const MAX_COLOURS = 256;
/** A drawing has some hundreds. What has more is a photograph. */
const MAX_DISTINCT = 4096;
/** Of the table of colours; twice as many as there may be. */
const SLOTS = 2 * MAX_DISTINCT;
/** Spreads colours that are next to each other over the table (Knuth, "The Art of Computer Programming", 6.4). */
const GOLDEN = 0x9e3779b1;
const SHIFT = 32 - Math.log2(SLOTS);
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Lines and letters on an even ground: a higher level takes three times as long for a quarter of the size. */
const DEFLATE = { level: 1, strategy: constants.Z_DEFAULT_STRATEGY, memLevel: 9 };

/**
 * A drawing as a PNG with a palette, in half of the time that it takes to write each pixel's red, green, and blue. Of more
 * than 256 colours, the most frequent are kept, and every other one becomes the nearest of these: a step of the edge of a
 * letter. Undefined where there are too many for a drawing.
 */
export function palettePng(drawing: Pixels): Buffer | undefined {
  const counted = countColours(drawing);
  if (counted === undefined) return undefined;
  const { colours, counts, runs } = counted;
  const ranked = colours.map((_, index) => index).toSorted((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0));
  const palette = ranked.slice(0, MAX_COLOURS).map((index) => colours[index] ?? 0);
  const entries = new Uint8Array(colours.length);
  for (const [rank, index] of ranked.entries()) {
    entries[index] = rank < MAX_COLOURS ? rank : nearest(palette, colours[index] ?? 0);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(drawing)),
    ...paletteChunks(palette),
    chunk('IDAT', deflateSync(rowsOf(drawing, runs, entries), DEFLATE)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each colour once, how many pixels have it, and the runs of pixels of one colour, each within its row. */
function countColours({ width, height, pixels }: Pixels) {
  const values = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const [ends, places] = [new Uint32Array(values.length), new Uint16Array(values.length)];
  const counts = new Uint32Array(MAX_DISTINCT);
  const { placeOf, colours } = createColours();
  let [run, at] = [0, 0];
  for (let row = 1; row <= height; row += 1) {
    const end = row * width;
    while (at < end) {
      const value = values[at] as number;
      const since = at;
      do at += 1;
      while (at < end && values[at] === value);
      const place = placeOf(value);
      if (place === MAX_DISTINCT) return undefined;
      counts[place] = (counts[place] as number) + at - since;
      ends[run] = at;
      places[run] = place;
      run += 1;
    }
  }
  return { colours, counts, runs: { ends, places } };
}

/** Numbers colours in the order in which they come. A table of its own: a million look-ups of a Map take twice as long. */
function createColours() {
  const table = new Int16Array(SLOTS).fill(-1);
  const colours: number[] = [];
  const placeOf = (colour: number): number => {
    let slot = Math.imul(colour, GOLDEN) >>> SHIFT;
    let place = table[slot] as number;
    while (place >= 0 && colours[place] !== colour) {
      slot = (slot + 1) & (SLOTS - 1);
      place = table[slot] as number;
    }
    if (place >= 0 || colours.length === MAX_DISTINCT) return place < 0 ? MAX_DISTINCT : place;
    table[slot] = colours.length;
    return colours.push(colour) - 1;
  };
  return { placeOf, colours };
}

interface Runs {
  /** Where each ends: the pixel after its last one. */
  readonly ends: Uint32Array;
  /** Which colour it has. */
  readonly places: Uint16Array;
}

/** What is compressed: before each row a zero, which says that nothing was taken off it. */
function rowsOf({ width, height }: Pixels, { ends, places }: Runs, entries: Uint8Array): Uint8Array {
  const bytes = new Uint8Array((width + 1) * height);
  let [run, at] = [0, 0];
  for (let row = 1; row <= height; row += 1) {
    while (at < row * width) {
      const end = ends[run] as number;
      bytes.fill(entries[places[run] as number] as number, at + row, end + row);
      at = end;
      run += 1;
    }
  }
  return bytes;
}

function nearest(palette: readonly number[], colour: number): number {
  let [found, least] = [0, Number.POSITIVE_INFINITY];
  for (const [index, other] of palette.entries()) {
    let distance = 0;
    for (let shift = 0; shift < 32; shift += 8)
      distance += (((colour >>> shift) & 255) - ((other >>> shift) & 255)) ** 2;
    if (distance < least) [found, least] = [index, distance];
  }
  return found;
}

function header({ width, height }: Pixels): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  // Eight bits a pixel, of a palette.
  bytes.set([8, 3, 0, 0, 0], 8);
  return bytes;
}

/** The colours as they are without their opacity, and the opacity of each. */
function paletteChunks(palette: readonly number[]): Buffer[] {
  const channels = palette.map((colour) => new Uint8Array(Uint32Array.of(colour).buffer));
  const plain = (value: number, opacity: number) => (opacity === 0 ? 0 : Math.round((255 * value) / opacity));
  const colours = channels.flatMap(([red = 0, green = 0, blue = 0, opacity = 0]) =>
    [red, green, blue].map((value) => plain(value, opacity)),
  );
  const opacities = channels.map(([, , , opacity = 0]) => opacity);
  return [chunk('PLTE', Buffer.from(colours)), chunk('tRNS', Buffer.from(opacities))];
}

function chunk(type: string, content: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const bytes = Buffer.alloc(typed.length + 8);
  bytes.writeUInt32BE(content.length, 0);
  bytes.set(typed, 4);
  bytes.writeUInt32BE(crc32(typed), typed.length + 4);
  return bytes;
}
