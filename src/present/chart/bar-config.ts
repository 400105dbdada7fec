/** Bars, standing or lying, side by side or stacked, and the steps of a funnel. */

import { itemAt } from '../../base/item.ts';
import { formatCell } from '../format.ts';
import { axisLabels } from './axis-labels.ts';
import type { ChartConfig, ChartPoint } from './config-shape.ts';
import { fontFamily } from './font-names.ts';
import { baseOptions, colours, type Frame, hasLegend, innerWidth, legend, widestPixels } from './frame.ts';
import { liesAt } from './lie.ts';
import { type Scale, scaleOf } from './scale.ts';
import type { ChartSpec, Series } from './spec.ts';
import { targetAnnotations, targetEntries } from './target-config.ts';
import { textEms, wrapToEms } from './text-width.ts';

/** The configuration of a spec of kind bar, stacked_bar or funnel. */
export function barConfig(asked: ChartSpec, frame: Frame): ChartConfig {
  const spec = { ...asked, horizontal: liesAt(asked, frame.width) };
  const texts = spec.series.map((series) => series.values.map((_, index) => labelOf(spec, series, index)));
  const labelled = fits(spec, texts, frame);
  const scale = roomForLabels(spec, scaleOf(extent(spec), unitOf(spec), spec.currency, true, 5), texts, labelled, frame);
  const paint = colours(spec.series, frame.theme);
  const options = baseOptions(spec, frame);
  return {
    type: 'bar',
    data: {
      labels: spec.horizontal ? lyingNames(spec, frame) : axisLabels(spec, frame, true),
      datasets: [
        ...spec.series.map((series, index) => ({
          label: series.label,
          data: series.values.map((value, at): ChartPoint => {
            const drawn = value === null ? null : value / scale.divisor;
            const label = labelled ? itemAt(itemAt(texts, index), at) : '';
            return spec.horizontal ? { x: drawn, y: at, label } : { x: at, y: drawn, label };
          }),
          backgroundColor: itemAt(paint, index),
          borderRadius: spec.kind === 'stacked_bar' ? 0 : 3,
          ...(spec.kind === 'stacked_bar' ? { borderColor: frame.theme.ground, borderWidth: 1 } : {}),
          maxBarThickness: frame.em * (spec.horizontal ? 2 : 4),
          categoryPercentage: spec.horizontal ? 0.82 : 0.76,
          barPercentage: spec.series.length > 1 ? 0.94 : 1,
          pointStyle: 'rectRounded',
          datalabels: labels(spec, series, labelled, frame),
        })),
        ...targetEntries({ spec, paint, frame }, () => 'y'),
      ],
    },
    options: {
      ...options,
      indexAxis: spec.horizontal ? 'y' : 'x',
      plugins: {
        ...options.plugins,
        legend: legend(spec, frame),
        ...targetAnnotations(
          { spec, paint, frame },
          () => (spec.horizontal ? 'x' : 'y'),
          () => scale,
        ),
      },
      scales: spec.horizontal
        ? { y: nameAxis(spec, frame), x: valueAxis(spec, scale, labelled, frame) }
        : { x: nameAxis(spec, frame), y: valueAxis(spec, scale, labelled, frame) },
    },
  };
}

function labelOf(spec: ChartSpec, series: Series, index: number): string {
  const value = formatCell(series.values[index] ?? null, series.format, spec.currency);
  const mark = spec.marks?.[index] ?? '';
  return mark === '' ? value : `${value}  ${mark}`;
}

function unitOf(spec: ChartSpec) {
  return itemAt(spec.series, 0).unit;
}

/** All values, or where they are stacked the sums of each category. */
function extent(spec: ChartSpec): readonly number[] {
  if (spec.kind !== 'stacked_bar')
    return [...spec.series.flatMap((series) => series.values.filter((value) => value !== null)), ...spec.targets.map(({ value }) => value)];
  return spec.categories.map((_, index) => spec.series.reduce((sum, series) => sum + (series.values[index] ?? 0), 0));
}

/** Values stand beside lying bars always, above standing ones where each has room for its text. Inside a stack they would crowd. */
function fits(spec: ChartSpec, texts: readonly (readonly string[])[], frame: Frame): boolean {
  if (spec.kind === 'stacked_bar') return false;
  if (spec.horizontal) return pitch(spec, frame) > frame.em * 0.8;
  const slot = innerWidth(frame) / Math.max(1, spec.categories.length * spec.series.length);
  return widestPixels(texts.flat(), frame) * 0.9 < slot * (spec.series.length > 1 ? 0.8 : 0.98);
}

/** The height of one lying bar's place. */
function pitch(spec: ChartSpec, frame: Frame): number {
  const header = frame.em * (hasLegend(spec) ? 6.5 : 4.5);
  return (frame.height - header) / Math.max(1, spec.categories.length * (spec.kind === 'stacked_bar' ? 1 : spec.series.length));
}

