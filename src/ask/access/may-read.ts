/** Whether an answer that was given may be read by somebody, or by everybody in a channel. Pure. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Scope } from '../../catalogue/scope.ts';
import { extraMetrics } from '../../plan/extra-metrics.ts';
import type { MetricsPlan, Plan } from '../../plan/plan.ts';
import { deniedIn, isWithin, type Reaching } from '../../plan/within-scope.ts';
import type { KeptAnswer } from '../../store/answers.ts';
import { covers, everything, folded, type Rights } from './rights.ts';

/**
 * Whether whoever has `rights` may read the answer `kept`, as it stands. True where its brand is his and its plan stays within them by
 * itself: its filters, not its members, say so, so that nothing is told of who belongs where.
 */
export function mayRead(kept: Pick<KeptAnswer, 'brand' | 'plan'>, rights: Rights, catalogue: Catalogue): boolean {
  if (rights.brands !== null && !rights.brands.includes(kept.brand)) return false;
  const { planned } = JSON.parse(kept.plan) as { readonly planned: { readonly plan: Plan } };
  return isPlanWithin(planned.plan, rights, catalogue);
}

/** As `mayRead`, of a plan of a brand that may be asked about. */
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
