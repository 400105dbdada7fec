/** Which metrics: those named, those of the sections named, else that of the ranking, else those of the conditions. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import { type MetricRef, metricKey, type Section } from '../../catalogue/metric.ts';
import type { HavingTerm, MetricsQuestion, MetricTerm } from '../../language/question.ts';
import { type Draft, decided, guessed, type Mend, type Pass, troubled } from '../draft.ts';
import { finest, isDimension, levelOf } from '../level.ts';
import { distinct, labelOf, metricOf, standing, standingRefs } from '../metric-ref.ts';
import { sectionMetrics } from '../panel.ts';
import type { PlanContext } from '../planned.ts';
import { isReached } from '../reach.ts';

/** Chooses `metrics`. Without any the question cannot stand: `no_metric`, or `ambiguous` for a bare best or worst. */
export const metricsPass: Pass = (draft, context) => {
  const { question } = draft;
  const asked = named(question, context.catalogue);
  const refs = asked.length > 0 ? asked : implied(question, context.catalogue);
  if (refs.length === 0) return withoutMetric(draft, context);
  const unsettled = decided(draft, { metrics: [] });
  const settled = refs.reduce((soFar, ref) => addMetric(soFar, ref, context.catalogue), unsettled);
  return question.metrics.reduce(sayInstead(context.catalogue), decided(settled, { metrics: distinct(settled.plan.metrics) }));
};

/** What the words could have meant as well, said with the question for it. */
function sayInstead(catalogue: Catalogue): (draft: Draft, term: MetricTerm) => Draft {
  return (draft, term) => {
    const { instead } = term;
    if (instead === undefined) return draft;
    const metrics = draft.question.metrics.map((one) => (one === term ? { metric: instead, level: term.level, at: term.at } : one));
    const mends: readonly Mend[] = [{ label: labelOf(instead, catalogue).toLowerCase(), question: { ...draft.question, metrics } }];
    return guessed(draft, `Read as ${labelOf(term.metric, catalogue)}.`, mends);
  };
}

/** A breakdown that came of itself may be finer than what was asked: sections then show what that level's panel shows. */
export const sectionPass: Pass = (draft, { catalogue }) => {
  const { question, plan } = draft;
  if (question.sections.length === 0) return draft;
  const level = levelOf({ by: plan.by, filters: question.filters });
  const shown = question.sections.flatMap(({ section }) => sectionMetrics(section, level, catalogue));
  const asked = question.metrics.flatMap((term) => standingRefs(term.metric, catalogue));
  const kept = new Set([...asked.map(metricKey), ...shown]);
  return decided(draft, { metrics: plan.metrics.filter((ref) => kept.has(metricKey(ref))) });
};

/** The metric that a condition tests: a percent bound on a count means the count's rate. */
export function conditionMetric(term: HavingTerm, catalogue: Catalogue): MetricRef {
  if (!('value' in term) || typeof term.metric !== 'string') return standing(term.metric, catalogue);
  const metric = metricOf(term.metric, catalogue);
  return term.value.unit === 'percent' && metric.unit === 'count' && metric.rate !== null ? metric.rate : term.metric;
}

function named(question: MetricsQuestion, catalogue: Catalogue): readonly MetricRef[] {
  const terms = question.metrics.map((term): { at: number; refs: readonly MetricRef[] } => ({ at: term.at.start, refs: [term.metric] }));
  const level = finest(askedDimensions(question));
  const sections = question.sections.map(({ section, at }) => ({ at: at.start, refs: sectionMetrics(section, level, catalogue) }));
  return [...terms, ...sections].sort((left, right) => left.at - right.at).flatMap((part) => part.refs);
}

function askedDimensions(question: MetricsQuestion): readonly DimensionId[] {
  const ranked = question.ranking?.of;
  return [...question.by, ...question.filters].map((term) => term.dimension).concat(isDimension(ranked) ? [ranked] : []);
}

function implied(question: MetricsQuestion, catalogue: Catalogue): readonly MetricRef[] {
  if (question.ranking?.metric) return [question.ranking.metric];
  const tested = question.having.flatMap((term) => [
    conditionMetric(term, catalogue),
    ...('than' in term ? [standing(term.than, catalogue)] : []),
  ]);
  if (tested.length > 0) return tested;
  return question.order.flatMap(({ by }) => (typeof by !== 'string' || catalogue.metric(by) ? [by] : []));
}

/** A ratio is of two sums; a rate in one is a list, and a rate per day the rate itself. */
function addMetric(draft: Draft, ref: MetricRef, catalogue: Catalogue): Draft {
  const refs = typeof ref === 'string' ? [metricOf(ref, catalogue).id] : standingRefs(ref, catalogue);
  const next = decided(draft, { metrics: [...draft.plan.metrics, ...refs] });
  if (typeof ref === 'string' || refs[0] === ref) return next;
  return ref.ratio[1] === 'days'
    ? guessed(next, `${labelOf(ref.ratio[0], catalogue)} is computed from the summed parts of all days, not averaged over days.`)
    : guessed(next, `${refs.map((part) => labelOf(part, catalogue)).join(' and ')} are shown side by side: only sums can be divided.`);
}

function withoutMetric(draft: Draft, { catalogue }: PlanContext): Draft {
  const { question } = draft;
  const superlative = question.ranking !== null && ['best', 'worst'].includes(question.ranking.rank);
  return troubled(draft, {
    code: superlative ? 'ambiguous' : 'no_metric',
    message: superlative
      ? `${question.ranking.rank === 'best' ? 'Best' : 'Worst'} by which metric?`
      : 'The question names no metric, such as exposed rate or csat score.',
    at: question.ranking?.at ?? null,
    mends: leading(question, catalogue).map(
      (id): Mend => ({
        label: labelOf(id, catalogue),
        question: { ...question, metrics: [{ metric: id, level: null, at: { start: 0, end: 0 } }] },
      }),
    ),
  });
}

/** So many metrics are offered at least, where so many reach what is asked. */
const fewestOffered = 4;

/** Well-known metrics of every kind that reach what is asked: the first rate of each section that has a direction, then its other measures. */
function leading(question: MetricsQuestion, catalogue: Catalogue): readonly string[] {
  const sections: readonly Section[] = ['funnel', 'conversation', 'conversion', 'efficiency', 'operations'];
  const dimensions = askedDimensions(question);
  const reaching = sections.map((section) =>
    catalogue.section(section).filter(({ id, better }) => better !== 'neither' && isReached(id, dimensions, catalogue)),
  );
  const rates = reaching.flatMap((metrics) => metrics.find(({ unit }) => unit === 'percent')?.id ?? []);
  const others = reaching.flatMap((metrics) => metrics.find(({ id }) => !rates.includes(id))?.id ?? []);
  return rates.length >= fewestOffered ? rates : [...rates, ...others].slice(0, fewestOffered);
}
