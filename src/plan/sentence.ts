/** A plan as its one English sentence, in words that the language reads back to the same plan. */
import type { DimensionId } from '../catalogue/dimension.ts';
import { dimensionOf } from '../catalogue/dimensions.ts';
import { metricKey } from '../catalogue/metric.ts';
import { boundText } from './bound-text.ts';
import { nameOf, namesOf, refOf } from './metric-name.ts';
import { bySection } from './panel.ts';
import { defaultChart } from './passes/chart.ts';
import { defaultOrder } from './passes/ranking.ts';
import type { Condition, EditPlan, ListPlan, MetricsPlan, Plan, PlanFilter, PlanOrder, SnapshotPlan } from './plan.ts';
import type { PlanContext } from './planned.ts';
import { compareText, rangeText } from './time-words.ts';
import { alertSentence, scheduleSentence } from './watch-sentence.ts';
import { quoted } from './words.ts';

/** The canonical sentence of `plan`: `exposed rate by campaign last week, device "mobile smartphone" or "mobile tablet"`. */
export function sentence(plan: Plan, context: PlanContext): string {
  switch (plan.kind) {
    case 'metrics':
      return metricsSentence(plan, context);
    case 'snapshot':
      return snapshotSentence(plan, context);
    case 'define':
      return `define ${(plan.metric === undefined ? (plan.terms ?? []) : [plan.metric]).map((term) => wordsOf(term, context)).join(' and ')}`;
    case 'list':
      return listSentence(plan);
    case 'why':
      return clauses(
        `why ${nameOf(plan.metric, context)} ${rangeText(plan, context)}`,
        filterTexts(plan.filters),
        plan.compare ? [compareText(plan.compare)] : [],
      );
    case 'help':
      return 'help';
    case 'schedule':
      return scheduleSentence(plan, sentence(plan.of, context));
    case 'alert':
      // An alert on a change has no comparison but the one that its order takes for granted.
      return alertSentence(plan, sentence(plan.test === 'change' ? { ...plan.of, compare: null } : plan.of, context), context);
    case 'edit':
      return editSentence(plan, context);
  }
}

/** A filter as a clause: `campaign "Summer Sale" or "Win Back"`, `not device "mobile tablet"`, `campaign contains "sale"`. */
export function filterText({ dimension, op, values }: PlanFilter): string {
  const names = values.map(quoted).join(' or ');
  const noun = nounOf(dimension);
  switch (op) {
    case 'in':
      return `${noun} ${names}`;
    case 'not_in':
      return `not ${noun} ${names}`;
    case 'contains':
      return `${noun} contains ${names}`;
    case 'starts_with':
      return `${noun} starts with ${names}`;
  }
}

/** Excluded values come last: what follows a `not` could be taken for more of them. */
function filterTexts(filters: readonly PlanFilter[]): readonly string[] {
  const excluded = (filter: PlanFilter): number => Number(filter.op === 'not_in');
  return [...filters].sort((left, right) => excluded(left) - excluded(right)).map(filterText);
}

/** A condition as a clause: `exposed rate >= 20%`, `closed by system > closed by agent`. */
export function conditionText(condition: Condition, plan: Pick<MetricsPlan, 'metrics'>, context: PlanContext): string {
  const ref = refOf(condition.metric, plan);
  const name = nameOf(ref, context);
  if ('than' in condition) return `${name} ${condition.op} ${nameOf(refOf(condition.than, plan), context)}`;
  const low = boundText(ref, condition.value, context);
  return condition.op === 'between'
    ? `${name} between ${low} and ${boundText(ref, condition.value2, context)}`
    : `${name} ${condition.op} ${low}`;
}

function metricsSentence(plan: MetricsPlan, context: PlanContext): string {
  const names = namesOf(bySection(plan.metrics, plan.level, context.catalogue), context);
  const shared = plan.transform === 'share' ? `share of ${names}` : names;
  const by = [...plan.by.map(nounOf), ...(plan.grain === null ? [] : [plan.grain])];
  const when = rangeText(plan, context);
  // `by month before last week`, `by day 3 days ago` and `by week beginning of last month` would name other ranges.
  const comma = plan.grain !== null && !/^(?:last|this|today|yesterday|\d{4}-)/u.test(when) ? ',' : '';
  const head = [shared, ...(by.length > 0 ? [`by ${by.join(' and ')}${comma}`] : []), when].join(' ');
  return clauses(
    head,
    filterTexts(plan.filters),
    plan.having.map((condition) => conditionText(condition, plan, context)),
    rankingText(plan, context),
    plan.compare === null ? [] : [compareText(plan.compare)],
    transformText(plan.transform),
    chartText(plan, context),
    plan.output === null ? [] : [`as ${plan.output}`],
  );
}

function rankingText(plan: MetricsPlan, context: PlanContext): readonly string[] {
  const usual = sameOrder(plan.order, defaultOrder(plan));
  if (plan.limit === null) return usual ? [] : orderTexts(plan.order, plan, context);
  const [first, ...others] = plan.order;
  const n = typeof plan.limit === 'number' ? plan.limit : plan.limit.n;
  const within = typeof plan.limit === 'number' ? '' : ` ${pluralOf(plan.by[1])} per ${nounOf(plan.limit.per)}`;
  const own = others.length === 0 && first !== undefined && plan.metrics[0] !== undefined && metricKey(plan.metrics[0]) === first.by;
  if (first === undefined || !isRanked(first, plan, context) || (within !== '' && !own))
    return [`top ${String(n)}${within}`, ...orderTexts(plan.order, plan, context)];
  const rank = first.direction === 'desc' ? 'top' : 'bottom';
  return [
    `${rank} ${String(n)}${within}${own ? '' : ` by ${nameOf(refOf(first.by, plan), context)}`}`,
    ...orderTexts(others, plan, context),
  ];
}

