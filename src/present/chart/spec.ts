/** A chart as data: fully explicit, no defaults left to whoever draws it. */

import type { Unit } from '../../catalogue/metric.ts';
import type { ChartKind } from '../../plan/plan.ts';

export interface Series {
  readonly label: string;
  readonly unit: Unit;
  /** One for each category; null is a gap. */
  readonly values: readonly (number | null)[];
  /** In a combo each series says how it is drawn and on which axis. */
  readonly draw: 'line' | 'bar';
  readonly axis: 'left' | 'right';
  /** The period compared with: drawn muted, dashed. */
  readonly muted: boolean;
}

export interface ChartSpec {
  readonly kind: ChartKind;
  readonly title: string;
  readonly subtitle: string;
  /** Bars lie where the names are long or many. */
  readonly horizontal: boolean;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly currency: { readonly code: string; readonly digits: number };
  /** The chart in words, for who cannot see it. */
  readonly alt: string;
  /** For `number`: the value as shown, and the series above as its sparkline. */
  readonly value: string | null;
}
