/** Plans for tests: what matters is given, the rest is left open. */
import type { MetricsPlan } from '../../src/plan/plan.ts';

/** A plan of one number over the sample brand's last whole week, changed by `given`. */
export function metricsPlan(given: Partial<MetricsPlan>): MetricsPlan {
  return {
    kind: 'metrics',
    brand: 'sample',
    metrics: ['exposed'],
    by: [],
    grain: null,
    time: { from: '2026-11-16', to: '2026-11-22', phrase: 'last week' },
    filters: [],
    having: [],
    order: [],
    limit: null,
    level: 'brand',
    compare: null,
    transform: null,
    chart: null,
    output: null,
    ...given,
  };
}
