/** Targets: what a metric is to reach, and of which numbers that can be said. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { growsWithDays } from '../catalogue/formula.ts';
import { storedTarget } from '../catalogue/own/target.ts';
import type { MetricsPlan } from '../plan/plan.ts';

/** What numbers are about: their cut and their dates. */
export type Held = Pick<MetricsPlan, 'by' | 'grain' | 'filters' | 'time' | 'transform'>;

/**
 * The target that the metric `id` can be held against in the cut `held`, in stored units of the brand's `currency` (ISO 4217 code); null where it
 * has none there. A rate has the same target in every cut; what grows with days and members has it for a day of the whole brand only. Shares and
 * totals of several days are other numbers than the metric, money of a currency asked for is other money than the brand's.
 */
export function targetIn(held: Held, id: string, catalogue: Catalogue, currency: string): number | null {
  const [target, metric] = [catalogue.target(id), catalogue.metric(id)];
  if (target === undefined || metric === undefined) return null;
  const { by, grain, filters, time, transform } = held;
  if (transform === 'share' || (transform !== null && transform.total === true)) return null;
  if (filters.some(({ dimension }) => dimension === 'currency')) return null;
  const daily = by.length === 0 && filters.length === 0 && (grain === 'day' || (grain === null && time.from === time.to));
  if (growsWithDays(metric.formula) && !daily) return null;
  return storedTarget(target, metric.unit, currency);
}
