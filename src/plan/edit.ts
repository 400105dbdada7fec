/** Follow-ups: a message that changes the thread's plan. */
import { ok, type Result } from '../base/result.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { metricKey } from '../catalogue/metric.ts';
import type { EditQuestion, FilterTerm, HavingTerm, MetricsQuestion } from '../language/question.ts';
import { changesBetween } from './changes.ts';
import { isDimension } from './level.ts';
import { distinct, standing, standingRefs } from './metric-ref.ts';
import { isGrain } from './passes/breakdown.ts';
import { comparedWith } from './passes/compare.ts';
import { settledFilters } from './passes/filters.ts';
import { directionOf, limitOf } from './passes/ranking.ts';
import { lastDays } from './passes/time.ts';
import { transformOf } from './passes/transform.ts';
import type { EditPlan, MetricsPlan, PlanCompare } from './plan.ts';
import { planMetrics } from './plan-metrics.ts';
import type { PlanContext, Planned } from './planned.ts';
import { questionFrom } from './question-from.ts';
import { withoutParts } from './removing.ts';
import { inPlace } from './swapping.ts';

export interface Edited {
  readonly planned: Planned;
  /** What changed, in words; empty where nothing did. */
  readonly changed: string;
}

/** `plan` changed as `edit` says; what the change leaves open is decided anew. Problems are those of the changed question. */
export function applyEdit(plan: MetricsPlan, edit: EditQuestion, context: PlanContext): Result<Edited> {
  const base = questionFrom(plan, context);
  if (edit.how === 'remove') return edited(plan, removed(base, edit.of, plan, context), context);
  const question = merged(base, edit);
  const next = edited(plan, question, context);
  if (next.ok || !losesCalculation(question, edit.of)) return next;
  const plain = edited(plan, { ...question, transform: null }, context);
  return plain.ok ? plain : next;
}

/** A share or a rolling window that is not asked for now goes where what comes has none. */
function losesCalculation({ transform }: MetricsQuestion, of: MetricsQuestion): boolean {
  return transform !== null && of.transform === null && (of.metrics.length > 0 || of.grain !== null);
}

/** `plan` with `come` in the place of `gone`, which stands in it: metrics and breakdowns at the same place, values within their filter. */
export function applySwap(plan: MetricsPlan, gone: MetricsQuestion, come: MetricsQuestion, context: PlanContext): Result<Edited> {
  const base = questionFrom(plan, context);
  const metrics = inPlace(base.metrics, gone.metrics, come.metrics, ({ metric }) => metricKey(metric));
  const by = inPlace(base.by, gone.by, come.by, ({ dimension }) => dimension);
  const filters = editedFilters(base.filters, gone.filters, 'remove');
  const less = withoutParts({ ...base, filters }, { ...gone, chart: null }, plan, context);
  const more = merged(less, { kind: 'edit', how: 'add', of: { ...come, metrics: [], by: [] } });
  const order =
    come.order.length > 0 || come.ranking !== null ? more.order : followed({ ...base, order: more.order }, { ...base, metrics }, by);
  return edited(plan, { ...more, metrics, by, order }, context);
}

function edited(plan: MetricsPlan, question: MetricsQuestion, context: PlanContext): Result<Edited> {
  const planned = planMetrics(question, context);
  if (!planned.ok) return planned;
  const after = planned.value.plan;
  return ok({ planned: planned.value, changed: changesBetween(plan, after, context) });
}

/** A follow-up without a plan to change: the parts of a plan that it names. */
export function editPlan({ of }: EditQuestion, context: PlanContext): EditPlan {
  const { time, chart, ranking } = of;
  const compare = editedCompare(of, context);
  const ranked = ranking?.of ?? null;
  const named = [ranking?.per ?? null, ranked, ...of.by.map(({ dimension }) => dimension)];
  const by = [...new Set(named.filter(isDimension))];
  const step = of.grain?.grain ?? (isGrain(ranked) ? ranked : null);
  const order = editedOrder(of, context);
  const limit = ranking === null ? null : limitOf(ranking);
  const changes: EditPlan['changes'] = {
    ...(of.metrics.length > 0 ? { metrics: distinct(of.metrics.flatMap((term) => standingRefs(term.metric, context.catalogue))) } : {}),
    ...(by.length > 0 ? { by } : {}),
    ...(step === null || step === 'auto' ? {} : { grain: step }),
    ...(time === null ? {} : { time: { from: time.from, to: time.to, phrase: time.phrase } }),
    ...(of.filters.length > 0 ? { filters: settledFilters(of.filters) } : {}),
    ...(order.length > 0 ? { order } : {}),
    ...(limit === null ? {} : { limit }),
    ...(compare === null ? {} : { compare }),
    ...(of.transform === null ? {} : { transform: transformOf(of.transform) }),
    ...(chart === null || chart.chart === 'default' || chart.chart === 'other'
      ? {}
      : { chart: chart.chart === 'none' ? null : chart.chart }),
    ...(of.output === null ? {} : { output: of.output }),
  };
  return { kind: 'edit', brand: context.directory.brand.id, changes };
}

