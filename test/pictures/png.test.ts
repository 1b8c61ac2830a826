import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { palettePng } from '../../src/pictures/png.ts';

/** Opaque pixels of these colours, in rows of a width. */
function pixelsOf(colours: readonly number[], width: number) {
  const height = Math.ceil(colours.length / width);
  const all = Array.from({ length: width * height }, (_, index) => (colours[index] ?? 0) | 0xff000000);
  return { width, height, pixels: new Uint8Array(Uint32Array.from(all).buffer) };
}
const read = (png: Buffer | undefined) => PNG.sync.read(png ?? Buffer.alloc(0));

describe('a drawing as a PNG', () => {
  it('of few colours has every pixel as it was', () => {
    const colours = fc.uniqueArray(fc.nat({ max: 0xffffff }), { minLength: 1, maxLength: 256 });
    const drawings = colours.chain((palette) =>
      fc.tuple(
        fc.array(fc.constantFrom(...palette), { minLength: 1, maxLength: 600 }),
        fc.integer({ min: 1, max: 40 }),
      ),
    );
    fc.assert(
      fc.property(drawings, ([all, width]) => {
        const drawing = pixelsOf(all, width);
        const { data, ...size } = read(palettePng(drawing));
        expect([size.width, size.height]).toEqual([drawing.width, drawing.height]);
        expect(new Uint8Array(data)).toEqual(drawing.pixels);
      }),
    );
  });

  it('of more colours keeps the frequent ones, and takes the nearest for the others', () => {
    const frequent = Array.from({ length: 256 }, (_, index) => [index << 8, index << 8]).flat();
    const drawing = pixelsOf([...frequent, (17 << 8) | 3], 19);
    const { data } = read(palettePng(drawing));
    const at = 4 * frequent.length;
    expect([...data.subarray(at, at + 4)]).toEqual([0, 17, 0, 255]);
    expect(new Uint8Array(data.subarray(0, at))).toEqual(drawing.pixels.subarray(0, at));
  });

  it('has colours as they are where they are seen through', () => {
    // Half of a full red: the renderer multiplies it by its opacity.
    const pixels = new Uint8Array([128, 0, 0, 128, 0, 0, 0, 0]);
    expect([...read(palettePng({ width: 2, height: 1, pixels })).data]).toEqual([255, 0, 0, 128, 0, 0, 0, 0]);
  });

  it('is none for a photograph', () => {
    const many = Array.from({ length: 5000 }, (_, index) => index * 7);
    expect(palettePng(pixelsOf(many, 100))).toBeUndefined();
  });
});
