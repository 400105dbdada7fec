/** Metrics that a plan's conditions and order name beside those asked for: shown as further columns. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type MetricRef, metricKey } from '../catalogue/metric.ts';
import type { MetricsPlan } from './plan.ts';

/** The further metrics of `plan`, each once, conditions before the order. */
export function extraMetrics(plan: Pick<MetricsPlan, 'metrics' | 'having' | 'order'>, catalogue: Catalogue): readonly MetricRef[] {
  const asked = new Set(plan.metrics.map(metricKey));
  const tested = plan.having.flatMap((condition) => [condition.metric, ...('than' in condition ? [condition.than] : [])]);
  const sorted = plan.order.map((entry) => entry.by).filter((by) => catalogue.metric(by) !== undefined);
  return [...new Set([...tested, ...sorted])].filter((key) => !asked.has(key));
}
