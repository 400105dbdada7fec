/** What every configuration shares: type sizes, header, legend, ground rules of a picture of some size. */

import type { ChartOptions } from 'chart.js';
import { itemAt } from '../../base/item.ts';
import type { PictureSize } from './config-shape.ts';
import { fontFamily } from './font-names.ts';
import type { ChartSpec, Series } from './spec.ts';
import { textEms, wrapToEms } from './text-width.ts';
import type { Theme } from './theme.ts';

/** A picture to be filled. */
export interface Frame extends PictureSize {
  readonly theme: Theme;
  /** Pixels of an em of labels: 18 at 800 pixels reads well in a column of a chat and on a phone. */
  readonly em: number;
}

/** The frame of `size`. */
export function frameOf(theme: Theme, size: PictureSize): Frame {
  return { ...size, theme, em: Math.round(Math.min(18, Math.max(13, (size.width / 800) * 18))) };
}

/** The room between the outer margins, in pixels. */
export function innerWidth(frame: Frame): number {
  return frame.width - 2 * margin(frame);
}

function margin(frame: Frame): number {
  return Math.round(frame.em * 0.9);
}

/** The options that all kinds have. */
export function baseOptions(spec: ChartSpec, frame: Frame): ChartOptions<'bar' | 'line' | 'pie'> {
  const { theme, em } = frame;
  const pad = margin(frame);
  const titleSize = Math.round(em * 1.2);
  const title = [...wrapToEms(spec.title, innerWidth(frame) / titleSize / 1.05, 2)];
  const subtitle = [...wrapToEms(spec.subtitle, innerWidth(frame) / (em * 0.86), 2)];
  return {
    responsive: false,
    animation: false,
    devicePixelRatio: 2,
    locale: 'en-US',
    events: [],
    font: { family: fontFamily, size: em },
    color: theme.ink,
    layout: { padding: { top: pad * 0.8, bottom: pad * 0.7, left: pad, right: pad } },
    plugins: {
      title: {
        display: spec.title !== '',
        text: title,
        align: 'start',
        color: theme.ink,
        font: { family: fontFamily, size: titleSize, weight: 600, lineHeight: 1.2 },
        padding: { top: 0, bottom: 2 },
      },
      subtitle: {
        display: spec.subtitle !== '',
        text: subtitle,
        align: 'start',
        color: theme.muted,
        font: { family: fontFamily, size: Math.round(em * 0.86), weight: 'normal', lineHeight: 1.3 },
        padding: { top: 0, bottom: Math.round(em * (hasLegend(spec) ? 0.4 : 1.1)) },
      },
      legend: { display: false },
      tooltip: { enabled: false },
      datalabels: { display: false },
    },
  };
}

/** Whether there is more than one thing to tell apart. */
export function hasLegend({ series, targets }: ChartSpec): boolean {
  return series.length + targets.length > 1;
}

/** The legend above the plot. */
export function legend(spec: ChartSpec, frame: Frame) {
  return {
    display: hasLegend(spec),
    position: 'top' as const,
    align: 'start' as const,
    labels: {
      color: frame.theme.ink,
      usePointStyle: true,
      // Chart.js draws points half as large again as the box says.
      pointStyleWidth: Math.round(frame.em * 0.7),
      boxWidth: Math.round(frame.em * 0.45),
      boxHeight: Math.round(frame.em * 0.45),
      padding: frame.em,
      font: { family: fontFamily, size: Math.round(frame.em * 0.9) },
    },
  };
}

/** An empty axis above the plot: room between the legend and the topmost label, which Chart.js leaves none for. `isFull`: a label stands over the top of the plot. */
export function headroom(spec: ChartSpec, frame: Frame, isFull: boolean) {
  if (!hasLegend(spec)) return {};
  return {
    headroom: {
      type: 'category' as const,
      axis: 'x' as const,
      position: 'top' as const,
      border: { display: false },
      grid: { display: false, drawTicks: false },
      ticks: { display: false },
      title: { display: true, text: '', font: { size: Math.round(frame.em * (isFull ? 1.4 : 0.5)) }, padding: 0 },
    },
  };
}

/** The colour of each series: the muted one grey, the others along the palette. */
export function colours(series: readonly Series[], theme: Theme): readonly string[] {
  let next = 0;
  return series.map((one) => {
    if (one.muted) return theme.previous;
    const colour = itemAt(theme.series, next % theme.series.length);
    next += 1;
    return colour;
  });
}

/** The widest of `texts` in pixels at label size. */
export function widestPixels(texts: readonly string[], frame: Frame): number {
  return texts.reduce((most, text) => Math.max(most, textEms(text)), 0) * frame.em;
}
