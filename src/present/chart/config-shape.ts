/** What a configuration is: the shape that layout, drawing and servers share. */
import type { ChartConfiguration } from 'chart.js';
import type {} from 'chartjs-plugin-annotation';
import type {} from 'chartjs-plugin-datalabels';

export interface PictureSize {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** A Chart.js configuration without functions. The ground is not part of it: whoever draws fills it first. */
export type ChartConfig = ChartConfiguration<'bar' | 'line' | 'pie', ChartPoint[]>;

/** A value where it is drawn, with the text that stands beside it (empty: none). */
export interface ChartPoint {
  readonly x: number | null;
  readonly y: number | null;
  readonly label: string;
}
