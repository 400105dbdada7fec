/** Where the numbers of a plan are read from. */
import type { Dialect } from '../base/statement.ts';
import type { MetricsPlan } from '../plan/plan.ts';
import type { Part } from '../plan/source/part.ts';
import { dialectOf } from './dialect/dialect-of.ts';
import { resolve } from './resolve.ts';
import type { QueryContext } from './run-plan.ts';

/** The parts that the statement of `plan` is made of, each with its source; none where the plan cannot be run. */
export function partsOf(plan: MetricsPlan, context: QueryContext & { readonly dialect: Dialect }): readonly Part[] {
  const resolved = resolve(plan, { ...context, dialect: dialectOf(context.dialect) });
  return resolved.ok ? resolved.value.shape.parts : [];
}
