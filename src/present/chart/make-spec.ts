/** Chooses and lays out the chart of an answer. */
import { itemAt } from '../../base/item.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { ChartKind, MetricsPlan } from '../../plan/plan.ts';
import type { QueryResult } from '../../query/result.ts';
import { formatOf } from '../columns.ts';
import { axisText, bucketText } from '../dates.ts';
import { type Currency, formatCell } from '../format.ts';
import { moveWords } from '../headline/figures.ts';
import { capital, inProse } from '../words.ts';
import { altText } from './alt.ts';
import { drawnColumns, honestKind, mostMembers } from './choose.ts';
import { funnelSteps } from './funnel.ts';
import { lies } from './lie.ts';
import { pieSlices } from './pie.ts';
import { type Line, type Pivot, pivot } from './pivot.ts';
import type { ChartSpec, ChartTime, Series } from './spec.ts';
import { targetLines } from './targets.ts';

export interface ChartInput {
  readonly plan: MetricsPlan;
  readonly result: QueryResult;
  readonly catalogue: Catalogue;
  readonly currency: Currency;
  /** `Exposed rate by campaign`. */
  readonly title: string;
  /** The dates and filters. */
  readonly subtitle: string;
  /** The metric by day, drawn small under a single number; null for none. */
  readonly sparkline: QueryResult | null;
}

/** A spec but for its words. */
type Drawing = Pick<ChartSpec, 'kind' | 'horizontal' | 'categories' | 'time' | 'series' | 'targets' | 'marks' | 'value'> & {
  readonly remark: string;
};

/** The chart of an answer, null where none was asked for, nothing can be drawn, or there are too many members to be read. */
export function chartSpec(input: ChartInput): ChartSpec | null {
  const { plan, result, currency } = input;
  if (plan.chart === null || result.rows.length === 0) return null;
  const drawing = draw(plan.chart, input);
  if (drawing === null || !drawing.series.some((series) => series.values.some((value) => value !== null))) {
    if (drawing?.kind !== 'number') return null;
  }
  const subtitle = [input.subtitle, drawing.remark].filter((part) => part !== '').join(' · ');
  const { kind, horizontal, categories, time, series, targets, marks, value } = drawing;
  const title = kind === 'funnel' ? 'Funnel' : input.title;
  const spec = { kind, title, subtitle, horizontal, categories, time, series, targets, marks, currency, value };
  return { ...spec, alt: altText(spec) };
}

function draw(asked: ChartKind, input: ChartInput): Drawing | null {
  const { plan, result } = input;
  if (asked === 'funnel') return funnel(input) ?? draw('bar', input);
  const columns = drawnColumns(plan, result);
  if (columns.length === 0) return null;
  const kind = honestKind(asked, plan, result, columns[0]);
  if (kind === 'number') return number(input);
  const table = pivot(result, plan.grain, columns);
  if (plan.grain === null && table.categories.length > mostMembers) return null;
  if (kind === 'pie') return pie(input, table);
  return axes(kind, input, table);
}

/** Lines and bars, alone or together. */
function axes(kind: ChartKind, input: ChartInput, table: Pivot): Drawing {
  const units = [...new Set(table.lines.map((line) => line.column.unit))];
  const series = table.lines.map((line) => seriesOf(line, kind, units.indexOf(line.column.unit) === 1 ? 'right' : 'left', input));
  const time = timeOf(table);
  const categories = time === null ? table.categories : time.days.map((day) => bucketText(day, time.grain));
  const combo = kind === 'combo' && (units.length > 1 || new Set(series.map((one) => one.draw)).size > 1);
  const shown = new Set(table.lines.map((line) => line.member)).size;
  return {
    kind: kind === 'combo' && !combo ? (time === null ? 'bar' : 'line') : kind,
    horizontal: time === null && kind !== 'line' && !combo && lies(table.categories, kind === 'stacked_bar' ? 1 : series.length),
    categories,
    time,
    series:
      kind === 'combo' && !combo ? series.map((one) => ({ ...one, draw: time === null ? ('bar' as const) : ('line' as const) })) : series,
    targets: kind === 'stacked_bar' ? [] : targetLines(table.lines, series, input),
    marks: null,
    value: null,
    remark: table.members > shown ? `${shown} of ${table.members} drawn` : '',
  };
}

function timeOf(table: Pivot): ChartTime | null {
  return table.grain === null ? null : { grain: table.grain, days: table.categories };
}

function seriesOf(line: Line, kind: ChartKind, axis: 'left' | 'right', input: ChartInput): Series {
  const format = formatOf(line.column, input.catalogue) ?? fallback;
  const sums = format.unit === 'count' || format.unit === 'currency' || format.unit === 'duration';
  const muted = line.column.role === 'previous';
  const bar = kind === 'bar' || kind === 'stacked_bar' || (kind === 'combo' && sums && !muted);
  return {
    label: line.member ?? (muted ? capital(input.plan.compare?.name ?? 'previous') : capital(inProse(line.column.label))),
    unit: format.unit,
    format,
    values: line.values,
    draw: bar ? 'bar' : 'line',
    axis,
    muted,
  };
}

const fallback = { unit: 'number', decimals: null, durationStyle: null, change: null, better: 'neither' } as const;

function pie(input: ChartInput, table: Pivot): Drawing {
  const line = itemAt(table.lines, 0);
  const slices = pieSlices(table.categories, line.values);
  const series = { ...seriesOf(line, 'pie', 'left', input), values: slices.map((slice) => slice.value) };
  return {
    kind: 'pie',
    horizontal: false,
    categories: slices.map((slice) => slice.name),
    time: null,
    series: [series],
    targets: [],
    marks: null,
    value: null,
    remark: '',
  };
}

function funnel(input: ChartInput): Drawing | null {
  const steps = funnelSteps(input.result, input.currency);
  if (steps.length < 2) return null;
  const series: Series = {
    label: input.title,
    unit: 'count',
    format: { ...fallback, unit: 'count' },
    values: steps.map((step) => step.value),
    draw: 'bar',
    axis: 'left',
    muted: false,
  };
  const marks = steps.map((step) => step.mark);
  return {
    kind: 'funnel',
    horizontal: true,
    categories: steps.map((step) => step.id),
    time: null,
    series: [series],
    targets: [],
    marks,
    value: null,
    remark: '',
  };
}

function number(input: ChartInput): Drawing {
  const { plan, result, catalogue, currency } = input;
  const column = itemAt(drawnColumns(plan, result), 0);
  const row = itemAt(result.rows, 0);
  const cell = row[result.columns.indexOf(column)] ?? null;
  const value = formatCell(cell, formatOf(column, catalogue), currency);
  const days = input.sparkline;
  const table =
    days === null
      ? null
      : pivot(
          days,
          'day',
          days.columns.filter((other) => other.id === column.id),
        );
  const series = (table?.lines ?? []).map((line) => seriesOf(line, 'line', 'left', input));
  const time = table === null ? null : timeOf(table);
  const categories = time === null ? [] : time.days.map((day) => axisText(day, time.grain, false));
  const remark = moveWords(row, column, { ...input, extent: noExtent });
  return { kind: 'number', horizontal: false, categories, time, series, targets: [], marks: null, value, remark };
}

/** How far the data reach is no matter of how a number moved. */
const noExtent = { from: null, to: null, completeTo: null, asOf: null };
