/** Questions that are asked again and again: schedules and alerts. */
import { ok, type Result, refused } from '../base/result.ts';
import { type MetricRef, metricKey } from '../catalogue/metric.ts';
import type { AlertQuestion, MetricsQuestion, ScheduleQuestion, SnapshotQuestion, TimeTerm } from '../language/question.ts';
import { labelOf, standing, unitOf } from './metric-ref.ts';
import { boundFor, scaled } from './passes/conditions.ts';
import { conditionMetric } from './passes/metrics.ts';
import { lastDays } from './passes/time.ts';
import type { AlertPlan, MetricsPlan, SnapshotPlan } from './plan.ts';
import { planMetrics } from './plan-metrics.ts';
import { planSnapshot } from './plan-others.ts';
import type { PlanContext, Planned } from './planned.ts';
import { bucketAfter, bucketEnd, bucketStart } from './time-buckets.ts';

/** A daily post means yesterday, a weekly one last week, a monthly one last month, unless dates are said. */
export function planSchedule(question: ScheduleQuestion, context: PlanContext): Result<Planned> {
  if (question.of.kind === 'metrics' && isEmpty(question.of)) return refused(nothingPosted);
  const time = question.of.time ?? postedRange(question.every, context);
  const of = planOf({ ...question.of, time }, context);
  if (!of.ok) return of;
  const { plan } = of.value;
  const { cron, to } = question;
  const fixed = plan.time.phrase === null;
  const notes = fixed ? [...of.value.notes, sameDays] : of.value.notes;
  const zone = question.zone ?? context.directory.brand.timeZone;
  return ok({ ...of.value, notes, plan: { kind: 'schedule', of: plan, schedule: { cron, zone, to } } });
}

const sameDays = {
  code: 'fixed_dates',
  text: 'The dates are fixed: each post is about the same days. A range such as last week moves on.',
};

const nothingPosted = {
  code: 'not_understood',
  message: 'What is to be posted is not said.',
  at: null,
  suggestions: [{ label: 'every weekday at 9:00 post snapshot', question: 'every weekday at 9:00 post snapshot' }],
} as const;

function isEmpty({ metrics, sections, having, ranking, order }: MetricsQuestion): boolean {
  return metrics.length + sections.length + having.length + order.length === 0 && ranking === null;
}

/** An alert looks at the last complete day unless dates are said. */
export function planAlert(question: AlertQuestion, context: PlanContext): Result<Planned> {
  const time = question.of.time ?? atEdge(lastDays(1, context.today));
  const { metrics, sections } = question.of;
  const said = metrics.length + sections.length === 0 && question.metric !== null ? [question.metric] : metrics;
  const least = question.minimum && conditionMetric({ ...question.minimum, op: '>=', at: nowhere }, context.catalogue);
  const asked = said.map((term) => ({ ...term, metric: testedMetric(question, term.metric, context) }));
  const of = planMetrics({ ...question.of, metrics: [...asked, ...watchedRatios(question, least, context)], time }, context);
  if (!of.ok) return of;
  const { plan } = of.value;
  const named = question.metric?.metric ?? plan.metrics[0];
  if (named === undefined) throw new Error('an alert without a metric');
  const ref = testedMetric(question, named, context);
  const value = boundOf(question, context, ref);
  if (value === undefined) return refusedBound(question, context, ref);
  const { test, op, basis, to } = question;
  const minimum = least === null ? null : leastOf(question, least, context);
  if (minimum === undefined) return refusedBound(question, context, least ?? ref);
  const alert: AlertPlan = {
    kind: 'alert',
    metric: metricKey(ref),
    test,
    op,
    value,
    basis,
    for: question.for,
    minimum,
    to,
    of: plan,
  };
  return ok({ ...of.value, plan: alert });
}

/** A percentage against a count is that of its rate, as in any condition. */
function testedMetric({ test, op, value, metric }: AlertQuestion, ref: MetricRef, { catalogue }: PlanContext): MetricRef {
  const tested = metric === null || metricKey(metric.metric) === metricKey(ref);
  if (test !== 'threshold' || value === null || !tested) return tested ? standing(ref, catalogue) : ref;
  return conditionMetric({ metric: ref, op, value, at: nowhere }, catalogue);
}

/** Ratios made on the fly that are only watched join the metrics: a key alone would not say how they are scaled. */
function watchedRatios(question: AlertQuestion, least: MetricRef | null, context: PlanContext): MetricsQuestion['metrics'] {
  const tested = question.metric && testedMetric(question, question.metric.metric, context);
  const { metrics, sections } = question.of;
  const end = Math.max(0, ...[...metrics, ...sections].map(({ at }) => at.end));
  const at = { start: end, end };
  return [tested, least].flatMap((metric) => (metric === null || typeof metric === 'string' ? [] : [{ metric, level: null, at }]));
}

/** The least number in stored units; undefined where it does not suit its metric. */
function leastOf({ minimum }: AlertQuestion, ref: MetricRef, { catalogue, directory }: PlanContext): AlertPlan['minimum'] | undefined {
  if (minimum === null) return null;
  const bound = boundFor(unitOf(ref, catalogue), minimum.value, directory.brand.currency);
  return bound ? { metric: metricKey(ref), value: bound.value } : undefined;
}

const nowhere = { start: 0, end: 0 };

function planOf(question: MetricsQuestion | SnapshotQuestion, context: PlanContext): Result<Planned<MetricsPlan | SnapshotPlan>> {
  return question.kind === 'metrics' ? planMetrics(question, context) : planSnapshot(question, context);
}

/** The bound in stored units; of a change and of the unusual it is a fraction or a count of deviations. Undefined where it does not suit the metric. */
function boundOf({ test, value }: AlertQuestion, { catalogue, directory }: PlanContext, ref: MetricRef): number | null | undefined {
  if (value === null) return null;
  if (test === 'unusual') return value.value;
  if (test === 'change') return value.unit === 'percent' ? scaled(value.value, -2) : value.value;
  return boundFor(unitOf(ref, catalogue), value, directory.brand.currency)?.value;
}

function refusedBound(question: AlertQuestion, { catalogue }: PlanContext, ref: MetricRef): Result<Planned> {
  return refused({
    code: 'not_understood',
    message: `${labelOf(ref, catalogue)} cannot be held against that bound.`,
    at: question.metric?.at ?? null,
    suggestions: [{ label: 'list metrics', question: 'list metrics' }],
  });
}

function postedRange(every: ScheduleQuestion['every'], { today, directory }: PlanContext): TimeTerm {
  if (every === 'day' || every === 'other') return atEdge(lastDays(1, today));
  const from = bucketAfter(bucketStart(today, every, directory.brand.weekStart), every, -1);
  return atEdge({ from, to: bucketEnd(from, every), phrase: `last ${every}`, unit: { grain: every, count: 1 }, running: false });
}

function atEdge(range: Omit<TimeTerm, 'at'>): TimeTerm {
  return { ...range, at: nowhere };
}
