/** Metrics as they are typed. */
import { type MetricRef, metricKey } from '../catalogue/metric.ts';
import { metricOf } from './metric-ref.ts';
import type { MetricsPlan } from './plan.ts';
import type { PlanContext } from './planned.ts';

/** A metric as it is typed: `exposed rate`, `total transfers per 100 handled conversations`, `average daily exposures`. */
export function nameOf(ref: MetricRef, { catalogue }: PlanContext): string {
  const wordsOf = (id: string): string => metricOf(id, catalogue).words.slice(0, 1).join('');
  if (typeof ref === 'string') return wordsOf(ref);
  const [top, bottom] = ref.ratio;
  if (bottom === 'days') return `average daily ${wordsOf(top)}`;
  return ref.per === 1 ? `${wordsOf(top)} / ${wordsOf(bottom)}` : `${wordsOf(top)} per ${String(ref.per)} ${wordsOf(bottom)}`;
}

/** The metric of `plan` that a key stands for; the catalogue's where the plan has none of it. */
export function refOf(key: string, plan: Pick<MetricsPlan, 'metrics'>): MetricRef {
  return plan.metrics.find((ref) => metricKey(ref) === key) ?? key;
}
