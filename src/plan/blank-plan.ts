/** Where plans begin. */
import type { MetricsPlan, PlanTime } from './plan.ts';

/** A plan of `brand` over `time` that asks for nothing yet. */
export function blankPlan(brand: string, time: PlanTime): MetricsPlan {
  return {
    kind: 'metrics',
    brand,
    metrics: [],
    by: [],
    grain: null,
    time,
    filters: [],
    having: [],
    order: [],
    limit: null,
    level: 'brand',
    compare: null,
    transform: null,
    chart: null,
    output: null,
  };
}
