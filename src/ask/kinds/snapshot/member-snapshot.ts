/** From a snapshot of several members to that of one. */
import type { MemberDimensionId } from '../../../catalogue/dimension.ts';
import { settledFilters } from '../../../plan/passes/filters.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { PlanContext } from '../../../plan/planned.ts';
import { sentence } from '../../../plan/sentence.ts';

/** The question for the snapshot of the member with the id `member`, on the days of `plan` and under its other filters; null where `plan` has no such member. */
export function memberSnapshot(plan: Plan, member: string, context: PlanContext): string | null {
  if (plan.kind !== 'snapshot' || plan.panel === 'brand') return null;
  const dimension: MemberDimensionId = plan.panel;
  const { directory } = context;
  const name = directory.members(dimension).some(({ id }) => id === member) ? directory.label(dimension, member) : null;
  if (name === null) return null;
  const others = plan.filters.filter((filter) => filter.dimension !== dimension);
  const filters = settledFilters([...others, { dimension, op: 'in', values: [name] }]);
  return sentence({ ...plan, time: { ...plan.time, phrase: null }, filters }, context);
}
