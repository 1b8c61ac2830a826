import { type BesidePictures, benchAcks, MAX_WITH_PICTURES, PICTURES_PER_SECOND } from './acks.ts';
import { machine, table, writeMeasured } from './page.ts';
import { benchPictures, signed, WANTED } from './pictures.ts';

/**
 * `npm run bench:pictures`: what a picture costs beside the renderer alone, what a thousand of them leave in memory, and,
 * with `--acks`, what acknowledgements wait for while they are made. With `--write` it goes into `docs/performance.md`.
 */
const smoke = process.argv.includes('--smoke');
const { whole, sameOutlines, bareLine, grown } = await benchPictures({ smoke });
const ratio = (one: number, other: number) => (one / other).toFixed(2);
const slower = ({ without, withPictures }: BesidePictures, what: 'command' | 'submission', name: string) => {
  const [there, here] = [without[what]['p99 ms'], withPictures[what]['p99 ms']];
  const measured = `${there.toFixed(1)} ms to ${here.toFixed(1)} ms`;
  const goal = `at most ${MAX_WITH_PICTURES}`;
  return [`p99 of a ${name}, ${PICTURES_PER_SECOND} pictures a second`, measured, ratio(here, there), goal];
};
const beside = process.argv.includes('--acks') ? await benchAcks({ smoke }) : undefined;
const lines = table(
  ['', 'measured', 'ratio', 'goal'],
  [
    [
      'a picture beside a bare line',
      `${bareLine.toFixed(1)} ms to ${whole.toFixed(1)} ms`,
      ratio(whole, bareLine),
      `at most ${WANTED.ratio}`,
    ],
    [
      'a picture beside the same outlines',
      `${sameOutlines.toFixed(1)} ms to ${whole.toFixed(1)} ms`,
      ratio(whole, sameOutlines),
      '',
    ],
    ['memory after 1,000 more than 50', `${signed(grown)} MB`, '', `at most +${WANTED.grownMb} MB`],
    ...(beside ? [slower(beside, 'command', 'command'), slower(beside, 'submission', 'check-in')] : []),
  ],
);
console.log(lines.join('\n'));
if (process.argv.includes('--write')) writeMeasured('pictures', [`${machine()}.`, '', ...lines]);
