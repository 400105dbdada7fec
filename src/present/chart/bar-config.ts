/** Bars, standing or lying, side by side or stacked, and the steps of a funnel. */

import { formatCell } from '../format.ts';
import { axisLabels } from './axis-labels.ts';
import type { ChartConfig, ChartPoint } from './config.ts';
import { fontFamily } from './font-names.ts';
import { baseOptions, colours, type Frame, innerWidth, legend, widestPixels } from './frame.ts';
import { type Scale, scaleOf } from './scale.ts';
import type { ChartSpec, Series } from './spec.ts';
import { textEms, wrapToEms } from './text-width.ts';

/** The configuration of a spec of kind bar, stacked_bar or funnel. */
export function barConfig(spec: ChartSpec, frame: Frame): ChartConfig {
  const texts = spec.series.map((series) => series.values.map((_, index) => labelOf(spec, series, index)));
  const labelled = fits(spec, texts, frame);
  const scale = roomForLabels(spec, scaleOf(extent(spec), unitOf(spec), spec.currency, true, 5), texts, labelled, frame);
  const paint = colours(spec.series, frame.theme);
  const options = baseOptions(spec, frame);
  return {
    type: 'bar',
    data: {
      labels: spec.horizontal ? lyingNames(spec, frame) : axisLabels(spec, frame, true),
      datasets: spec.series.map((series, index) => ({
        label: series.label,
        data: series.values.map((value, at): ChartPoint => {
          const drawn = value === null ? null : value / scale.divisor;
          const label = labelled ? (texts[index]?.[at] ?? '') : '';
          return spec.horizontal ? { x: drawn, y: at, label } : { x: at, y: drawn, label };
        }),
        backgroundColor: paint[index] ?? frame.theme.ink,
        borderRadius: spec.kind === 'stacked_bar' ? 0 : 3,
        ...(spec.kind === 'stacked_bar' ? { borderColor: frame.theme.ground, borderWidth: 1 } : {}),
        maxBarThickness: frame.em * (spec.horizontal ? 2 : 4),
        categoryPercentage: spec.horizontal ? 0.82 : 0.76,
        barPercentage: spec.series.length > 1 ? 0.94 : 1,
        pointStyle: 'rectRounded',
        datalabels: labels(spec, labelled, frame),
      })),
    },
    options: {
      ...options,
      indexAxis: spec.horizontal ? 'y' : 'x',
      plugins: { ...options.plugins, legend: legend(spec.series, frame) },
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
  return spec.series[0]?.unit ?? 'number';
}

/** All values, or where they are stacked the sums of each category. */
function extent(spec: ChartSpec): readonly number[] {
  if (spec.kind !== 'stacked_bar') return spec.series.flatMap((series) => series.values.filter((value) => value !== null));
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
  const header = frame.em * (spec.series.length > 1 ? 6.5 : 4.5);
  return (frame.height - header) / Math.max(1, spec.categories.length * (spec.kind === 'stacked_bar' ? 1 : spec.series.length));
}

/** Values are written beyond the bars' ends: the axis, which is not shown then, goes on for as long as the texts are. */
function roomForLabels(spec: ChartSpec, scale: Scale, texts: readonly (readonly string[])[], labelled: boolean, frame: Frame): Scale {
  if (!labelled) return scale;
  const values = extent(spec).map((value) => value / scale.divisor);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const length = spec.horizontal ? innerWidth(frame) - nameWidth(spec, frame) : frame.height - frame.em * 7;
  const text = spec.horizontal ? widestPixels(texts.flat(), frame) * 0.9 + frame.em : frame.em * 1.8;
  const share = Math.min(0.75, text / Math.max(1, length));
  const both = low < 0 && high > 0;
  const grown = (high - low) / (both ? Math.max(0.25, 1 - 2 * share) : 1 - share) - (high - low);
  const max = high > 0 || low === 0 ? high + (both ? grown / 2 : grown) : 0;
  const min = low < 0 ? low - (both ? grown / 2 : grown) : 0;
  return { ...scale, min, max: max > min ? max : 1 };
}

function labels(spec: ChartSpec, labelled: boolean, frame: Frame) {
  if (!labelled) return { display: false };
  const size = Math.round(Math.min(frame.em * 0.9, spec.horizontal ? pitch(spec, frame) * 0.86 : Infinity));
  return {
    display: true,
    anchor: 'end' as const,
    align: 'end' as const,
    offset: 2,
    color: frame.theme.ink,
    font: { family: fontFamily, size, weight: 500 },
  };
}

/** Names beside lying bars: two lines at most, cut at two fifths of the picture. */
function lyingNames(spec: ChartSpec, frame: Frame): (string | string[])[] {
  const size = nameSize(spec, frame);
  const lines = pitch(spec, frame) * (spec.kind === 'stacked_bar' ? 1 : spec.series.length) > size * 2.5 ? 2 : 1;
  return spec.categories.map((name) => {
    const wrapped = wrapToEms(name, (innerWidth(frame) * 0.38) / size, lines);
    return wrapped.length === 1 ? (wrapped[0] ?? '') : [...wrapped];
  });
}

function nameSize(spec: ChartSpec, frame: Frame): number {
  const place = spec.horizontal ? pitch(spec, frame) * (spec.kind === 'stacked_bar' ? 1 : spec.series.length) * 0.84 : Infinity;
  return Math.round(Math.min(frame.em, Math.max(8, place)));
}

function nameWidth(spec: ChartSpec, frame: Frame): number {
  const lines = lyingNames(spec, frame).flat();
  return Math.max(0, ...lines.map((line) => textEms(line))) * nameSize(spec, frame) + frame.em * 0.6;
}

function nameAxis(spec: ChartSpec, frame: Frame) {
  return {
    type: 'category' as const,
    stacked: spec.kind === 'stacked_bar',
    grid: { display: false },
    border: { color: frame.theme.muted, display: true },
    ticks: {
      color: frame.theme.ink,
      autoSkip: false,
      maxRotation: 0,
      padding: 4,
      font: { family: fontFamily, size: spec.horizontal ? nameSize(spec, frame) : Math.round(frame.em * 0.94), lineHeight: 1.15 },
    },
  };
}

function valueAxis(spec: ChartSpec, scale: Scale, labelled: boolean, frame: Frame) {
  return {
    type: 'linear' as const,
    stacked: spec.kind === 'stacked_bar',
    display: !labelled,
    min: scale.min,
    max: scale.max,
    grid: { color: frame.theme.grid, drawTicks: false },
    border: { display: false },
    ticks: {
      stepSize: scale.step,
      color: frame.theme.muted,
      format: scale.format,
      padding: 6,
      maxRotation: 0,
      font: { family: fontFamily, size: Math.round(frame.em * 0.9) },
    },
  };
}