/** The ranking's metric by its direction, before what is sorted by besides. */
function editedOrder({ ranking, order, metrics, by }: MetricsQuestion, context: PlanContext): NonNullable<EditPlan['changes']['order']> {
  // By name is by the breakdown, which only the plan that is changed may have.
  const named = order.flatMap((term) =>
    term.by !== 'name' ? [term] : by.slice(0, 1).map(({ dimension }) => ({ ...term, by: dimension })),
  );
  const sorted = named.map((term) => ({ by: metricKey(standing(term.by, context.catalogue)), direction: term.direction }));
  const ref = ranking?.byChange ? 'change' : (ranking?.metric ?? (ranking?.rank === 'top' ? null : (metrics[0]?.metric ?? null)));
  const direction = ranking === null || ref === null ? null : directionOf(ranking, standing(ref, context.catalogue), context);
  return ref === null || direction === null ? sorted : [{ by: metricKey(standing(ref, context.catalogue)), direction }, ...sorted];
}

/** The comparison as of the dates that are said, else of the last 7 days. */
function editedCompare({ compare, time }: MetricsQuestion, context: PlanContext): PlanCompare | null {
  const range = time ?? lastDays(7, context.today);
  return compare === null || range.from === null ? null : comparedWith({ ...range, from: range.from }, compare, context).compare;
}

function removed(base: MetricsQuestion, of: MetricsQuestion, plan: MetricsPlan, context: PlanContext): MetricsQuestion {
  const metrics = changed(base.metrics, of.metrics, 'remove', (term) => metricKey(term.metric));
  const by = changed(base.by, of.by, 'remove', (term) => term.dimension);
  const less = withoutParts(base, of, plan, context);
  return {
    ...less,
    metrics,
    sections: changed(base.sections, of.sections, 'remove', (term) => term.section),
    by,
    filters: editedFilters(base.filters, of.filters, 'remove'),
    order: followed({ ...base, order: less.order }, { ...base, metrics }, by),
  };
}

function merged(base: MetricsQuestion, { how, of }: EditQuestion): MetricsQuestion {
  const grain = of.grain ?? base.grain;
  const by = ranksOthers(of, base, how) ? [] : changed(base.by, of.by, how, (term) => term.dimension);
  const metrics = changed(base.metrics, of.metrics, how, (term) => metricKey(term.metric));
  // One number is in no order.
  const isOne = by.length === 0 && grain === null && of.ranking === null;
  const orders = of.order.filter((term) => !isOne && (term.by !== 'change' || by.length > 0));
  const replaced = how === 'replace' && of.metrics.length + of.sections.length > 0;
  const kept = followed(base, replaced ? of : base, by);
  const ranked = rankedAsBefore(of, kept);
  return {
    ...base,
    metrics: replaced ? of.metrics : metrics,
    sections: replaced ? of.sections : changed(base.sections, of.sections, how, (term) => term.section),
    by,
    grain,
    time: of.time ?? base.time,
    filters: editedFilters(base.filters, of.filters, how),
    having: [...base.having.filter((term) => !of.having.some((other) => takesPlace(other, term, how))), ...of.having],
    ranking: of.ranking ?? base.ranking,
    order: ranked ?? (orders.length > 0 || of.ranking !== null ? orders : kept),
    compare: isImplied(of.compare) ? (base.compare ?? of.compare) : (of.compare ?? base.compare),
    transform: of.transform ?? base.transform,
    chart: of.chart ?? base.chart,
    output: of.output ?? base.output,
  };
}

/** `top 3 devices` after a table by campaign is by device: what is ranked takes the place of the breakdown, as `by device` does. */
function ranksOthers({ ranking, by }: MetricsQuestion, base: MetricsQuestion, how: EditQuestion['how']): boolean {
  const ranked = ranking?.of ?? null;
  if (how !== 'replace' || by.length > 0 || ranked === null || !(isDimension(ranked) || isGrain(ranked))) return false;
  return base.by.every(({ dimension }) => dimension !== ranked && dimension !== ranking?.per);
}

/** `top 3` is of what the rows are sorted by: the order with its direction as the ranking says; of changes the top is what stands first. Null where the edit says itself what is ranked, or nothing is sorted by a number. */
function rankedAsBefore({ ranking, order, metrics }: MetricsQuestion, kept: MetricsQuestion['order']): MetricsQuestion['order'] | null {
  const [first] = kept;
  if (ranking === null || ranking.metric !== null || ranking.byChange || order.length + metrics.length > 0 || first === undefined)
    return null;
  if (ranking.rank !== 'top' && ranking.rank !== 'bottom') return null;
  if (first.by === 'name' || first.by === 'time' || (typeof first.by === 'string' && isDimension(first.by))) return null;
  const ofChanges = first.by === 'change' || first.by === 'change_rate';
  const [same, other] = ofChanges && first.direction === 'asc' ? (['asc', 'desc'] as const) : (['desc', 'asc'] as const);
  return [{ ...first, direction: ranking.rank === 'top' ? same : other }];
}

/** Whether a condition comes in the place of another: of the same metric, but `and above 500` beside `under 1000` bounds the other side. */
function takesPlace(next: HavingTerm, before: HavingTerm, how: EditQuestion['how']): boolean {
  if (metricKey(next.metric) !== metricKey(before.metric)) return false;
  return how !== 'add' || sideOf(next) === null || sideOf(next) !== opposite(sideOf(before));
}

function sideOf({ op }: HavingTerm): 'over' | 'under' | null {
  if (op === '>' || op === '>=') return 'over';
  return op === '<' || op === '<=' ? 'under' : null;
}

function opposite(side: 'over' | 'under' | null): 'over' | 'under' | null {
  return side === null ? null : side === 'over' ? 'under' : 'over';
}

function isImplied(compare: MetricsQuestion['compare']): boolean {
  return compare?.kind === 'previous' && compare.implied === true;
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