/** Whether an order entry can be said as `top N by …`. */
function isRanked(entry: PlanOrder, plan: MetricsPlan, { catalogue }: PlanContext): boolean {
  const [metric] = plan.metrics;
  return catalogue.metric(entry.by) !== undefined || (metric !== undefined && metricKey(metric) === entry.by);
}

function orderTexts(order: readonly PlanOrder[], plan: Pick<MetricsPlan, 'metrics' | 'grain'>, context: PlanContext): readonly string[] {
  return order.map(({ by, direction }) => `sorted by ${orderName(by, plan, context)} ${direction}`);
}

function orderName(by: string, plan: Pick<MetricsPlan, 'metrics' | 'grain'>, context: PlanContext): string {
  const metric = plan.metrics.find((ref) => metricKey(ref) === by);
  if (metric !== undefined || context.catalogue.metric(by) !== undefined) return nameOf(metric ?? by, context);
  return by === 'time' ? (plan.grain ?? 'day') : by.replaceAll('_', ' ');
}

function transformText(transform: MetricsPlan['transform']): readonly string[] {
  if (transform === null || transform === 'share') return [];
  return [`${String(transform.rolling)} day rolling ${transform.total === true ? 'sum' : 'average'}`];
}

function chartText(plan: MetricsPlan, context: PlanContext): readonly string[] {
  if (plan.chart === defaultChart(plan, context)) return [];
  return [plan.chart === null ? 'no chart' : `as ${plan.chart.replace('_', ' ')}`];
}

function snapshotSentence(plan: SnapshotPlan, context: PlanContext): string {
  const panel = plan.panel === 'brand' ? 'brand' : nounOf(plan.panel);
  return clauses(
    `${panel} panel ${rangeText(plan, context)}`,
    filterTexts(plan.filters),
    plan.compare === null ? [] : [compareText(plan.compare)],
  );
}

function listSentence(plan: ListPlan): string {
  const about = plan.about === undefined ? '' : ` about ${plan.about}`;
  return clauses(`list ${plan.what.replaceAll('_', ' ')}${about}`, filterTexts(plan.filters));
}

/** The changed parts, each as a clause of its own. */
function editSentence({ changes }: EditPlan, context: PlanContext): string {
  const { metrics, by, grain, time, filters, order, limit, compare, transform, chart, output } = changes;
  const parts = [
    ...(metrics === undefined ? [] : [`${namesOf(metrics, context)} instead`]),
    ...(by === undefined ? [] : [`by ${by.map(nounOf).join(' and ')}`]),
    ...(grain === undefined || grain === null ? [] : [`by ${grain}`]),
    ...(time === undefined ? [] : [rangeText({ time, compare: compare ?? null }, context)]),
    // A member alone would ask for its panel.
    ...filterTexts(filters ?? []).map((text, index) =>
      index > 0 || metrics !== undefined || text.startsWith('not ') ? text : `only ${text}`,
    ),
    ...(typeof limit === 'number'
      ? [`top ${String(limit)}`]
      : limit
        ? [`top ${String(limit.n)} ${pluralOf(by?.[1])} per ${nounOf(limit.per)}`]
        : []),
    ...orderTexts(order ?? [], { metrics: metrics ?? [], grain: null }, context),
    ...(compare ? [compareText(compare)] : []),
    ...(transform === 'share' ? ['as a percentage'] : transformText(transform ?? null)),
    ...(chart === undefined ? [] : [chart === null ? 'no chart' : `as ${chart.replace('_', ' ')}`]),
    ...(output ? [`as ${output}`] : []),
  ];
  // A metric that is only sorted by would ask for itself, and a ranking for a metric.
  const asks =
    metrics === undefined && ((limit ?? null) !== null || (order ?? []).some(({ by }) => context.catalogue.metric(by) !== undefined));
  return `${asks ? 'also ' : ''}${parts.join(', ')}`;
}

function sameOrder(left: readonly PlanOrder[], right: readonly PlanOrder[]): boolean {
  return (
    left.length === right.length &&
    left.every((entry, index) => entry.by === right[index]?.by && entry.direction === right[index].direction)
  );
}

function wordsOf(term: string, context: PlanContext): string {
  if (context.catalogue.metric(term) !== undefined) return nameOf(term, context);
  return context.catalogue.metrics.some(({ section }) => section === term) ? `${term} metrics` : term;
}

function nounOf(dimension: DimensionId): string {
  return dimensionOf(dimension).label.toLowerCase();
}

function pluralOf(dimension: DimensionId | undefined): string {
  return dimension === undefined ? '' : dimensionOf(dimension).plural.toLowerCase();
}

function clauses(head: string, ...parts: readonly (readonly string[])[]): string {
  return [head, ...parts.flat()].join(', ');
}
