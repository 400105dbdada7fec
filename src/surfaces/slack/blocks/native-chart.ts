/** Charts that Slack draws itself, in the reader's theme and with values to point at: lines, bars and pies that it can show whole. */
import type { types } from '@slack/bolt';
import type { ChartSpec, Series } from '../../../present/chart/spec.ts';
import { axisText } from '../../../present/dates.ts';
import { capital } from '../../../present/words.ts';
import { limits } from '../limits.ts';
import { clip, oneLine } from './words.ts';

interface Point {
  readonly label: string;
  readonly value: number;
}

/** The types of the library know no such block yet. */
interface DataVisualization extends types.Block {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart:
    | { readonly type: 'pie'; readonly segments: readonly Point[] }
    | {
        readonly type: 'line' | 'bar';
        readonly series: readonly { readonly name: string; readonly data: readonly Point[] }[];
        readonly axis_config: { readonly categories: readonly string[]; readonly y_label?: string };
      };
}

/** What values are multiplied by to be read, and what they are then. */
interface Measure {
  readonly factor: number;
  readonly decimals: number;
  readonly name: string | null;
}

/**
 * `spec` as a block; null where Slack cannot show it as it is: two units, stacks, funnels, gaps, more points or series than it takes, names
 * that are the same once they are shortened. Such a chart is a picture.
 */
export function nativeChart(spec: ChartSpec): types.KnownBlock | null {
  const chart = chartOf(spec);
  if (chart === null) return null;
  const title = spec.kind === 'number' && spec.time !== null ? `${spec.title} by ${spec.time.grain}` : spec.title;
  const block: DataVisualization = {
    type: 'data_visualization',
    title: clip(oneLine(title), limits.chartTitle) || 'Chart',
    chart,
  };
  return block as types.Block as types.KnownBlock;
}

function chartOf(spec: ChartSpec): DataVisualization['chart'] | null {
  const kind = kinds[spec.kind];
  const categories = named(atAxis(spec));
  const [first] = spec.series;
  // Bars with a line across them are more than Slack draws; among lines a target is one more, which stays level.
  if (kind === null || categories === null || first === undefined || !isWhole(spec) || (kind !== 'line' && spec.targets.length > 0))
    return null;
  const measure = measureOf(first, spec);
  const pointsOf = ({ values }: Series): readonly Point[] =>
    categories.map((label, index) => ({ label, value: readable(values[index] ?? 0, measure) }));
  if (kind === 'pie') {
    const segments = pointsOf(first);
    return segments.length <= limits.chartSeries && segments.every(({ value }) => value > 0) ? { type: 'pie', segments } : null;
  }
  // The title names a lone series whole.
  const lines = [
    ...spec.series,
    ...spec.targets.map((target): Series => ({ ...first, label: `Target ${target.text}`, values: categories.map(() => target.value) })),
  ];
  const names = lines.length === 1 ? [clip(oneLine(first.label), limits.chartLabel) || 'Value'] : named(lines.map((one) => one.label));
  if (names === null) return null;
  const series = lines.map((one, index) => ({ name: names[index] ?? '', data: pointsOf(one) }));
  const axis = measure.name === null ? {} : { y_label: capital(measure.name) };
  return { type: kind, series, axis_config: { categories, ...axis } };
}

/** Stretches of time in few letters, with their year only where it tells them apart: more of them stand at the axis. */
function atAxis({ categories, time }: ChartSpec): readonly string[] {
  if (time === null) return categories;
  const withYear = new Set(time.days.map((day) => day.slice(0, 4))).size > 1;
  return time.days.map((day) => axisText(day, time.grain, withYear));
}

const kinds = {
  bar: 'bar',
  line: 'line',
  pie: 'pie',
  number: 'line',
  combo: null,
  stacked_bar: null,
  funnel: null,
} as const satisfies Record<ChartSpec['kind'], DataVisualization['chart']['type'] | null>;

/** One unit, a value for each point, and not more of them than Slack takes. */
function isWhole({ categories, series, targets }: ChartSpec): boolean {
  const [first] = series;
  return (
    categories.length > 0 &&
    categories.length <= limits.chartPoints &&
    series.length + targets.length <= limits.chartSeries &&
    series.every(({ unit, axis, values }) => unit === first?.unit && axis === first.axis && values.every((value) => value !== null))
  );
}

/** Names as long as Slack takes them; null where two are the same then. */
function named(names: readonly string[]): readonly string[] | null {
  const short = names.map((name) => clip(oneLine(name), limits.chartLabel) || '–');
  return new Set(short).size === short.length ? short : null;
}

const hour = 3600;
const minute = 60;

/** Slack writes numbers as they are, so the unit stands at the axis. */
function measureOf({ format, values }: Series, { currency }: ChartSpec): Measure {
  const largest = Math.max(...values.map((value) => Math.abs(value ?? 0)));
  const perHour = format.unit === 'currency_per_hour' ? '/h' : '';
  switch (format.unit) {
    case 'count':
      return { factor: 1, decimals: 2, name: null };
    case 'percent':
      return { factor: 100, decimals: 2, name: format.change === 'difference' ? 'percentage points' : '%' };
    case 'currency':
    case 'currency_per_hour':
      return { factor: 10 ** -currency.digits, decimals: currency.digits, name: `${currency.code}${perHour}` };
    case 'duration':
      if (largest >= 2 * hour) return { factor: 1 / hour, decimals: 2, name: 'hours' };
      if (largest >= 2 * minute) return { factor: 1 / minute, decimals: 2, name: 'minutes' };
      return { factor: 1, decimals: 1, name: 'seconds' };
    case 'number':
    case 'per_hour':
    case 'score':
      return { factor: 1, decimals: format.decimals ?? 2, name: format.unit === 'per_hour' ? 'per hour' : null };
  }
}

function readable(value: number, { factor, decimals }: Measure): number {
  return Number((value * factor).toFixed(decimals));
}
