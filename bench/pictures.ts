import { setImmediate } from 'node:timers/promises';
import { Resvg } from '@resvg/resvg-js';
import { trendOf } from '../src/domain/progress/trend.ts';
import { trendPicture } from '../src/features/goal/slack/views/trend-picture.ts';
import { textsIn } from '../src/features/index.ts';
import { loadFonts } from '../src/pictures/fonts.ts';
import type { TrendPicture } from '../src/pictures/picture.ts';
import { createRender } from '../src/pictures/render.ts';
import { createPictureRenderer } from '../src/pictures/renderer.ts';
import { HEIGHT, SCALE, WIDTH } from '../src/pictures/style.ts';
import { trendSvg } from '../src/pictures/trend-svg.ts';
import { createTypesetter } from '../src/pictures/typesetter.ts';
import { goalWith, monthly } from '../test/support/trends.ts';

/** What the renderer takes by itself: a ground and a line of the same size. */
const BARE = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH * SCALE}" height="${HEIGHT * SCALE}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/><path d="M20 280L460 40" stroke="#0060a8" stroke-width="3"/></svg>`;
const MANY = 1000;
/** After so many everything that is kept is there. */
const WARM = 50;

/** As its documentation says: it draws, and writes the PNG. */
const rendererAlone = (svg: string) => new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;
}

const residentMb = () => process.memoryUsage().rss / 2 ** 20;

/** Milliseconds of the processor that work takes: what else the machine does costs the longer of two things more. */
function costOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export interface PictureCosts {
  /** Medians in milliseconds of the processor. */
  readonly whole: number;
  readonly sameOutlines: number;
  readonly bareLine: number;
  /** By how many megabytes the process has grown. */
  readonly grown: number;
}
export const WANTED = { ratio: 1.2, grownMb: 30 };

/** What a picture costs beside a bare line, one after the other in turns, and how much memory a thousand of them leave. */
export async function benchPictures({ smoke }: { readonly smoke: boolean }): Promise<PictureCosts> {
  const render = createRender();
  const count = smoke ? 3 : 200;
  const picture = (index: number) => {
    const goal = goalWith(monthly(80, 80.6, 80.9, 82, 81.8, 83, 83.2, 84 + index / 1000), {
      title: `Client retention rate ${index}`,
      kpi: { direction: 'increase', unit: { kind: 'percent' }, baseline: 80, target: 85, stretch: 88 },
      benchmark: { value: 82, source: 'x' },
    });
    const trend = trendOf(goal, '2026-09-15');
    if (trend === undefined) throw new Error('it has values');
    return trendPicture(goal, trend, textsIn('en-GB'));
  };
  const type = createTypesetter(loadFonts());
  const [whole, alone, bare]: [number[], number[], number[]] = [[], [], []];
  for (let index = 0; index < (smoke ? 1 : WARM); index += 1) render(picture(index));
  for (let index = 0; index < count; index += 1) {
    whole.push(costOf(() => render(picture(index))));
    bare.push(costOf(() => rendererAlone(BARE)));
    const { svg } = trendSvg(picture(index), type);
    alone.push(costOf(() => rendererAlone(svg)));
    // What the renderer holds outside of JavaScript is given back between turns.
    await setImmediate();
  }
  const costs = { whole: median(whole), sameOutlines: median(alone), bareLine: median(bare) };
  const grown = await grownBy(smoke ? 3 : MANY, smoke ? 1 : WARM, picture);
  for (const line of linesOf({ ...costs, grown }, count)) console.log(`  ${line}`);
  return { ...costs, grown };
}

function linesOf({ whole, sameOutlines, bareLine, grown }: PictureCosts, count: number): string[] {
  return [
    `a picture ${whole.toFixed(1)} ms of the processor (medians of ${count})`,
    `${(whole / sameOutlines).toFixed(2)} times the renderer alone on the same outlines`,
    `${(whole / bareLine).toFixed(2)} times the renderer alone on a bare line of the same size; at most ${WANTED.ratio} is wanted`,
    `memory after ${MANY} more than ${WARM}: ${signed(grown)} MB; at most ${WANTED.grownMb} MB are wanted`,
  ];
}

export const signed = (amount: number) => `${amount >= 0 ? '+' : ''}${amount.toFixed(1)}`;

/** By how many MB this process has grown after so many pictures of the thread. */
async function grownBy(count: number, warm: number, picture: (index: number) => TrendPicture): Promise<number> {
  const renderer = createPictureRenderer();
  for (let index = 0; index < warm; index += 1) await renderer.render(picture(index));
  const before = residentMb();
  for (let index = 0; index < count; index += 1) await renderer.render(picture(index));
  const grown = residentMb() - before;
  await renderer.close();
  return grown;
}
