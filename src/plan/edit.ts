/** Follow-ups: a message that changes the thread's plan. */
import { ok, type Result } from '../base/result.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { metricKey } from '../catalogue/metric.ts';
import type { EditQuestion, FilterTerm, MetricsQuestion } from '../language/question.ts';
import { changesBetween } from './changes.ts';
import { isDimension } from './level.ts';
import { distinct, standing, standingRefs } from './metric-ref.ts';
import { comparedWith } from './passes/compare.ts';
import { settledFilters } from './passes/filters.ts';
import { lastDays } from './passes/time.ts';
import { transformOf } from './passes/transform.ts';
import type { EditPlan, MetricsPlan, PlanCompare } from './plan.ts';
import { planMetrics } from './plan-metrics.ts';
import type { PlanContext, Planned } from './planned.ts';
import { questionFrom } from './question-from.ts';

export interface Edited {
  readonly planned: Planned;
  /** What changed, in words; empty where nothing did. */
  readonly changed: string;
}

/** `plan` changed as `edit` says; what the change leaves open is decided anew. Problems are those of the changed question. */
export function applyEdit(plan: MetricsPlan, edit: EditQuestion, context: PlanContext): Result<Edited> {
  const planned = planMetrics(merged(questionFrom(plan, context), edit), context);
  if (!planned.ok) return planned;
  const after = planned.value.plan;
  return ok({ planned: planned.value, changed: changesBetween(plan, after, context) });
}

/** A follow-up without a plan to change: the parts of a plan that it names. */
export function editPlan({ of }: EditQuestion, context: PlanContext): EditPlan {
  const { time, grain, chart } = of;
  const compare = editedCompare(of, context);
  // By name is by the breakdown, which only the plan that is changed may have.
  const order = of.order.flatMap((term) =>
    term.by !== 'name' ? [term] : of.by.slice(0, 1).map(({ dimension }) => ({ ...term, by: dimension })),
  );
  const changes: EditPlan['changes'] = {
    ...(of.metrics.length > 0 ? { metrics: distinct(of.metrics.flatMap((term) => standingRefs(term.metric, context.catalogue))) } : {}),
    ...(of.by.length > 0 ? { by: of.by.map((term) => term.dimension) } : {}),
    ...(grain === null || grain.grain === 'auto' ? {} : { grain: grain.grain }),
    ...(time === null ? {} : { time: { from: time.from, to: time.to, phrase: time.phrase } }),
    ...(of.filters.length > 0 ? { filters: settledFilters(of.filters) } : {}),
    ...(order.length > 0
      ? { order: order.map(({ by, direction }) => ({ by: metricKey(standing(by, context.catalogue)), direction })) }
      : {}),
    ...(of.ranking?.n ? { limit: of.ranking.n } : {}),
    ...(compare === null ? {} : { compare }),
    ...(of.transform === null ? {} : { transform: transformOf(of.transform) }),
    ...(chart === null || chart.chart === 'default' || chart.chart === 'other'
      ? {}
      : { chart: chart.chart === 'none' ? null : chart.chart }),
    ...(of.output === null ? {} : { output: of.output }),
  };
  return { kind: 'edit', brand: context.directory.brand.id, changes };
}

/** The comparison as of the dates that are said, else of the last 7 days. */
function editedCompare({ compare, time }: MetricsQuestion, context: PlanContext): PlanCompare | null {
  const range = time ?? lastDays(7, context.today);
  return compare === null || range.from === null ? null : comparedWith({ ...range, from: range.from }, compare, context).compare;
}

