/** Whether a plan that was made for one may be run for another, or for everybody in a channel. Pure. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Scope } from '../../catalogue/scope.ts';
import { extraMetrics } from '../../plan/extra-metrics.ts';
import type { MetricsPlan, Plan } from '../../plan/plan.ts';
import { deniedIn, isWithin, type Reaching } from '../../plan/within-scope.ts';
import { covers, everything, folded, type Rights } from './rights.ts';

/**
 * Whether `plan`, of a brand that may be asked about, stays within `rights` by itself: its filters, not its members, say so, so that
 * nothing is told of who belongs where.
 */
export function isPlanWithin(plan: Plan, rights: Rights, catalogue: Catalogue): boolean {
  if (covers({ ...rights, brands: null }, everything)) return true;
  switch (plan.kind) {
    case 'metrics':
      return isInside({ by: plan.by, filters: plan.filters, metrics: metricsOf(plan, catalogue) }, rights, catalogue);
    case 'snapshot':
      return isInside({ by: plan.panel === 'brand' ? [] : [plan.panel], filters: plan.filters, metrics: [] }, rights, catalogue);
    case 'why':
      return isInside({ by: [], filters: plan.filters, metrics: [plan.metric] }, rights, catalogue);
    case 'schedule':
    case 'alert':
      return isPlanWithin(plan.of, rights, catalogue);
    // What their answer tells follows from who asks.
    case 'define':
    case 'list':
    case 'help':
    case 'edit':
      return false;
  }
}

function metricsOf(plan: MetricsPlan, catalogue: Catalogue): Reaching['metrics'] {
  return [...plan.metrics, ...extraMetrics(plan, catalogue)];
}

/** Names of LOBs are compared without regard to case, as everywhere. */
function isInside(plan: Reaching, rights: Rights, catalogue: Catalogue): boolean {
  const scope: Scope = { lobs: rights.lobs?.map(folded) ?? null, panels: rights.panels, agents: rights.agents };
  const filters = plan.filters.map((filter) => (filter.dimension === 'lob' ? { ...filter, values: filter.values.map(folded) } : filter));
  const within = scope.lobs === null || filters.some((filter) => isWithin(filter, scope));
  return within && deniedIn({ ...plan, filters }, scope, catalogue) === null;
}
