import type { PictureSvg } from './frame.ts';
import { heatSvg } from './heat-svg.ts';
import { panelsSvg } from './panels-svg.ts';
import type { Picture } from './picture.ts';
import { radarSvg } from './radar-svg.ts';
import { trendSvg } from './trend-svg.ts';
import type { Typesetter } from './typesetter.ts';

/** Makes the SVG of a picture of any kind. */
export function pictureSvg(picture: Picture, type: Typesetter): PictureSvg {
  switch (picture.kind) {
    case 'trend':
      return trendSvg(picture, type);
    case 'radar':
      return radarSvg(picture, type);
    case 'panels':
      return panelsSvg(picture, type);
    case 'heat':
      return heatSvg(picture, type);
  }
}
