/** What a follow-up changed, in words: each part of the plan that is other than it was, and no part that only follows from another. */
import type { DimensionId } from '../catalogue/dimension.ts';
import { dimensionOf } from '../catalogue/dimensions.ts';
import { compareChange, dimensionName, filterChanges, isSame, listed, timeChange } from './changed-parts.ts';
import { isDimension } from './level.ts';
import { nameOf, refOf } from './metric-name.ts';
import { labelOf } from './metric-ref.ts';
import { bySection } from './panel.ts';
import { defaultChart } from './passes/chart.ts';
import { defaultOrder } from './passes/ranking.ts';
import type { Condition, MetricsPlan, PlanOrder, SnapshotPlan } from './plan.ts';
import type { PlanContext } from './planned.ts';
import { conditionText } from './sentence.ts';

/** `by device; last month (1–31 October 2026)`; empty where the plans are equal, and only there. */
export function changesBetween(before: MetricsPlan, after: MetricsPlan, context: PlanContext): string {
  const told = parts.flatMap((part) => part(before, after, context));
  return (told.length > 0 ? told : following.flatMap((part) => part(before, after, context))).join('; ');
}

/** As `changesBetween`, where `before` stands for a panel that is left: what is shown of it is told in any case. */
export function changesFromPanel(before: MetricsPlan, after: MetricsPlan, context: PlanContext): string {
  const shown = metricsChange(before, after, context).length > 0 ? [] : [metricsText(after, context)];
  return [...shown, changesBetween(before, after, context)].filter((part) => part !== '').join('; ');
}

/** What a follow-up changed in a panel, in words; empty where the panels are equal. */
export function panelChanges(before: SnapshotPlan, after: SnapshotPlan): string {
  const panel = before.panel === after.panel ? [] : [`${after.panel === 'brand' ? 'brand' : dimensionName(after.panel)} panel`];
  return [
    ...panel,
    ...timeChange(before.time, after.time),
    ...filterChanges(before.filters, after.filters),
    ...compareChange(before.compare, after.compare),
  ].join('; ');
}

type Part = (before: MetricsPlan, after: MetricsPlan, context: PlanContext) => readonly string[];

const parts: readonly Part[] = [
  metricsChange,
  (before, after) =>
    isSame([before.by, before.grain], [after.by, after.grain])
      ? []
      : [listed('by', [...after.by.map(dimensionName), ...(after.grain ? [after.grain] : [])], 'no breakdown')],
  (before, after) => timeChange(before.time, after.time),
  (before, after) => filterChanges(before.filters, after.filters),
  conditionChanges,
  rankChange,
  (before, after, context) => (isUsualOrder(before) && isUsualOrder(after) ? [] : orderChange(before, after, context)),
  (before, after) => compareChange(before.compare, after.compare),
  transformChange,
  (before, after) => (after.output === null || after.output === before.output ? [] : [`as ${after.output}`]),
  (before, after, context) =>
    before.chart === defaultChart(before, context) && after.chart === defaultChart(after, context) ? [] : chartChange(before, after),
];

/** What follows from other parts, and a file that was asked for once: told where nothing else is. */
const following: readonly Part[] = [
  orderChange,
  chartChange,
  (before, after) => (before.output === after.output ? [] : ['no file']),
  (before, after) => (before.level === after.level ? [] : [`at the level of ${after.level.replaceAll('_', ' ')}`]),
];

/** What is asked for now; a section that another level shows less of is the same section. */
function metricsChange(before: MetricsPlan, after: MetricsPlan, context: PlanContext): readonly string[] {
  const [old, now] = [before, after].map(({ metrics, level }) => bySection(metrics, level, context.catalogue));
  return isSame(old, now) ? [] : [metricsText(after, context)];
}

function metricsText({ metrics, level }: MetricsPlan, { catalogue }: PlanContext): string {
  const parts = bySection(metrics, level, catalogue);
  return parts
    .map((part) => (typeof part === 'object' && 'section' in part ? `${part.section} metrics` : labelOf(part, catalogue)))
    .join(', ');
}

