/** Questions written as data, for planning without reading. */
import type { DimensionId, Level } from '../../src/catalogue/dimension.ts';
import type { MetricRef, Section } from '../../src/catalogue/metric.ts';
import type {
  CompareTerm,
  FilterTerm,
  HavingTerm,
  MetricsQuestion,
  OrderTerm,
  RankingTerm,
  TimeTerm,
  TransformTerm,
} from '../../src/language/question.ts';

/** A part of a question whose place in the text does not matter. */
export type Placeless<Term> = Term extends unknown ? Omit<Term, 'at'> : never;

export interface Sketch {
  readonly metrics?: readonly (MetricRef | readonly [MetricRef, Level])[];
  readonly sections?: readonly Section[];
  readonly by?: readonly DimensionId[];
  readonly grain?: NonNullable<MetricsQuestion['grain']>['grain'];
  readonly time?: Placeless<TimeTerm>;
  readonly filters?: readonly Placeless<FilterTerm>[];
  readonly having?: readonly Placeless<HavingTerm>[];
  readonly ranking?: Partial<RankingTerm>;
  readonly order?: readonly Placeless<OrderTerm>[];
  readonly compare?: Placeless<CompareTerm>;
  readonly transform?: Placeless<TransformTerm>;
  readonly chart?: NonNullable<MetricsQuestion['chart']>['chart'];
  readonly output?: MetricsQuestion['output'];
}

const at = { start: 0, end: 0 };

/** The metrics question that `sketch` describes; what it leaves out is not said. */
export function questionOf(sketch: Sketch): MetricsQuestion {
  return {
    kind: 'metrics',
    metrics: (sketch.metrics ?? []).map((metric) =>
      isSuffixed(metric) ? { metric: metric[0], level: metric[1], at } : { metric, level: null, at },
    ),
    sections: (sketch.sections ?? []).map((section) => ({ section, at })),
    by: (sketch.by ?? []).map((dimension) => ({ dimension, at })),
    grain: sketch.grain === undefined ? null : { grain: sketch.grain, at },
    time: sketch.time ? { ...sketch.time, at } : null,
    filters: (sketch.filters ?? []).map((filter) => ({ ...filter, at })),
    having: (sketch.having ?? []).map((term) => ({ ...term, at })),
    ranking: sketch.ranking ? { rank: 'top', n: null, metric: null, byChange: false, of: null, per: null, at, ...sketch.ranking } : null,
    order: (sketch.order ?? []).map((term) => ({ ...term, at })),
    compare: sketch.compare ? { ...sketch.compare, at } : null,
    transform: sketch.transform ? { ...sketch.transform, at } : null,
    chart: sketch.chart ? { chart: sketch.chart, at } : null,
    output: sketch.output ?? null,
  };
}

function isSuffixed(metric: MetricRef | readonly [MetricRef, Level]): metric is readonly [MetricRef, Level] {
  return Array.isArray(metric);
}
