/** Stored plans outlive the catalogue that they were made with: an administrator may have taken a metric out since. */
import type { Problem } from '../base/problem.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { dimensionIds } from '../catalogue/dimension.ts';
import type { Plan } from './plan.ts';

const orders: ReadonlySet<string> = new Set([...dimensionIds, 'time', 'change', 'change_rate']);

/** Why a stored `plan` cannot be used any more; null where the catalogue has every metric that it names. */
export function missingMetrics(plan: Plan, catalogue: Catalogue): Problem | null {
  const gone = metricsNamed(plan).filter((id) => catalogue.metric(id) === undefined);
  if (gone.length === 0) return null;
  const names = [...new Set(gone)].map((id) => id.replaceAll('_', ' ')).join(', ');
  return {
    code: 'no_metric',
    message: `That was asked about ${names}, which this catalogue no longer has.`,
    at: null,
    suggestions: [{ label: 'what there is', question: 'list metrics' }],
  };
}

/** The ids of the metrics that `plan` asks for, tests or sorts by; some of them more than once. */
export function metricsNamed(plan: Plan): readonly string[] {
  if (plan.kind === 'why') return [plan.metric];
  if (plan.kind !== 'metrics') return [];
  const asked = plan.metrics.flatMap((ref) => (typeof ref === 'string' ? [ref] : ref.ratio.filter((part) => part !== 'days')));
  const tested = plan.having.flatMap((condition) => [condition.metric, ...('than' in condition ? [condition.than] : [])]);
  const sorted = plan.order.map(({ by }) => by).filter((by) => !orders.has(by));
  // A ratio made on the fly that is tested or sorted by stands among those asked for.
  return [...asked, ...[...tested, ...sorted].filter((key) => !key.includes('/'))];
}
