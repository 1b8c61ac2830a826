/**
 * The data_visualization block (docs.slack.dev/reference/block-kit/blocks/data-visualization-block): in messages only,
 * two a message. @slack/types 3.2 does not type it yet.
 */
import { isObject, type Json, listAt } from '../elements.ts';
import { byType, list, object, oneOf, type Report, type Rule, string } from './rules.ts';

const label = string(20);

const number: Rule = (value, at, report) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) report('must be a number', at);
};
const share: Rule = (value, at, report) => {
  if (typeof value !== 'number' || !(value > 0)) report('must be greater than 0', at);
};

const segment = object({ required: { label, value: share } });
const point = object({ required: { label, value: number } });
const series = object({ required: { name: label, data: list(point, 20) } });
const axes = object({
  required: { categories: list(label, 20) },
  optional: { x_label: string(50), y_label: string(50) },
});

const labelsOf = (one: unknown) =>
  isObject(one)
    ? listAt(one, 'data')
        .filter(isObject)
        .map((entry) => entry['label'])
    : [];

/** Names are unique, and every series has the categories of the axis. */
function consistent(value: Json, at: string, report: Report): void {
  const all = listAt(value, 'series');
  const names = all.filter(isObject).map(({ name }) => name);
  if (new Set(names).size < names.length) report('series names must be unique', `${at}/series`);
  const axis = value['axis_config'];
  const categories = new Set(isObject(axis) ? listAt(axis, 'categories') : []);
  for (const [index, one] of all.entries()) {
    const labels = labelsOf(one);
    const same = labels.length === categories.size && labels.every((entry) => categories.has(entry));
    if (!same) report('labels must match the categories', `${at}/series/${index}/data`);
  }
}

const plotted = (type: string) =>
  object({ required: { type: oneOf(type), series: list(series, 6), axis_config: axes }, also: consistent });

export const dataVisualization: Rule = object({
  required: {
    type: oneOf('data_visualization'),
    title: string(50),
    chart: byType({
      pie: object({ required: { type: oneOf('pie'), segments: list(segment, 6) } }),
      bar: plotted('bar'),
      area: plotted('area'),
      line: plotted('line'),
    }),
  },
  optional: { block_id: string(255) },
});
