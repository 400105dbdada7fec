/** Plans for tests: what matters is given, the rest is left open. */
import { blankPlan } from '../../src/plan/blank-plan.ts';
import type { MetricsPlan } from '../../src/plan/plan.ts';

/** A plan of one number over the sample brand's last whole week, changed by `given`. */
export function metricsPlan(given: Partial<MetricsPlan>): MetricsPlan {
  return {
    ...blankPlan('sample', { from: '2026-11-16', to: '2026-11-22', phrase: 'last week' }),
    metrics: ['exposed'],
    ...given,
  };
}
