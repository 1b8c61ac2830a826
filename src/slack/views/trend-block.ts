import type { Block, ImageBlock, KnownBlock } from '@slack/types';
import { clip } from '../../text/mrkdwn.ts';

/** What Slack calls its block for charts. */
export const CHART_TYPE: string = 'data_visualization';

/** Slack's limits of its block for charts (docs.slack.dev, `data_visualization`). */
export const CHART_LIMITS = { series: 6, points: 20, label: 20, title: 50 } as const;
const MAX_ALT_TEXT_LENGTH = 2000;

export interface ChartSeries {
  readonly name: string;
  /** One for each category. */
  readonly values: readonly number[];
}

/** Slack's own line chart, which is for messages alone. Labels and names have to differ from one another. */
export function lineChart(title: string, categories: readonly string[], series: readonly ChartSeries[]): KnownBlock {
  const block = {
    type: CHART_TYPE,
    title: clip(title, CHART_LIMITS.title),
    chart: {
      type: 'line',
      series: series.slice(0, CHART_LIMITS.series).map(({ name, values }) => {
        const points = categories.map((label, index) => ({ label, value: values[index] ?? 0 }));
        return { name: clip(name, CHART_LIMITS.label), data: points };
      }),
      axis_config: { categories: [...categories] },
    },
  };
  // @slack/types 3.2.0 does not know it yet.
  return block as Block as KnownBlock;
}

/** A picture that was uploaded to Slack. */
export function slackImage(file: string, altText: string): ImageBlock {
  return { type: 'image', slack_file: { id: file }, alt_text: clip(altText, MAX_ALT_TEXT_LENGTH) };
}