function merged(base: MetricsQuestion, { how, of }: EditQuestion): MetricsQuestion {
  const grain = of.grain ?? base.grain;
  const by = changed(base.by, of.by, how, (term) => term.dimension);
  const metrics = changed(base.metrics, of.metrics, how, (term) => metricKey(term.metric));
  const replaced = how === 'replace' && of.metrics.length + of.sections.length > 0;
  return {
    ...base,
    metrics: replaced ? of.metrics : metrics,
    sections: replaced ? of.sections : changed(base.sections, of.sections, how, (term) => term.section),
    by,
    grain,
    time: of.time ?? base.time,
    filters: editedFilters(base.filters, of.filters, how),
    having: [...base.having.filter((term) => !of.having.some((other) => metricKey(other.metric) === metricKey(term.metric))), ...of.having],
    ranking: of.ranking ?? base.ranking,
    order: of.order.length > 0 || of.ranking !== null ? of.order : followed(base, replaced ? of : base, by),
    compare: of.compare ?? base.compare,
    transform: of.transform ?? base.transform,
    chart: of.chart ?? base.chart,
    output: of.output ?? base.output,
  };
}

/** The order after the breakdown and the metrics have changed: by the new metric where it was by the old one, without what is gone. */
function followed(base: MetricsQuestion, source: MetricsQuestion, by: MetricsQuestion['by']): MetricsQuestion['order'] {
  const old = base.metrics[0];
  const next = source.metrics[0];
  return base.order
    .filter((term) => typeof term.by !== 'string' || !isDimension(term.by) || by.some(({ dimension }) => dimension === term.by))
    .map((term) => (old && next && metricKey(term.by) === metricKey(old.metric) ? { ...term, by: next.metric } : term));
}

/** `terms` with those of the edit in place of them, beside them, or gone. */
function changed<Term>(
  terms: readonly Term[],
  edit: readonly Term[],
  how: EditQuestion['how'],
  keyOf: (term: Term) => string,
): readonly Term[] {
  if (edit.length === 0) return terms;
  const keys = edit.map(keyOf);
  const others = terms.filter((term) => !keys.includes(keyOf(term)));
  if (how === 'replace') return edit;
  return how === 'remove' ? others : [...terms, ...edit.filter((term) => !terms.some((one) => keyOf(one) === keyOf(term)))];
}

/** The filters of a thread with those of an edit in place of them, beside them, or gone. */
export function editedFilters(base: readonly FilterTerm[], edit: readonly FilterTerm[], how: EditQuestion['how']): readonly FilterTerm[] {
  if (how === 'add') return edit.reduce(withValues, base);
  if (how === 'remove') return edit.reduce(withoutValues, base);
  const dimensions = new Set<DimensionId>(edit.map((term) => term.dimension));
  return [...base.filter((term) => !dimensions.has(term.dimension)), ...edit];
}

/** A value that is left out comes in again; any other joins those that are filtered to. */
function withValues(base: readonly FilterTerm[], term: FilterTerm): readonly FilterTerm[] {
  const opposite = term.op === 'in' ? base.find((one) => isLeftOut(one, term)) : undefined;
  if (opposite) return without(base, opposite, term.values);
  const own = base.find((one) => one.dimension === term.dimension && one.op === term.op);
  if (!own) return [...base, term];
  return base.map((one) => (one === own ? { ...one, values: [...new Set([...one.values, ...term.values])] } : one));
}

/** A value that is filtered to is taken out of its filter, which goes with its last value; any other is excluded. A text that no filter looks for changes nothing. */
function withoutValues(base: readonly FilterTerm[], term: FilterTerm): readonly FilterTerm[] {
  const isName = term.op === 'in' || term.op === 'not_in';
  const own = base.find(
    (one) =>
      one.dimension === term.dimension && one.op === (isName ? 'in' : term.op) && term.values.some((value) => one.values.includes(value)),
  );
  if (own) return without(base, own, term.values);
  return isName ? withValues(base, { ...term, op: 'not_in' }) : base;
}

function isLeftOut(one: FilterTerm, { dimension, values }: FilterTerm): boolean {
  return one.dimension === dimension && one.op === 'not_in' && values.every((value) => one.values.includes(value));
}

function without(base: readonly FilterTerm[], own: FilterTerm, gone: readonly string[]): readonly FilterTerm[] {
  const values = own.values.filter((value) => !gone.includes(value));
  return base.flatMap((one) => (one !== own ? [one] : values.length > 0 ? [{ ...one, values }] : []));
}
