import { Resvg } from '@resvg/resvg-js';
import { loadFonts } from './fonts.ts';
import type { Picture } from './picture.ts';
import { pictureSvg } from './picture-svg.ts';
import { palettePng } from './png.ts';
import { createTypesetter } from './typesetter.ts';

/** Makes the PNG of a picture. Letters are outlines by then, so that no font is looked for. */
export function createRender(): (picture: Picture) => Uint8Array<ArrayBuffer> {
  const type = createTypesetter(loadFonts());
  return (picture) => pngOf(pictureSvg(picture, type).svg);
}

/** The drawing of an SVG, which takes three quarters of its time to write a PNG by itself. */
export function pngOf(svg: string): Uint8Array<ArrayBuffer> {
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const { width, height, pixels } = image;
  return new Uint8Array(palettePng({ width, height, pixels }) ?? image.asPng());
}
