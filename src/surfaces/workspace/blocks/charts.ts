/** data_visualization: line, bar, area and pie. */
import { byType, isObject, list, number, object, type Shape, text, word } from './shape.ts';
import { blockId } from './text.ts';

const label = text(1, 20);
const points = list(1, 20, object({ label, value: number() }));
const series = list(1, 12, object({ name: label, data: points }));
const axes = object({ categories: list(1, 20, label) }, { x_label: text(1, 50), y_label: text(1, 50) });

/** Complains about what stands twice in `values`. */
function distinct(values: readonly unknown[], what: string, pointer: string, complain: Parameters<Shape>[2]): void {
  if (new Set(values).size !== values.length) complain(`${what} must be unique`, pointer);
}

/** Every series has exactly one point for each category. */
const complete: Shape = (chart, pointer, complain) => {
  if (!isObject(chart) || !Array.isArray(chart['series']) || !isObject(chart['axis_config'])) return;
  const categories: readonly unknown[] = Array.isArray(chart['axis_config']['categories']) ? chart['axis_config']['categories'] : [];
  distinct(categories, 'categories', `${pointer}/axis_config/categories`, complain);
  const all = chart['series'].filter(isObject);
  distinct(
    all.map((one) => one['name']),
    'series names',
    `${pointer}/series`,
    complain,
  );
  for (const [index, one] of all.entries()) {
    const labels = (Array.isArray(one['data']) ? one['data'] : []).filter(isObject).map((point) => point['label']);
    if (labels.length !== categories.length || categories.some((category) => !labels.includes(category)))
      complain('must have one data point for every category', `${pointer}/series/${index}/data`);
  }
};

const positive: Shape = (value, pointer, complain) => {
  number()(value, pointer, complain);
  if (typeof value === 'number' && value <= 0) complain('must be greater than 0', pointer);
};

function withAxes(type: string): Shape {
  const shape = object({ type: word(type), series, axis_config: axes });
  return (value, pointer, complain) => {
    shape(value, pointer, complain);
    complete(value, pointer, complain);
  };
}

export const dataVisualization = object(
  {
    type: word('data_visualization'),
    title: text(1, 50),
    chart: byType({
      line: withAxes('line'),
      bar: withAxes('bar'),
      area: withAxes('area'),
      pie: object({ type: word('pie'), segments: list(1, 12, object({ label, value: positive })) }),
    }),
  },
  blockId,
);
