/** Parts of a question that a form has no field for: each is shown in words, and stays as long as nobody takes it out. */
import { defaultOrder } from '../../plan/passes/ranking.ts';
import type { MetricsPlan, PlanFilter } from '../../plan/plan.ts';
import type { PlanContext } from '../../plan/planned.ts';
import { conditionText, filterText } from '../../plan/sentence.ts';
import type { Found } from './choice.ts';

/** The parts of `plan` that no field shows; `hasField` tells which filters one does. */
export function keptParts(plan: MetricsPlan, hasField: (filter: PlanFilter) => boolean, context: PlanContext): readonly Found[] {
  const part = (value: string, text: string): Found => ({ value, text, says: '' });
  const usual = JSON.stringify(plan.order) === JSON.stringify(defaultOrder(plan));
  return [
    ...plan.filters.flatMap((filter, index) => (hasField(filter) ? [] : [part(`filter:${index}`, filterText(filter))])),
    ...plan.having.map((condition, index) => part(`having:${index}`, `only where ${conditionText(condition, plan, context)}`)),
    ...(plan.limit === null ? [] : [part('limit', limitText(plan.limit))]),
    ...(usual
      ? []
      : [part('order', `sorted by ${plan.order.map(({ by, direction }) => `${by.replaceAll('_', ' ')} ${direction}`).join(', ')}`)]),
    ...(plan.transform === null ? [] : [part('transform', transformText(plan.transform))]),
  ];
}

function limitText(limit: NonNullable<MetricsPlan['limit']>): string {
  return typeof limit === 'number' ? `the first ${limit} only` : `the first ${limit.n} of each ${limit.per.replaceAll('_', ' ')}`;
}

function transformText(transform: NonNullable<MetricsPlan['transform']>): string {
  return transform === 'share' ? 'as a share of the whole' : `rolling over ${transform.rolling} days`;
}
