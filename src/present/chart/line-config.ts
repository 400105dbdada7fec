/** Lines over time, and bars with lines on one or two axes. */
import { itemAt } from '../../base/item.ts';
import { formatCell } from '../format.ts';
import { axisLabels } from './axis-labels.ts';
import type { ChartConfig, ChartPoint } from './config-shape.ts';
import { fontFamily } from './font-names.ts';
import { baseOptions, colours, type Frame, headroom, legend } from './frame.ts';
import { type Scale, scaleOf } from './scale.ts';
import type { ChartSpec, Series } from './spec.ts';
import { targetAnnotations, targetEntries } from './target-config.ts';

type Side = 'left' | 'right';

/** The configuration of a spec of kind line or combo. */
export function lineConfig(spec: ChartSpec, frame: Frame): ChartConfig {
  const scales = level(sideScale(spec, 'left'), sideScale(spec, 'right'));
  const scaleFor = ({ axis }: Pick<Series, 'axis'>) => (axis === 'right' ? scales.right : scales.left) ?? scales.left;
  const drawn = spec.series.map((series) => ({ series, points: pointsOf(spec, series, scaleFor(series)) }));
  const isFull = drawn.some(({ series, points }) => series.draw === 'line' && points.some((point) => isAtTop(point, scaleFor(series))));
  const paint = colours(spec.series, frame.theme);
  const options = baseOptions(spec, frame);
  const right = scales.right === null ? {} : { right: valueAxis(spec, 'right', scales.right, paint, frame) };
  return {
    type: spec.series.some((series) => series.draw === 'bar') ? 'bar' : 'line',
    data: {
      labels: axisLabels(spec, frame, false),
      datasets: [
        ...drawn.map(({ series, points }, index) => {
          const scale = scaleFor(series);
          const colour = itemAt(paint, index);
          return series.draw === 'bar'
            ? bars(series, points, colour, spec)
            : lines(series, points, colour, axisName(series, spec), scale, frame);
        }),
        ...targetEntries({ spec, paint, frame }, ({ axis }) => axis),
      ],
    },
    options: {
      ...options,
      plugins: {
        ...options.plugins,
        legend: legend(spec, frame),
        ...targetAnnotations({ spec, paint, frame }, ({ axis }) => axis, scaleFor),
      },
      scales: {
        x: {
          type: 'category',
          offset: spec.categories.length === 1 || spec.series.some((series) => series.draw === 'bar'),
          grid: { display: false },
          border: { color: frame.theme.muted },
          ticks: {
            color: frame.theme.ink,
            autoSkip: false,
            maxRotation: 0,
            padding: 6,
            font: { family: fontFamily, size: Math.round(frame.em * 0.9), lineHeight: 1.15 },
          },
        },
        left: valueAxis(spec, 'left', scales.left, paint, frame),
        ...right,
        ...headroom(spec, frame, isFull),
      },
    },
  };
}

function sideScale(spec: ChartSpec, side: Side): Scale | null {
  const series = spec.series.filter((one) => one.axis === side);
  const first = series[0];
  if (first === undefined) return null;
  const targets = spec.targets.filter(({ axis }) => axis === side).map(({ value }) => value);
  const values = [...series.flatMap((one) => one.values.filter((value) => value !== null)), ...targets];
  return scaleOf(values, first.unit, spec.currency, beginsAtZero(series, values), 5);
}

/** Bars and sums always; lines of rates unless they run in a narrow band far from it, where zero would flatten them. */
function beginsAtZero(series: readonly Series[], values: readonly number[]): boolean {
  const sums = series.some((one) => one.unit === 'count' || one.unit === 'currency' || one.unit === 'duration');
  if (sums || series.some((one) => one.draw === 'bar') || values.length < 2) return true;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low < 0 || high <= 0 || (high - low) / high > 0.25;
}

/** Two axes with as many steps each, so that the lines of the grid belong to both. */
function level(left: Scale | null, right: Scale | null): { readonly left: Scale; readonly right: Scale | null } {
  const sure = left ?? right ?? scaleOf([], 'number', { code: '', digits: 0 }, true, 5);
  if (left === null || right === null) return { left: sure, right: null };
  const count = Math.max(steps(left), steps(right));
  return { left: { ...left, max: left.min + count * left.step }, right: { ...right, max: right.min + count * right.step } };
}

function steps(scale: Scale): number {
  return Math.round((scale.max - scale.min) / scale.step);
}

