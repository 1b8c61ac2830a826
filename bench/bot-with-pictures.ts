/** The bot as `npm start` runs it, which makes 20 pictures a second beside what it does: the peer of `acks.ts`. */
import '../src/main.ts';
import { trendOf } from '../src/domain/progress/trend.ts';
import { trendPicture } from '../src/features/goal/slack/views/trend-picture.ts';
import { textsIn } from '../src/features/index.ts';
import { createPictureRenderer } from '../src/pictures/renderer.ts';
import { goalWith, monthly } from '../test/support/trends.ts';

const PER_SECOND = 20;
const renderer = createPictureRenderer();
let made = 0;

function makeOne(): void {
  const goal = goalWith(monthly(80, 80.6, 82, 81.8, 83, 83.2, 84 + made / 1000), { title: `Client retention ${made}` });
  const trend = trendOf(goal, '2026-09-15');
  if (trend === undefined) throw new Error('it has values');
  made += 1;
  // Where more wait than may, the machine makes fewer than 20 a second.
  renderer.render(trendPicture(goal, trend, textsIn('en-GB'))).catch(() => console.error('a picture was not made'));
}

setInterval(makeOne, 1000 / PER_SECOND).unref();
