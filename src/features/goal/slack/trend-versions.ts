import type { KnownBlock } from '@slack/types';
import type { Goal } from '../../../domain/goal/goal.ts';
import type { LocalDate } from '../../../domain/names.ts';
import { MIN_VALUES } from '../../../domain/progress/course.ts';
import { type Trend, trendOf } from '../../../domain/progress/trend.ts';
import { firstVersion, type MakeVersion } from '../../../slack/pictured.ts';
import { context } from '../../../slack/views/blocks.ts';
import type { Message } from '../../../slack/views/message.ts';
import { slackImage } from '../../../slack/views/trend-block.ts';
import type { GoalDeps } from './deps.ts';
import { fitsChart, trendChart } from './views/trend-chart.ts';
import { trendPicture, trendPlace, trendStory } from './views/trend-picture.ts';

/** So many of the last values a line of blocks shows. */
const MAX_SPARKS = 24;

/**
 * A message with the trend of a goal, in the best way that Slack takes: its own chart, a picture, or words. What it
 * refuses is sent once more without it, so that there is one message whatever happens.
 */
export async function withTrend(
  deps: GoalDeps,
  { goal, today, by }: { readonly goal: Goal; readonly today: LocalDate; readonly by: 'now' | 'then' },
  message: (trend: readonly KnownBlock[]) => Message,
): Promise<Message> {
  const trend = trendOf(goal, today);
  if (trend === undefined || trend.values.length < MIN_VALUES) return message([]);
  const story = trendStory(goal, trend, deps.texts, by);
  const chart = chartVersion(deps, goal, trend, story);
  const picture = pictureVersion(deps, goal, trend, story);
  const ways = fitsChart(trend) ? [chart, picture] : [picture, chart];
  return firstVersion([...ways, inWords(deps, trend, story)], message);
}

function chartVersion({ pictures, texts }: GoalDeps, goal: Goal, trend: Trend, story: string): MakeVersion {
  return async () => {
    if (!(await pictures.takesCharts())) return undefined;
    const sparks = trend.values.slice(-MAX_SPARKS).map(({ value }) => value);
    const words = context(texts.trend.inWords(sparks, story));
    return { blocks: [trendChart(goal, trend, texts), words], refused: pictures.noteChartRefused };
  };
}

function pictureVersion({ pictures, texts }: GoalDeps, goal: Goal, trend: Trend, story: string): MakeVersion {
  const place = trendPlace(goal, texts);
  return async () => {
    const file = await pictures.fileOf(place, trendPicture(goal, trend, texts), story);
    if (file === undefined) return undefined;
    return { blocks: [slackImage(file, story)], refused: () => pictures.forget(place, file) };
  };
}

function inWords({ texts }: GoalDeps, trend: Trend, story: string): MakeVersion {
  const values = trend.values.slice(-MAX_SPARKS).map(({ value }) => value);
  return async () => ({ blocks: [context(texts.trend.inWords(values, story))] });
}
