import { Resvg } from '@resvg/resvg-js';
import { loadFonts } from './fonts.ts';
import type { TrendPicture } from './picture.ts';
import { trendSvg } from './trend-svg.ts';
import { createTypesetter } from './typesetter.ts';

/** Makes the PNG of a picture. Letters are outlines by then, so that no font is looked for. */
export function createRender(): (picture: TrendPicture) => Uint8Array<ArrayBuffer> {
  const type = createTypesetter(loadFonts());
  return (picture) => pngOf(trendSvg(picture, type).svg);
}

/** The renderer alone. */
export function pngOf(svg: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng());
}
