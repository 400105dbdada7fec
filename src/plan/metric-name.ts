/** Metrics as they are typed. */
import { type MetricRef, metricKey } from '../catalogue/metric.ts';
import { metricOf } from './metric-ref.ts';
import type { MetricsPlan } from './plan.ts';
import type { PlanContext } from './planned.ts';

/** A metric as it is typed: `exposed rate`, `total transfers per 100 handled conversations`, `exposures / days`. */
export function nameOf(ref: MetricRef, { catalogue }: PlanContext): string {
  const wordsOf = (id: string): string => metricOf(id, catalogue).words.slice(0, 1).join('');
  if (typeof ref === 'string') return wordsOf(ref);
  const [top, bottom] = ref.ratio;
  if (bottom === 'days') return `${wordsOf(top)} / days`;
  return ref.per === 1 ? `${wordsOf(top)} / ${wordsOf(bottom)}` : `${wordsOf(top)} per ${String(ref.per)} ${wordsOf(bottom)}`;
}

/** Metrics side by side: `exposed and exposed rate`; where all are per day `average daily exposures and revenue`. */
export function namesOf(refs: readonly (MetricRef | { readonly section: string })[], context: PlanContext): string {
  const daily = refs.flatMap((ref) => (typeof ref === 'object' && 'ratio' in ref && ref.ratio[1] === 'days' ? [ref.ratio[0]] : []));
  if (daily.length > 0 && daily.length === refs.length) return `average daily ${namesOf(daily, context)}`;
  return refs.map((ref) => (typeof ref === 'object' && 'section' in ref ? `${ref.section} metrics` : nameOf(ref, context))).join(' and ');
}

/** The metric of `plan` that a key stands for; the catalogue's where the plan has none of it. */
export function refOf(key: string, plan: Pick<MetricsPlan, 'metrics'>): MetricRef {
  return plan.metrics.find((ref) => metricKey(ref) === key) ?? key;
}
