/** Whether a breakdown or filter touches a metric, from what the families of its measures declare and from nothing else. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { touchOf } from '../catalogue/families.ts';
import { measuresOf } from '../catalogue/formula.ts';
import type { Reach } from '../catalogue/measure.ts';
import { measureOf } from '../catalogue/measures.ts';
import type { MetricRef } from '../catalogue/metric.ts';
import { metricKey } from '../catalogue/metric.ts';
import { formulaOf } from './metric-ref.ts';
import type { MetricsPlan } from './plan.ts';

export interface MetricReach {
  /** `none` where one of the measures is not reached, `repeat` where none of them is cut, `overlap` where one is only exact a value at a time. */
  readonly reach: Reach;
  /** What goes with measures that are repeated beside others. */
  readonly notes: readonly string[];
}

/** How `dimension` touches `ref`, as a filter or as a breakdown. */
export function reachOf(ref: MetricRef, dimension: DimensionId, catalogue: Catalogue): MetricReach {
  const families = [...new Set(measuresOf(formulaOf(ref, catalogue)).map((id) => measureOf(id).family))];
  const touches = families.map((family) => ({ family, ...touchOf(family, dimension, families) }));
  const counting = touches.filter((touch) => touch.family !== 'calendar');
  const found = new Set((counting.length > 0 ? counting : touches).map((touch) => touch.reach));
  return {
    reach: found.has('none') ? 'none' : found.has('overlap') ? 'overlap' : found.has('partition') ? 'partition' : 'repeat',
    notes: touches.flatMap((touch) => touch.note ?? []),
  };
}

/** Whether every one of `dimensions` reaches `ref`. */
export function isReached(ref: MetricRef, dimensions: readonly DimensionId[], catalogue: Catalogue): boolean {
  return dimensions.every((dimension) => reachOf(ref, dimension, catalogue).reach !== 'none');
}

/** The dimensions that a plan filters or groups by, each once. */
export function dimensionsOf(plan: Pick<MetricsPlan, 'by' | 'filters'>): readonly DimensionId[] {
  return [...new Set([...plan.by, ...plan.filters.map((filter) => filter.dimension)])];
}

/** Keys of the plan's metrics that a breakdown or filter does not reach: shown as `–` in a section, refused elsewhere. */
export function unreachedMetrics(plan: Pick<MetricsPlan, 'metrics' | 'by' | 'filters'>, catalogue: Catalogue): readonly string[] {
  const dimensions = dimensionsOf(plan);
  return plan.metrics.filter((ref) => !isReached(ref, dimensions, catalogue)).map(metricKey);
}
