/** A chart as data: fully explicit, no defaults left to whoever draws it. */

import type { Day, Grain } from '../../base/day.ts';
import type { Unit } from '../../catalogue/metric.ts';
import type { ChartKind } from '../../plan/plan.ts';
import type { Currency, ValueFormat } from '../format.ts';

export interface Series {
  readonly label: string;
  readonly unit: Unit;
  /** How its values are written. */
  readonly format: ValueFormat;
  /** One for each category, in stored units; null is a gap. */
  readonly values: readonly (number | null)[];
  /** In a combo each series says how it is drawn and on which axis. */
  readonly draw: 'line' | 'bar';
  readonly axis: 'left' | 'right';
  /** The period compared with: drawn muted, dashed. */
  readonly muted: boolean;
}

/** What a metric is to reach: a line across the plot. */
export interface TargetLine {
  /** `CSAT score`: whose it is. */
  readonly metric: string;
  /** As written: `85.0%`. */
  readonly text: string;
  /** In stored units. */
  readonly value: number;
  readonly axis: Series['axis'];
  /** The place of the series whose colour it has, where that tells several apart; null: it is drawn in ink. */
  readonly series: number | null;
}

/** Where the categories are stretches of time: the first day of each. */
export interface ChartTime {
  readonly grain: Grain;
  readonly days: readonly Day[];
}

export interface ChartSpec {
  readonly kind: ChartKind;
  readonly title: string;
  readonly subtitle: string;
  /** Bars lie where the names are long or many. */
  readonly horizontal: boolean;
  readonly categories: readonly string[];
  /** Null where the categories are members or steps. */
  readonly time: ChartTime | null;
  readonly series: readonly Series[];
  /** Of lines and bars beside each other; the axes reach as far. */
  readonly targets: readonly TargetLine[];
  /** Of a funnel: what stands behind the value of each step (its rate and what dropped off); null elsewhere. */
  readonly marks: readonly string[] | null;
  readonly currency: Currency;
  /** The chart in words, for who cannot see it. */
  readonly alt: string;
  /** For `number`: the value as shown, and the series above as its sparkline. */
  readonly value: string | null;
}
