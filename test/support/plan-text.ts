/** Plans on one line, so that a table of cases reads well. */
import { metricKey } from '../../src/catalogue/metric.ts';
import type { Condition, MetricsPlan, Plan } from '../../src/plan/plan.ts';

/** `exposed_rate by campaign, day | 2026-11-16..2026-11-22 | device in a/b | exposed_rate>0.2 | exposed_rate desc | 5 | campaign | … | bar`; parts that say nothing are left out. */
export function planText(plan: Plan): string {
  if (plan.kind !== 'metrics') return JSON.stringify(plan);
  const parts = [
    [plan.metrics.map(keyText).join(', '), ...byText(plan)].join(' by '),
    `${plan.time.from ?? ''}..${plan.time.to}`,
    ...plan.filters.map(({ dimension, op, values }) => `${dimension} ${op} ${values.join('/')}`),
    ...plan.having.map(conditionText),
    ...plan.order.map(({ by, direction }) => `${by} ${direction}`),
    ...(plan.limit === null
      ? []
      : [typeof plan.limit === 'number' ? `limit ${plan.limit}` : `limit ${plan.limit.n} per ${plan.limit.per}`]),
    plan.level,
    ...(plan.compare === null ? [] : [`vs ${plan.compare.from}..${plan.compare.to} ${plan.compare.name}`]),
    ...(plan.transform === null ? [] : [JSON.stringify(plan.transform)]),
    plan.chart ?? 'no chart',
    ...(plan.output === null ? [] : [plan.output]),
  ];
  return parts.join(' | ');
}

function keyText(ref: MetricsPlan['metrics'][number]): string {
  return typeof ref === 'string' || ref.per === 1 ? metricKey(ref) : `${metricKey(ref)}*${ref.per}`;
}

function byText(plan: MetricsPlan): readonly string[] {
  const by = [...plan.by, ...(plan.grain === null ? [] : [plan.grain])];
  return by.length === 0 ? [] : [by.join(', ')];
}

function conditionText(condition: Condition): string {
  if ('than' in condition) return `${condition.metric}${condition.op}${condition.than}`;
  return condition.op === 'between'
    ? `${condition.metric} ${condition.value}..${condition.value2}`
    : `${condition.metric}${condition.op}${condition.value}`;
}
