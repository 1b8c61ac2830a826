import type { Course } from '../../../../domain/progress/course.ts';
import { dayNumber } from '../../../../domain/time/day-number.ts';
import { rangeOf } from '../../../../pictures/axes.ts';
import type { Panel } from '../../../../pictures/picture.ts';
import { context } from '../../../../slack/views/blocks.ts';
import type { ShownPicture } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { trendChart } from './trend-chart.ts';
import { pointOf, trendPicture, trendStory } from './trend-picture.ts';

/** The way of one goal in a message: as Slack draws it, as a picture, or in words with a line of blocks. */
export function courseShown(course: Course, t: Texts): Omit<ShownPicture, 'at'> {
  const { trend } = course;
  const story = trendStory(course, trend, t);
  const values = trend.values.map(({ value }) => value);
  return {
    picture: trendPicture(course, trend, t),
    story,
    chart: trendChart(course, trend, t),
    words: context(t.trend.inWords(values, story)),
  };
}

/** The ways of several goals beside each other. The title is empty where what is above it says that already. */
export function coursesShown(
  title: string,
  courses: readonly Course[],
  t: Texts,
): Pick<ShownPicture, 'picture' | 'story'> {
  const { actual, expected } = t.trend;
  return {
    picture: {
      kind: 'panels',
      title,
      panels: courses.map((course) => panel(course, t)),
      more: '',
      legend: { actual, expected, aim: t.trend.mark.target },
    },
    story: [...(title === '' ? [] : [title]), ...courses.map((course) => trendStory(course, course.trend, t))].join(
      '\n',
    ),
  };
}

function panel({ title, kpi, status, trend }: Course, t: Texts): Panel {
  const { values, expected } = trend;
  // What is to be reached, and no stretch beyond it: a small picture holds one line.
  const aims = trend.marks.filter(({ kind }) => ['target', 'at-least', 'at-most'].includes(kind));
  const last = values.at(-1);
  return {
    title,
    latest: last ? t.format.of(last.value, kpi) : '',
    note: status === undefined ? '' : t.word.status(status),
    from: dayNumber(trend.first),
    to: dayNumber(trend.last),
    ...rangeOf([...values, ...expected, ...aims].map(({ value }) => value)),
    values: values.map(pointOf),
    expected: expected.map(pointOf),
    aims: aims.map(({ value }) => value),
  };
}