/** Texts where they say most: every point of a short line, else the last, the highest and the lowest. */
function pointsOf(spec: ChartSpec, series: Series, scale: Scale): ChartPoint[] {
  const known = series.values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const alone = spec.series.filter((one) => !one.muted && one.draw === 'line').length === 1;
  const said = new Set<number>();
  if (!series.muted && alone) {
    if (known.length <= 8) known.forEach((one) => said.add(one.index));
    const ends = [known.at(-1), ...extremes(known)];
    for (const one of ends) if (one !== undefined) said.add(one.index);
  }
  return series.values.map((value, index) => ({
    x: index,
    y: value === null ? null : value / scale.divisor,
    label: said.has(index) ? formatCell(value, series.format, spec.currency) : '',
  }));
}

/** A text over the point stands above the plot. */
function isAtTop({ y, label }: ChartPoint, { min, max }: Scale): boolean {
  return label !== '' && y !== null && max - y < (max - min) * 0.07;
}

function extremes<One extends { readonly value: number }>(known: readonly One[]): readonly One[] {
  const first = known[0];
  if (first === undefined) return [];
  return [
    known.reduce((most, one) => (one.value > most.value ? one : most), first),
    known.reduce((least, one) => (one.value < least.value ? one : least), first),
  ];
}

function bars(series: Series, data: ChartPoint[], colour: string, spec: ChartSpec) {
  return {
    type: 'bar' as const,
    label: axisName(series, spec),
    data,
    yAxisID: series.axis,
    backgroundColor: colour,
    borderRadius: 2,
    categoryPercentage: 0.8,
    barPercentage: 1,
    pointStyle: 'rectRounded',
    order: 2,
    datalabels: { display: false },
  };
}

function lines(series: Series, data: ChartPoint[], colour: string, label: string, scale: Scale, frame: Frame) {
  const shown = data.map((point, index) => {
    const lonely = point.y !== null && (data[index - 1]?.y ?? null) === null && (data[index + 1]?.y ?? null) === null;
    return lonely ? 5 : data.length <= 31 && !series.muted ? 3.5 : point.label === '' ? 0 : 3.5;
  });
  return {
    type: 'line' as const,
    label,
    data,
    yAxisID: series.axis,
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: series.muted ? 2 : data.length > 120 ? 2 : 3,
    ...(series.muted ? { borderDash: [6, 5] } : {}),
    pointRadius: shown,
    pointStyle: 'circle',
    spanGaps: false,
    tension: 0,
    order: series.muted ? 3 : 1,
    clip: false as const,
    datalabels: {
      display: data.map((point) => (point.label === '' ? false : 'auto')),
      align: data.map((point, index) => besides(data, point, index, scale)),
      anchor: 'center' as const,
      offset: 6,
      color: frame.theme.ink,
      backgroundColor: `${frame.theme.ground}CC`,
      padding: 2,
      font: { family: fontFamily, size: Math.round(frame.em * 0.84), weight: 600 },
    },
  };
}

/** Texts stand over their points, under the lowest unless the axis is there, and turn inwards at the ends. Degrees go clockwise from the right. */
function besides(data: readonly ChartPoint[], point: ChartPoint, index: number, { min, max }: Scale): number {
  const known = data.flatMap((one) => (one.y === null ? [] : [one.y]));
  const lowest = known.length > 2 && point.y === Math.min(...known) && point.y - min > (max - min) * 0.1;
  const edge = Math.max(1, data.length * 0.04);
  if (data.length > 1 && index < edge) return lowest ? 55 : 305;
  if (data.length > 1 && index >= data.length - edge) return lowest ? 125 : 235;
  return lowest ? 90 : 270;
}

/** With two axes a legend says which one belongs to a series. */
function axisName(series: Series, spec: ChartSpec): string {
  const two = spec.series.some((one) => one.axis === 'right');
  return two ? `${series.label} (${series.axis})` : series.label;
}

function valueAxis(spec: ChartSpec, side: Side, scale: Scale, paint: readonly string[], frame: Frame) {
  const own = spec.series.flatMap((series, index) => (series.axis === side ? [paint[index]] : []));
  const two = spec.series.some((series) => series.axis === 'right');
  return {
    type: 'linear' as const,
    position: side,
    min: scale.min,
    max: scale.max,
    grid: { color: frame.theme.grid, drawTicks: false, drawOnChartArea: side === 'left' },
    border: { display: false },
    ticks: {
      stepSize: scale.step,
      color: two && own.length === 1 ? itemAt(own, 0) : frame.theme.muted,
      format: scale.format,
      padding: 8,
      maxRotation: 0,
      font: { family: fontFamily, size: Math.round(frame.em * 0.9) },
    },
  };
}
