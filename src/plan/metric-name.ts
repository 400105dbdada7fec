/** Metrics as they are typed. */
import { type MetricRef, metricKey } from '../catalogue/metric.ts';
import { metricOf } from './metric-ref.ts';
import type { MetricsPlan } from './plan.ts';
import type { PlanContext } from './planned.ts';

/** A metric as it is typed: `exposed rate`, `total transfers per 100 handled conversations`, `average daily exposures`. */
export function nameOf(ref: MetricRef, { catalogue }: PlanContext): string {
  if (typeof ref === 'string') return metricOf(ref, catalogue).words[0] ?? ref.replaceAll('_', ' ');
  const [top, bottom] = ref.ratio.map((part) => (part === 'days' ? 'days' : (metricOf(part, catalogue).words[0] ?? part)));
  if (bottom === 'days') return `average daily ${top ?? ''}`;
  return ref.per === 1 ? `${top ?? ''} / ${bottom ?? ''}` : `${top ?? ''} per ${String(ref.per)} ${bottom ?? ''}`;
}

/** The metric of `plan` that a key stands for; the catalogue's where the plan has none of it. */
export function refOf(key: string, plan: Pick<MetricsPlan, 'metrics'>): MetricRef {
  return plan.metrics.find((ref) => metricKey(ref) === key) ?? key;
}
