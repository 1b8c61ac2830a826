import { setImmediate } from 'node:timers/promises';
import { trendOf } from '../src/domain/report/trend.ts';
import { trendPicture } from '../src/features/goal/slack/views/trend-picture.ts';
import { textsIn } from '../src/features/index.ts';
import { loadFonts } from '../src/pictures/fonts.ts';
import type { TrendPicture } from '../src/pictures/picture.ts';
import { createRender, pngOf } from '../src/pictures/render.ts';
import { createPictureRenderer } from '../src/pictures/renderer.ts';
import { HEIGHT, SCALE, WIDTH } from '../src/pictures/style.ts';
import { trendSvg } from '../src/pictures/trend-svg.ts';
import { createTypesetter } from '../src/pictures/typesetter.ts';
import { goalWith, monthly } from '../test/support/trends.ts';

/** What the renderer takes by itself: a ground and a line of the same size. */
const BARE = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH * SCALE}" height="${HEIGHT * SCALE}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/><path d="M20 280L460 40" stroke="#0060a8" stroke-width="3"/></svg>`;
const MAX_RATIO = 1.2;
/** After so many everything that is kept is there. */
const WARM = 50;

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;
}

const residentMb = () => process.memoryUsage().rss / 2 ** 20;

/** What a picture costs beside a bare line, one after the other in turns, and how much memory 200 of them leave. */
export async function benchPictures({ smoke }: { readonly smoke: boolean }): Promise<void> {
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
    const started = performance.now();
    render(picture(index));
    const between = performance.now();
    pngOf(BARE);
    whole.push(between - started);
    bare.push(performance.now() - between);
    const { svg } = trendSvg(picture(index), type);
    const again = performance.now();
    pngOf(svg);
    alone.push(performance.now() - again);
    // What the renderer holds outside of JavaScript is given back between turns.
    await setImmediate();
  }
  const times = (of: readonly number[]) => (median(whole) / median(of)).toFixed(2);
  console.log(`  a picture ${median(whole).toFixed(1)} ms (medians of ${count})`);
  console.log(`  ${times(alone)} times the renderer alone on the same outlines; at most ${MAX_RATIO} is wanted`);
  console.log(`  ${times(bare)} times the renderer alone on a bare line`);
  const grown = await grownBy(count, smoke ? 1 : WARM, picture);
  console.log(`  memory after ${count} more than ${WARM}: ${grown >= 0 ? '+' : ''}${grown.toFixed(1)} MB`);
}

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
