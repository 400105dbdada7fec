/** A plan turned back into the question that makes it, so that a follow-up can change a part and the passes decide the rest anew. */
import { currencyDigits } from '../base/currency.ts';
import { type MetricRef, metricKey } from '../catalogue/metric.ts';
import type { Amount, HavingTerm, MetricsQuestion } from '../language/question.ts';
import { unitOf } from './metric-ref.ts';
import { bySection } from './panel.ts';
import { defaultChart } from './passes/chart.ts';
import { scaled } from './passes/conditions.ts';
import { defaultOrder } from './passes/ranking.ts';
import type { Condition, MetricsPlan } from './plan.ts';
import type { PlanContext } from './planned.ts';
import { compareTerm, rangeOf } from './range-of.ts';

const nowhere = { start: 0, end: 0 };

/** The question of `plan`: what the passes would choose anyway is left open, so that it follows a change. */
export function questionFrom(plan: MetricsPlan, context: PlanContext): MetricsQuestion {
  const shown = bySection(plan.metrics, plan.level, context.catalogue);
  // Before every place in a text: what a follow-up adds comes last.
  const parts = shown.map((part, index) => ({ part, at: { start: index - shown.length, end: index - shown.length } }));
  const usual = JSON.stringify(plan.order) === JSON.stringify(defaultOrder(plan));
  return {
    kind: 'metrics',
    metrics: parts.flatMap(({ part, at }) => (isSection(part) ? [] : [{ metric: part, level: null, at }])),
    sections: parts.flatMap(({ part, at }) => (isSection(part) ? [{ section: part.section, at }] : [])),
    by: plan.by.map((dimension) => ({ dimension, at: nowhere })),
    grain: plan.grain === null ? null : { grain: plan.grain, at: nowhere },
    time: { ...rangeOf(plan, context), at: nowhere },
    filters: plan.filters.map((filter) => ({ ...filter, at: nowhere })),
    having: plan.having.map((condition) => havingTerm(condition, plan, context)),
    ranking: rankingOf(plan),
    order: usual && plan.limit === null ? [] : plan.order.map(({ by, direction }) => ({ by: refOf(by, plan), direction, at: nowhere })),
    compare: plan.compare === null ? null : compareTerm(plan.compare),
    transform: transformOf(plan),
    chart: plan.chart === defaultChart(plan, context) ? null : { chart: plan.chart ?? 'none', at: nowhere },
    output: plan.output,
  };
}

function isSection(part: MetricRef | { readonly section: string }): part is Exclude<typeof part, MetricRef> {
  return typeof part === 'object' && 'section' in part;
}

function rankingOf({ limit }: MetricsPlan): MetricsQuestion['ranking'] {
  if (limit === null) return null;
  const { n, per } = typeof limit === 'number' ? { n: limit, per: null } : limit;
  return { rank: 'top', n, per, metric: null, byChange: false, of: null, at: nowhere };
}

function transformOf({ transform }: MetricsPlan): MetricsQuestion['transform'] {
  if (transform === null) return null;
  if (transform === 'share') return { kind: 'share', at: nowhere };
  return { kind: 'rolling', days: transform.rolling, total: transform.total ?? false, at: nowhere };
}

function havingTerm(condition: Condition, plan: MetricsPlan, context: PlanContext): HavingTerm {
  const metric = refOf(condition.metric, plan);
  if ('than' in condition) return { metric, op: condition.op, than: refOf(condition.than, plan), at: nowhere };
  const value = amountOf(metric, condition.value, context);
  if (condition.op === 'between') return { metric, op: 'between', value, value2: amountOf(metric, condition.value2, context), at: nowhere };
  return { metric, op: condition.op, value, at: nowhere };
}

function amountOf(ref: MetricRef, value: number, { catalogue, directory }: PlanContext): Amount {
  switch (unitOf(ref, catalogue)) {
    case 'percent':
      return { value: scaled(value, 2), unit: 'percent' };
    case 'currency':
    case 'currency_per_hour':
      return { value: scaled(value, -currencyDigits(directory.brand.currency)), unit: 'money' };
    case 'duration':
      return { value, unit: 'seconds' };
    case 'count':
    case 'number':
    case 'per_hour':
    case 'score':
      return { value, unit: null };
  }
}

function refOf(key: string, { metrics }: MetricsPlan): MetricRef {
  return metrics.find((ref) => metricKey(ref) === key) ?? key;
}
