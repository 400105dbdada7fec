/** A metric as data: what it is called, how it is computed, how it is shown. */
import type { Level } from './dimension.ts';
import type { MeasureId } from './measure.ts';

export type Unit = 'count' | 'percent' | 'number' | 'currency' | 'duration' | 'per_hour' | 'currency_per_hour' | 'score';

/** The parts of a panel, in the order they are shown. `null`: in no panel. */
export type Section = 'funnel' | 'conversation' | 'conversion' | 'efficiency' | 'operations';

/**
 * How a metric comes from measures, each summed over the asked cut first.
 * `divide` is null where the denominator is zero or negative; null spreads through every other operation.
 */
export type Formula =
  | { readonly kind: 'measure'; readonly measure: MeasureId }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'add' | 'subtract' | 'multiply' | 'divide'; readonly left: Formula; readonly right: Formula };

export interface Metric {
  /** The public id: `exposed_rate`. An administrator's own metric has an id of his. */
  readonly id: string;
  /** The name as the dashboard shows it: `EXPOSED RATE`. */
  readonly label: string;
  /** One or two sentences for a newcomer. */
  readonly definition: string;
  /** The formula in words, as the metric table writes it. */
  readonly inWords: string;
  readonly formula: Formula;
  readonly unit: Unit;
  /** Decimals shown for `number`, `per_hour` and `score`; style of a duration. */
  readonly decimals: number | null;
  readonly durationStyle: 'h:mm' | 'm:ss' | 'h:mm:ss' | null;
  readonly panels: readonly Level[];
  readonly section: Section | null;
  readonly better: 'higher' | 'lower' | 'neither';
  /** Lower-case names and synonyms by which a question may call it, longest match wins; the label in lower case is one of them. */
  readonly words: readonly string[];
  /** Words that mean this metric by default though others share them (`conversions`); the answer says so and offers `instead`. */
  readonly shortForms: readonly ShortForm[];
  /** The id of the rate that `by rate` or a percent bound on this count takes; null where there is none. */
  readonly rate: string | null;
}

export interface ShortForm {
  readonly word: string;
  /** Ids of metrics that the word could also have meant, offered as buttons. */
  readonly instead: readonly string[];
}

/** A metric in a plan: an id of the catalogue, or a ratio of two counts made on the fly (`days`: the number of days in the range). */
export type MetricRef = string | { readonly ratio: readonly [string, string]; readonly per: number };

/** The id of a column or an order entry for `ref`: the metric's id, or `a/b`. */
export function metricKey(ref: MetricRef): string {
  return typeof ref === 'string' ? ref : `${ref.ratio[0]}/${ref.ratio[1]}`;
}
