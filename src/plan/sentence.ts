/** A plan as its one English sentence, in words that the language reads back to the same plan. */
import type { Day } from '../base/day.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { dimensionOf } from '../catalogue/dimensions.ts';
import { metricKey } from '../catalogue/metric.ts';
import { boundText } from './bound-text.ts';
import { nameOf, refOf } from './metric-name.ts';
import { bySection } from './panel.ts';
import { defaultChart } from './passes/chart.ts';
import { defaultOrder } from './passes/ranking.ts';
import type {
  Condition,
  EditPlan,
  ListPlan,
  MetricsPlan,
  Plan,
  PlanCompare,
  PlanFilter,
  PlanOrder,
  PlanTime,
  SnapshotPlan,
} from './plan.ts';
import type { PlanContext } from './planned.ts';
import { alertSentence, scheduleSentence } from './watch-sentence.ts';
import { quoted } from './words.ts';

/** The canonical sentence of `plan`: `exposed rate by campaign last week, device "mobile smartphone" or "mobile tablet"`. */
export function sentence(plan: Plan, context: PlanContext): string {
  switch (plan.kind) {
    case 'metrics':
      return metricsSentence(plan, context);
    case 'snapshot':
      return snapshotSentence(plan);
    case 'define':
      return `define ${(plan.metric === undefined ? (plan.terms ?? []) : [plan.metric]).map((term) => wordsOf(term, context)).join(' and ')}`;
    case 'list':
      return listSentence(plan);
    case 'why':
      return clauses(
        `why ${nameOf(plan.metric, context)} ${timeText(plan.time)}`,
        filterTexts(plan.filters),
        plan.compare ? [compareText(plan.compare)] : [],
      );
    case 'help':
      return 'help';
    case 'schedule':
      return scheduleSentence(plan, sentence(plan.of, context));
    case 'alert':
      return alertSentence(plan, sentence(plan.of, context), context);
    case 'edit':
      return editSentence(plan, context);
  }
}

/** The dates in words: the phrase, or the days themselves. */
export function timeText({ from, to, phrase }: PlanTime): string {
  return phrase ?? daysText(from, to);
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
  const names = bySection(plan.metrics, plan.level, context.catalogue)
    .map((part) => (typeof part === 'object' && 'section' in part ? `${part.section} metrics` : nameOf(part, context)))
    .join(' and ');
  const shared = plan.transform === 'share' ? `share of ${names}` : names;
  const by = [...plan.by.map(nounOf), ...(plan.grain === null ? [] : [plan.grain])];
  const head = [shared, ...(by.length > 0 ? [`by ${by.join(' and ')}`] : []), timeText(plan.time)].join(' ');
  return clauses(
    head,
    filterTexts(plan.filters),
    plan.having.map((condition) => conditionText(condition, plan, context)),
    rankingText(plan, context),
    plan.compare === null ? [] : [compareText(plan.compare)],
    transformText(plan),
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
  return [`${rank} ${String(n)}${within}${own ? '' : ` by ${nameOf(first.by, context)}`}`, ...orderTexts(others, plan, context)];
}

/** Whether an order entry can be said as `top N by …`. */
function isRanked(entry: PlanOrder, plan: MetricsPlan, { catalogue }: PlanContext): boolean {
  const [metric] = plan.metrics;
  return catalogue.metric(entry.by) !== undefined || (metric !== undefined && metricKey(metric) === entry.by);
}

function orderTexts(order: readonly PlanOrder[], plan: MetricsPlan, context: PlanContext): readonly string[] {
  return order.map(({ by, direction }) => `sorted by ${orderName(by, plan, context)} ${direction}`);
}

function orderName(by: string, plan: MetricsPlan, context: PlanContext): string {
  const metric = plan.metrics.find((ref) => metricKey(ref) === by);
  if (metric !== undefined || context.catalogue.metric(by) !== undefined) return nameOf(metric ?? by, context);
  return by === 'time' ? (plan.grain ?? by) : by.replaceAll('_', ' ');
}

function transformText({ transform }: MetricsPlan): readonly string[] {
  if (transform === null || transform === 'share') return [];
  return [`${String(transform.rolling)} day rolling ${transform.total === true ? 'sum' : 'average'}`];
}

function chartText(plan: MetricsPlan, context: PlanContext): readonly string[] {
  if (plan.chart === defaultChart(plan, context)) return [];
  return [plan.chart === null ? 'no chart' : `as ${plan.chart.replace('_', ' ')}`];
}

function snapshotSentence(plan: SnapshotPlan): string {
  const panel = plan.panel === 'brand' ? 'brand' : nounOf(plan.panel);
  return clauses(
    `${panel} panel ${timeText(plan.time)}`,
    filterTexts(plan.filters),
    plan.compare === null ? [] : [compareText(plan.compare)],
  );
}

function listSentence(plan: ListPlan): string {
  return clauses(`list ${plan.what.replaceAll('_', ' ')}`, filterTexts(plan.filters));
}

/** The changed parts, each as a clause of its own. */
function editSentence({ changes }: EditPlan, context: PlanContext): string {
  const { metrics, by, grain, time, filters, limit, chart, output } = changes;
  return [
    ...(metrics ?? []).map((ref) => nameOf(ref, context)),
    ...(by === undefined ? [] : [`by ${by.map(nounOf).join(' and ')}`]),
    ...(grain === undefined || grain === null ? [] : [`by ${grain}`]),
    ...(time === undefined ? [] : [timeText(time)]),
    ...filterTexts(filters ?? []),
    ...(typeof limit === 'number' ? [`top ${String(limit)}`] : []),
    ...(chart === undefined ? [] : [chart === null ? 'no chart' : `as ${chart.replace('_', ' ')}`]),
    ...(output ? [`as ${output}`] : []),
  ].join(', ');
}

/** Weeks over weeks and the like by their short form: `previous month` alone is a range as well. */
function compareText({ name, from, to }: PlanCompare): string {
  const unit = name.replace('previous ', '');
  if (name === 'custom') return `vs ${daysText(from, to)}`;
  return name === 'previous period' ? 'vs previous period' : `${unit} over ${unit}`;
}

function daysText(from: Day | null, to: Day): string {
  if (from === null) return `until ${to}`;
  return from === to ? from : `${from} to ${to}`;
}

function sameOrder(left: readonly PlanOrder[], right: readonly PlanOrder[]): boolean {
  return (
    left.length === right.length &&
    left.every((entry, index) => entry.by === right[index]?.by && entry.direction === right[index].direction)
  );
}

function wordsOf(term: string, context: PlanContext): string {
  return context.catalogue.metric(term) === undefined ? term : nameOf(term, context);
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