function conditionChanges(before: MetricsPlan, after: MetricsPlan, context: PlanContext): readonly string[] {
  if (after.having.length === 0) return before.having.length === 0 ? [] : ['no conditions'];
  const on = (having: readonly Condition[], metric: string): readonly Condition[] => having.filter((one) => one.metric === metric);
  const metrics = [...new Set([...before.having, ...after.having].map(({ metric }) => metric))];
  return metrics
    .filter((metric) => !isSame(on(before.having, metric), on(after.having, metric)))
    .map((metric) => {
      const texts = on(after.having, metric).map((condition) => conditionText(condition, after, context));
      // A ratio made on the fly is among the metrics of that plan alone which has the condition.
      const ref = refOf(metric, { metrics: [...before.metrics, ...after.metrics] });
      return listed('with', texts, `no condition on ${nameOf(ref, context)}`);
    });
}

function rankChange(before: MetricsPlan, after: MetricsPlan, context: PlanContext): readonly string[] {
  const text = rankText(after, context);
  return text === rankText(before, context) ? [] : [text ?? 'all rows'];
}

/** `top 3`, `bottom 1 by csat score`, `top 3 engagements per campaign`; `5 rows` where they are ranked by no number; null without a limit. */
function rankText({ limit, order, by, metrics }: MetricsPlan, context: PlanContext): string | null {
  if (limit === null) return null;
  const n = typeof limit === 'number' ? limit : limit.n;
  const [, inner] = by;
  const within =
    typeof limit === 'number' ? '' : ` ${inner ? dimensionOf(inner).plural.toLowerCase() : 'rows'} per ${dimensionName(limit.per)}`;
  const [first] = order;
  if (!isRanked(first)) return `${String(n)} ${within === '' ? (n === 1 ? 'row' : 'rows') : within.trim()}`;
  const own = metrics[0] !== undefined && refOf(first.by, { metrics: metrics.slice(0, 1) }) === metrics[0];
  return `${first.direction === 'desc' ? 'top' : 'bottom'} ${String(n)}${within}${own ? '' : ` by ${orderName(first.by, metrics, context)}`}`;
}

function isRanked(entry: PlanOrder | undefined): entry is PlanOrder {
  return entry !== undefined && entry.by !== 'time' && !isDimension(entry.by);
}

function orderChange(before: MetricsPlan, after: MetricsPlan, context: PlanContext): readonly string[] {
  const text = orderText(after, context);
  return isSame(before.order, after.order) || text === '' || text === orderText(before, context) ? [] : [`sorted by ${text}`];
}

/** What the rows are sorted by besides what they are ranked by. */
function orderText(plan: MetricsPlan, context: PlanContext): string {
  const told = plan.limit !== null && isRanked(plan.order[0]) ? plan.order.slice(1) : plan.order;
  return told.map((entry) => `${orderName(entry.by, plan.metrics, context)}, ${directionText(entry)}`).join(', then ');
}

function orderName(by: string, metrics: MetricsPlan['metrics'], context: PlanContext): string {
  if (by === 'time' || by === 'change') return by;
  if (by === 'change_rate') return 'relative change';
  return isDimension(by) ? dimensionName(by) : nameOf(refOf(by, { metrics }), context);
}

const inTheirOwnOrder: readonly DimensionId[] = ['weekday', 'hour'];

function directionText({ by, direction }: PlanOrder): string {
  const up = direction === 'asc';
  if (by === 'time') return up ? 'earliest first' : 'latest first';
  if (!isDimension(by)) return up ? 'lowest first' : 'highest first';
  if (inTheirOwnOrder.includes(by)) return up ? 'first to last' : 'last to first';
  return up ? 'A to Z' : 'Z to A';
}

function isUsualOrder(plan: MetricsPlan): boolean {
  return isSame(plan.order, defaultOrder(plan));
}

function transformChange({ transform: old }: MetricsPlan, { transform }: MetricsPlan): readonly string[] {
  if (isSame(old, transform)) return [];
  if (transform === null) return [old === 'share' ? 'no shares' : 'no rolling window'];
  return [transform === 'share' ? 'shares' : `${String(transform.rolling)} day rolling ${transform.total === true ? 'total' : 'average'}`];
}

function chartChange(before: MetricsPlan, after: MetricsPlan): readonly string[] {
  if (before.chart === after.chart) return [];
  return [after.chart === null ? 'no chart' : `chart: ${after.chart.replace('_', ' ')}`];
}