/** Values are written beyond the bars' ends: the axis, which is not shown then, goes on for as long as the texts are. */
function roomForLabels(spec: ChartSpec, scale: Scale, texts: readonly (readonly string[])[], labelled: boolean, frame: Frame): Scale {
  if (!labelled) return scale;
  const length = spec.horizontal ? innerWidth(frame) - nameWidth(spec, frame) : frame.height - frame.em * (hasLegend(spec) ? 9 : 7);
  const bars = spec.series.flatMap((series, index) =>
    series.values.map((value, at) => ({
      value: (value ?? 0) / scale.divisor,
      text: spec.horizontal ? textEms(itemAt(itemAt(texts, index), at)) * labelSize(spec, frame) + frame.em * 0.8 : frame.em * 1.7,
    })),
  );
  bars.push(...spec.targets.map(({ value }) => ({ value: value / scale.divisor, text: 0 })));
  const up = bars.filter((bar) => bar.value >= 0);
  const down = bars.filter((bar) => bar.value < 0);
  // The pixels of one unit: as many as let every bar and its text stay inside.
  const [most, least] = [Math.max(0, ...up.map((bar) => bar.value)), Math.max(0, ...down.map((bar) => -bar.value))];
  // Nothing that can be told from zero: its pixels per unit would have no bound.
  if (most + least < 1e-9) return { ...scale, min: 0, max: 1 };
  const reach = (list: typeof bars, unit: number) => Math.max(0, ...list.map((bar) => Math.abs(bar.value) * unit + bar.text));
  let unit = length / (most + least);
  while (reach(up, unit) + reach(down, unit) > length && unit * (most + least) > length * 0.2) unit *= 0.98;
  return { ...scale, min: least === 0 ? 0 : -reach(down, unit) / unit, max: most === 0 ? 0 : reach(up, unit) / unit };
}

function labelSize(spec: ChartSpec, frame: Frame): number {
  return Math.round(Math.min(frame.em * 0.9, spec.horizontal ? pitch(spec, frame) * 0.86 : Infinity));
}

/** Beyond the end of each bar: below (left of) negative ones. */
function labels(spec: ChartSpec, series: Series, labelled: boolean, frame: Frame) {
  if (!labelled) return { display: false };
  const negative = series.values.map((value) => (value ?? 0) < 0);
  return {
    display: true,
    anchor: negative.map((below) => (below ? ('start' as const) : ('end' as const))),
    align: negative.map((below) =>
      spec.horizontal ? (below ? ('left' as const) : ('right' as const)) : below ? ('bottom' as const) : ('top' as const),
    ),
    offset: 2,
    color: frame.theme.ink,
    // A target's line would strike texts through.
    ...(spec.targets.length === 0 ? {} : { backgroundColor: `${frame.theme.ground}CC`, padding: 1 }),
    font: { family: fontFamily, size: labelSize(spec, frame), weight: 500 },
  };
}

/** Names beside lying bars: two lines at most, cut at two fifths of the picture. */
function lyingNames(spec: ChartSpec, frame: Frame): (string | string[])[] {
  const size = nameSize(spec, frame);
  const lines = pitch(spec, frame) * (spec.kind === 'stacked_bar' ? 1 : spec.series.length) > size * 2.5 ? 2 : 1;
  return spec.categories.map((name) => {
    const wrapped = wrapToEms(name, (innerWidth(frame) * 0.38) / size, lines);
    return wrapped.length === 1 ? itemAt(wrapped, 0) : [...wrapped];
  });
}

function nameSize(spec: ChartSpec, frame: Frame): number {
  const place = pitch(spec, frame) * (spec.kind === 'stacked_bar' ? 1 : spec.series.length) * 0.84;
  return Math.round(Math.min(frame.em, Math.max(8, place)));
}

function nameWidth(spec: ChartSpec, frame: Frame): number {
  const lines = lyingNames(spec, frame).flat();
  return Math.max(0, ...lines.map((line) => textEms(line))) * nameSize(spec, frame) + frame.em * 0.6;
}

function hasNegative(spec: ChartSpec): boolean {
  return extent(spec).some((value) => value < 0);
}

function nameAxis(spec: ChartSpec, frame: Frame) {
  return {
    type: 'category' as const,
    stacked: spec.kind === 'stacked_bar',
    grid: { display: false },
    border: { color: frame.theme.muted, display: !hasNegative(spec) },
    ticks: {
      color: frame.theme.ink,
      autoSkip: false,
      maxRotation: 0,
      padding: 4,
      font: { family: fontFamily, size: spec.horizontal ? nameSize(spec, frame) : Math.round(frame.em * 0.94), lineHeight: 1.15 },
    },
  };
}

/** Where values are written it shows nothing but the line at zero. */
function valueAxis(spec: ChartSpec, scale: Scale, labelled: boolean, frame: Frame) {
  const negative = hasNegative(spec);
  // A line of the grid falls on zero where both ends are multiples of the step.
  const step = labelled ? Math.max(scale.max, -scale.min) / 4 : scale.step;
  const [min, max] =
    labelled && negative ? [Math.floor(scale.min / step) * step, Math.ceil(scale.max / step) * step] : [scale.min, scale.max];
  const zero = Math.round(-min / step);
  const lines = Array.from({ length: Math.round((max - min) / step) + 1 }, (_, index) =>
    index === zero && negative ? frame.theme.muted : labelled ? 'transparent' : frame.theme.grid,
  );
  return {
    type: 'linear' as const,
    stacked: spec.kind === 'stacked_bar',
    display: !labelled || negative,
    min,
    max,
    grid: { color: lines, drawTicks: false },
    border: { display: false },
    ticks: {
      display: !labelled,
      stepSize: step,
      color: frame.theme.muted,
      format: scale.format,
      padding: 6,
      maxRotation: 0,
      font: { family: fontFamily, size: Math.round(frame.em * 0.9) },
    },
  };
}
