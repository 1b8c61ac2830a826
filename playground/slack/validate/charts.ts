/** The data_visualization block: in messages only, two a message. @slack/types 3.2 does not type it yet. */
import { anything, list, object, oneOf, type Rule, string } from './rules.ts';

const label = string(20);

const point: Rule = object({ required: { label, value: anything } });
const series: Rule = object({ required: { name: label, data: list(point, 20) } });

const chart: Rule = (value, at, report) => {
  object({
    required: { type: oneOf('pie', 'bar', 'area', 'line') },
    optional: {
      segments: list(point, 20),
      series: list(series, 6),
      axis_config: object({
        required: { categories: list(label, 20) },
        optional: { x_label: string(50), y_label: string(50) },
      }),
    },
  })(value, at, report);
};

export const dataVisualization: Rule = object({
  required: { type: oneOf('data_visualization'), title: string(50), chart },
  optional: { block_id: string(255) },
});
