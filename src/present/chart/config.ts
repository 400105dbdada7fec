/** Chart specs as Chart.js configurations: plain JSON, so that the same one is drawn here or by the team's own chart server. */
import { barConfig } from './bar-config.ts';
import type { ChartConfig, PictureSize } from './config-shape.ts';
import { frameOf } from './frame.ts';
import { liesAt } from './lie.ts';
import { lineConfig } from './line-config.ts';
import { numberConfig } from './number-config.ts';
import { pieConfig } from './pie-config.ts';
import type { ChartSpec } from './spec.ts';
import { themes } from './theme.ts';

/** The configuration that draws `spec` at `size` in the colours of `theme`. */
export function chartConfig(spec: ChartSpec, theme: 'light' | 'dark', size: PictureSize): ChartConfig {
  const frame = frameOf(themes[theme], size);
  switch (spec.kind) {
    case 'line':
    case 'combo':
      return lineConfig(spec, frame);
    case 'bar':
    case 'stacked_bar':
    case 'funnel':
      return barConfig(spec, frame);
    case 'pie':
      return pieConfig(spec, frame);
    case 'number':
      return numberConfig(spec, frame);
  }
}

/** How high a picture of `spec` should be at `width`: 9 to 16, on a narrow one more, and as much as many lying bars need. */
export function pictureSize(spec: ChartSpec, width = 800): PictureSize {
  const narrow = width < 520;
  if (spec.kind === 'number' && spec.series.length === 0) return { width, height: Math.round(width * (narrow ? 0.42 : 0.24)) };
  const least = Math.round(width * (narrow ? (spec.kind === 'pie' ? 1.15 : 0.85) : 9 / 16));
  if (!liesAt(spec, width)) return { width, height: least };
  const bars = spec.categories.length * Math.max(1, spec.kind === 'bar' ? spec.series.length * 0.7 : 1);
  return { width, height: Math.max(least, Math.round((130 + bars * 32) * Math.max(0.72, width / 800))) };
}
