/** Every metric against every breakdown and filter: what does not reach is said, never dropped. */
import type { Span } from '../../base/span.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import { dimensionOf } from '../../catalogue/dimensions.ts';
import { type MetricRef, metricKey } from '../../catalogue/metric.ts';
import type { MetricsQuestion } from '../../language/question.ts';
import type { Draft, Mend, Pass, Trouble } from '../draft.ts';
import { troubled } from '../draft.ts';
import { extraMetrics } from '../extra-metrics.ts';
import { labelOf, standingRefs } from '../metric-ref.ts';
import type { PlanContext } from '../planned.ts';
import { dimensionsOf, isReached, reachOf } from '../reach.ts';

/**
 * Refuses (`unreachable_filter`) a named metric that a breakdown or filter does not reach.
 * A section's metrics are shown as `–` instead, unless none of them is reached.
 */
export const reachPass: Pass = (draft, context) => {
  const { plan, question } = draft;
  const { catalogue } = context;
  const dimensions = dimensionsOf(plan);
  const named = new Set(question.metrics.flatMap((term) => standingRefs(term.metric, catalogue)).map(metricKey));
  const extra = extraMetrics(plan, catalogue);
  // A ratio is no section's: a condition or the order brought it in.
  const inSection = (ref: MetricRef): boolean => question.sections.length > 0 && typeof ref === 'string' && !named.has(ref);
  const strict = [...plan.metrics.filter((ref) => !inSection(ref)), ...extra];
  const shown = plan.metrics.filter(inSection);
  const noneShown = shown.length > 0 && shown.every((ref) => !isReached(ref, dimensions, catalogue));
  const refs = noneShown ? [...strict, ...shown.slice(0, 1)] : strict;
  const troubles = refs.flatMap((ref) =>
    dimensions
      .filter((dimension) => reachOf(ref, dimension, catalogue).reach === 'none')
      .map((dimension) => unreachable(draft, ref, dimension, context)),
  );
  return troubled(draft, ...troubles);
};

function unreachable(draft: Draft, ref: MetricRef, dimension: DimensionId, context: PlanContext): Trouble {
  const { plan, question } = draft;
  const filtered = plan.filters.some((filter) => filter.dimension === dimension);
  const word = nameOf(dimension);
  const how = plan.by.includes(dimension) ? `broken down by ${word}` : `filtered by ${word}`;
  return {
    code: 'unreachable_filter',
    message: `${labelOf(ref, context.catalogue)} cannot be ${how}${filtered && plan.by.includes(dimension) ? ' or filtered by it' : ''}: it is not counted per ${word}.`,
    at: placeOf(question, dimension),
    mends: [...withReachedMetrics(draft, context), without(question, dimension), ...withOtherMetrics(draft, ref, context)],
  };
}

function placeOf(question: MetricsQuestion, dimension: DimensionId): Span | null {
  const terms = [...question.by, ...question.filters];
  return terms.find((term) => term.dimension === dimension)?.at ?? (question.ranking?.of === dimension ? question.ranking.at : null);
}

/** The question about those of its metrics that everything reaches, where there are some. */
function withReachedMetrics({ plan, question }: Draft, { catalogue }: PlanContext): readonly Mend[] {
  const dimensions = dimensionsOf(plan);
  const metrics = question.metrics.filter((term) => isReached(term.metric, dimensions, catalogue));
  if (metrics.length === 0 || metrics.length === question.metrics.length) return [];
  const label = metrics.map((term) => labelOf(term.metric, catalogue)).join(', ');
  return [{ label: `only ${label}`, question: { ...question, metrics } }];
}

/** The question without the breakdown and filters on `dimension`, and without what would bring it back. */
function without(question: MetricsQuestion, dimension: DimensionId): Mend {
  const by = question.by.filter((term) => term.dimension !== dimension);
  const ranked = question.ranking?.of === dimension || question.ranking?.per === dimension;
  return {
    label: `without ${nameOf(dimension)}`,
    question: {
      ...question,
      metrics: question.metrics.map((term) => (term.level === dimension ? { ...term, level: null } : term)),
      by,
      filters: question.filters.filter((filter) => filter.dimension !== dimension),
      order: question.order.filter((term) => term.by !== dimension),
      ranking: ranked || by.length === 0 ? null : question.ranking,
    },
  };
}

/** The question about other metrics that everything reaches: first of the same section, then of the others. */
function withOtherMetrics({ plan, question }: Draft, ref: MetricRef, { catalogue }: PlanContext): readonly Mend[] {
  const dimensions = dimensionsOf(plan);
  return [...relatives(ref, catalogue)]
    .filter((id) => isReached(id, dimensions, catalogue))
    .slice(0, 2)
    .map((id) => ({ label: labelOf(id, catalogue), question: about(question, id) }));
}

function about(question: MetricsQuestion, id: string): MetricsQuestion {
  const ranking = question.ranking === null ? null : { ...question.ranking, metric: null };
  return { ...question, metrics: [{ metric: id, level: null, at: { start: 0, end: 0 } }], sections: [], having: [], order: [], ranking };
}

function relatives(ref: MetricRef, catalogue: Catalogue): readonly string[] {
  const metric = catalogue.metric(typeof ref === 'string' ? ref : ref.ratio[0]);
  const others = catalogue.metrics.filter((other) => other.id !== metric?.id);
  const near = (other: (typeof others)[number]): number =>
    (other.section === metric?.section ? 0 : 2) + (other.unit === metric?.unit ? 0 : 1);
  return [...others].sort((left, right) => near(left) - near(right)).map((other) => other.id);
}

function nameOf(dimension: DimensionId): string {
  const { label } = dimensionOf(dimension);
  return label === label.toUpperCase() ? label : label.toLowerCase();
}
