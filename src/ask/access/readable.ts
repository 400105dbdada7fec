/** A plan that somebody else may have made, for somebody with a directory of his own. */
import type { Directory } from '../../catalogue/directory.ts';
import type { Plan, PlanFilter } from '../../plan/plan.ts';
import { planMetrics, replan } from '../../plan/plan-metrics.ts';
import { plain } from '../../plan/plan-others.ts';
import type { PlanContext, Planned } from '../../plan/planned.ts';
import { questionFrom } from '../../plan/question-from.ts';
import { isMember } from '../../plan/source/selection.ts';
import { scopedFilters } from '../../plan/within-scope.ts';

/** Whether the directory is of a part of its brand. */
export function isLimited({ scope }: Directory): boolean {
  return scope.lobs !== null || scope.panels !== null || !scope.agents;
}

/** Whether every member that `filters` name is one that `directory` names. */
export function knowsNames(filters: readonly PlanFilter[], directory: Directory): boolean {
  return filters.every(
    ({ dimension, op, values }) =>
      !isMember(dimension) || (op !== 'in' && op !== 'not_in') || values.every((value) => directory.named(dimension, value).length > 0),
  );
}

/**
 * `planned` as it would be for whoever the directory of `context` is for, with nothing in it that only another was told. Null where there
 * is nothing of it for him: it is then as if it had never been asked.
 */
export function readable(planned: Planned, context: PlanContext): Planned | null {
  const { directory } = context;
  if (!isLimited(directory)) return planned;
  const { plan } = planned;
  if (!knowsNames(filtersOf(plan), directory)) return null;
  switch (plan.kind) {
    case 'metrics': {
      const added = scopedFilters(plan.filters, directory.scope) !== plan.filters;
      const again = planMetrics(questionFrom(plan, context), context);
      if (!again.ok) return null;
      return added ? { ...again.value, assumptions: [] } : replan(plan, context);
    }
    case 'snapshot':
    case 'why':
      return plain({ ...plan, filters: scopedFilters(plan.filters, directory.scope) });
    case 'define':
    case 'list':
    case 'help':
    case 'edit':
    case 'schedule':
    case 'alert':
      return plain(plan);
  }
}

function filtersOf(plan: Plan): readonly PlanFilter[] {
  switch (plan.kind) {
    case 'metrics':
    case 'snapshot':
    case 'why':
    case 'list':
      return plan.filters;
    case 'schedule':
    case 'alert':
      return plan.of.filters;
    case 'edit':
      return plan.changes.filters ?? [];
    case 'define':
    case 'help':
      return [];
  }
}
