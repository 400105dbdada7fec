/** From a spec to what is drawn: the one step that every painter shares. */
import { chartConfig } from './config.ts';
import type { Sketch } from './draw.ts';
import type { PaintOptions } from './painter.ts';
import type { ChartSpec } from './spec.ts';
import { themes } from './theme.ts';

/** The configuration, size and ground of a picture of `spec`. */
export function sketchOf(spec: ChartSpec, { theme, width, height }: PaintOptions): Sketch {
  const size = { width: Math.round(width), height: Math.round(height) };
  if (!(size.width >= 40 && size.height >= 40 && size.width <= 4000 && size.height <= 4000)) {
    throw new RangeError(`not a picture's size: ${width} × ${height}`);
  }
  return { config: chartConfig(spec, theme, size), size, ground: themes[theme].ground };
}
