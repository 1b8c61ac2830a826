import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Goal } from '../../src/domain/goal/goal.ts';
import { coursesOf } from '../../src/domain/progress/course.ts';
import { coursesShown } from '../../src/features/goal/index.ts';
import type { HeatPicture } from '../../src/pictures/picture.ts';
import { createPictureRenderer } from '../../src/pictures/renderer.ts';
import { radarOf, scoresOf } from '../support/radars.ts';
import { english, german } from '../support/texts.ts';
import { daily, goalWith, monthly, pictureOf } from '../support/trends.ts';

const KEPT = join(import.meta.dirname, 'kept');
/** Of the pixels, which may differ by more than a tenth of what there is between black and white. */
const TOLERANCE = 0.001;

const rising = monthly(80, 80.6, 80.9, 82, 81.8, 83, 83.2, 84.3);
const journey = { direction: 'increase', unit: { kind: 'percent' }, baseline: 80, target: 85, stretch: 88 } as const;
const LOOKS: Readonly<Record<string, Goal>> = {
  journey: goalWith(rising, {
    title: 'Client retention rate',
    kpi: journey,
    benchmark: { value: 82, source: 'x' },
    milestones: [{ id: 'm', value: 83, title: 'Half way' }],
  }),
  range: goalWith(daily('2026-08-01', [22, 24, 31, 28, 25, 19, 21, 23, 26, 27]), {
    title: 'Clients per account manager',
    start: '2026-07-20',
    due: '2026-08-31',
    kpi: { direction: 'within-range', unit: { kind: 'number' }, low: 20, high: 30 },
  }),
  'right-to-left': goalWith(rising, { title: 'رضا العملاء NPS 44 نقطة 🎯', kpi: journey }),
  pause: goalWith(
    [
      ['2023-03-01', 12],
      ['2023-04-01', 11.5],
      ['2023-05-01', 11],
      ['2025-06-01', 9.5],
      ['2025-07-01', 9],
    ],
    {
      start: '2023-01-01',
      kpi: { direction: 'decrease', unit: { kind: 'duration', in: 'days' }, baseline: 12, target: 8 },
    },
  ),
};

/** A busy machine takes its time. */
const PATIENT = { timeoutMs: 180_000 };

/**
 * Pictures beside those that are kept. They are made in the thread that the bot uses, where no font of the machine is
 * looked for. Where a look is meant to change, delete the kept picture, run this again and look at the new one.
 */
describe('the look of a picture', () => {
  const renderer = createPictureRenderer(PATIENT);
  afterAll(renderer.close);

  const differing = (png: Uint8Array, name: string): number => {
    const file = join(KEPT, `${name}.png`);
    if (!existsSync(file) && process.env['CI'] === undefined) writeFileSync(file, png);
    const [now, kept] = [PNG.sync.read(Buffer.from(png)), PNG.sync.read(readFileSync(file))];
    expect([now.width, now.height]).toEqual([kept.width, kept.height]);
    return pixelmatch(now.data, kept.data, undefined, now.width, now.height) / (now.width * now.height);
  };

  it.each(
    Object.entries(LOOKS).flatMap(([name, goal]) => [
      [`${name}-en`, goal, english()] as const,
      [`${name}-de`, goal, german()] as const,
    ]),
  )('is as it was: %s', async (name, goal, t) => {
    expect(differing(await renderer.render(pictureOf(goal, t)), name)).toBeLessThan(TOLERANCE);
  });

  it.each([
    ['en', english()],
    ['de', german()],
  ])('of scores is as it was: %s', async (language, t) => {
    const scores = scoresOf([4, 3, 5, 2.5, 4], [3, 3, 4, 3, 4]).map((score) =>
      score.name === 'Care' ? { ...score, spread: { low: 1, high: 4 } } : score,
    );
    expect(differing(await renderer.render(radarOf(scores, t)), `scores-${language}`)).toBeLessThan(TOLERANCE);
  });

  it.each([
    ['en', english()],
    ['de', german()],
  ])('of several goals is as it was: %s', async (language, t) => {
    const courses = coursesOf(Object.values(LOOKS), '2026-09-15', 6);
    const { picture } = coursesShown('Client Success', courses, t);
    expect(differing(await renderer.render(picture), `panels-${language}`)).toBeLessThan(TOLERANCE);
  });

  it('of rows by columns is as it was', async () => {
    const cells = (...shares: (number | undefined)[]) =>
      shares.map((share) => (share === undefined ? { text: '–' } : { share, text: `${Math.round(share * 100)}%` }));
    const picture: HeatPicture = {
      kind: 'heat',
      title: 'Teams by category',
      columns: ['Retention', 'Growth', 'Quality', 'People and culture'],
      rows: [
        { name: 'Client Success', cells: cells(0.92, 0.4, 0.61, 0.2) },
        { name: 'Support', cells: cells(0.05, undefined, 0.5, 1) },
        { name: 'رضا العملاء', cells: cells(0.3, 0.75, 0.85, 0.15) },
      ],
      more: '3 more teams',
      legend: { worst: 'Off track', best: 'On track' },
    };
    expect(differing(await renderer.render(picture), 'heat')).toBeLessThan(TOLERANCE);
  });

  it('is another one where a value differs', async () => {
    const [first, ...others] = rising;
    const other = goalWith([[first?.[0] ?? '', 81.5], ...others], { title: 'Client retention rate', kpi: journey });
    expect(differing(await renderer.render(pictureOf(other, english())), 'journey-en')).toBeGreaterThan(TOLERANCE);
  });

  it('refuses more than may wait, and goes on with those that do', async () => {
    const busy = createPictureRenderer({ ...PATIENT, maxWaiting: 2 });
    const picture = pictureOf(LOOKS['journey'] as Goal, english());
    const settled = await Promise.allSettled([1, 2, 3, 4, 5].map(() => busy.render(picture)));
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    await busy.close();
  });

  it('begins with a new thread after one that took too long', async () => {
    const hasty = createPictureRenderer({ timeoutMs: 1 });
    const picture = pictureOf(LOOKS['journey'] as Goal, english());
    await expect(hasty.render(picture)).rejects.toThrow('no picture within 1 ms');
    await expect(hasty.render(picture)).rejects.toThrow('no picture within 1 ms');
    await hasty.close();
  });
});
